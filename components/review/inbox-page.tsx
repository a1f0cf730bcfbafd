"use client";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { INBOX_GROUPS } from "@/lib/contract/terms";
import "@/messages/review";
import { call } from "../api";
import { useApi, useApiPages } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { pushUrl } from "../replace-url";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { InboxEntry } from "./inbox-entry";
import { InboxNoteEntry } from "./inbox-note-entry";
import look from "./queue.module.css";
import styles from "./review.module.css";

/** What can be shown alone: notes of others, or a group of one's annotations. */
type Part = "notes" | (typeof INBOX_GROUPS)[number];
type Summary = AnswerAt<"GET /projects/{projectId}/inbox/summary">;

interface InboxPageProps {
  readonly projectId: string;
  readonly part: Part | null;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the project's texts had come. */
  readonly texts: number;
}

const PAGE = 50;

/** Notes of others that concern the viewer, and what became of the viewer's annotations. */
export function InboxPage({ projectId, part: first, change, texts }: InboxPageProps) {
  const t = useTranslations("Inbox");
  const [part, setPart] = useState(first);
  useProjectChanges(projectId, change, [], texts);
  const params = { projectId };
  const { data: summary } = useApi("GET /projects/{projectId}/inbox/summary", { params });
  const notes = useApiPages(
    "GET /projects/{projectId}/inbox/notes",
    { params, query: { limit: PAGE } },
    { enabled: part === null || part === "notes" },
  );
  const group = part === "notes" ? null : part;
  const decided = useApiPages(
    "GET /projects/{projectId}/inbox",
    { params, query: { limit: PAGE, ...(group ? { group } : {}) } },
    { enabled: part !== "notes" },
  );
  const isFresh = useFresh([
    ...(notes.items ?? []).map(({ note, isNew }) => ({ id: note.id, isNew })),
    ...(decided.items ?? []).map(({ annotationId: id, isNew }) => ({ id, isNew })),
  ]);
  useMarkSeen(projectId, part === null ? [notes.items, decided.items] : []);

  const choose = (next: Part | null) => {
    setPart(next);
    pushUrl(next ? `?group=${next}` : "?");
  };
  const isEmpty = part === null && notes.items?.length === 0 && decided.items?.length === 0;
  return (
    <div className={styles.page}>
      {summary && <Counts summary={summary} part={part} onPart={choose} />}
      {isEmpty && <EmptyState title={t("empty")}>{t("emptyWords")}</EmptyState>}
      {!isEmpty && (part === null || part === "notes") && (
        <List
          title={t("notesOfOthers")}
          name={t("notesList")}
          pages={notes}
          empty={
            part === "notes" && <EmptyState title={t("noNotes")}>{t("noNotesWords")}</EmptyState>
          }
        >
          {notes.items?.map((item) => (
            <InboxNoteEntry
              key={item.note.id}
              projectId={projectId}
              item={item}
              isNew={isFresh(item.note.id)}
            />
          ))}
        </List>
      )}
      {!isEmpty && part !== "notes" && (
        <List
          title={t("decisions")}
          name={t("list")}
          pages={decided}
          empty={
            part !== null && (
              <EmptyState
                title={t("empty")}
                action={<Button onClick={() => choose(null)}>{t("all")}</Button>}
              >
                {t("emptyGroup")}
              </EmptyState>
            )
          }
        >
          {decided.items?.map((item) => (
            <InboxEntry
              key={item.annotationId}
              projectId={projectId}
              item={item}
              isNew={isFresh(item.annotationId)}
            />
          ))}
        </List>
      )}
    </div>
  );
}

interface Dated {
  readonly at: string;
  readonly isNew: boolean;
}

/** What was new when it was first seen stays marked until the page is left. */
function useFresh(items: readonly { readonly id: string; readonly isNew: boolean }[]) {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const unmarked = items.filter(({ id, isNew }) => isNew && !fresh.has(id));
  if (unmarked.length > 0) setFresh(new Set([...fresh, ...unmarked.map(({ id }) => id)]));
  return (id: string) => fresh.has(id);
}

/** Marks the inbox as seen once all lists, each with the newest first, are there. */
function useMarkSeen(projectId: string, lists: readonly (readonly Dated[] | undefined)[]) {
  const isThere = lists.every((items) => items !== undefined);
  const newest = lists.flatMap((items) => (items?.[0]?.isNew ? items[0].at : [])).toSorted();
  const seenUpTo = isThere ? (newest.at(-1) ?? null) : null;
  useEffect(() => {
    if (seenUpTo === null) return;
    const body = { at: seenUpTo };
    void call("PUT /projects/{projectId}/inbox/seen", { params: { projectId }, body });
  }, [projectId, seenUpTo]);
}

interface ListProps {
  readonly title: string;
  /** Of the list, for who hears it. */
  readonly name: string;
  readonly pages: {
    readonly items: readonly unknown[] | undefined;
    readonly problem: string | null;
    readonly hasMore: boolean;
    readonly isFetching: boolean;
    readonly more: () => void;
    readonly again: () => void;
  };
  /** What is shown where there is nothing; nothing, not even the title, where it is false. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

/** One of the two lists, with its title, page by page. */
function List({ title, name, pages, empty, children }: ListProps) {
  const t = useTranslations("Inbox");
  const { items, problem, hasMore, isFetching, more, again } = pages;
  if (items?.length === 0) return empty;
  return (
    <section className={styles.page} aria-label={title}>
      <h2>{title}</h2>
      {!items && !problem && <Spinner />}
      <ol role="list" aria-label={name}>
        {children}
      </ol>
      {problem && <Problem next={<Button onClick={again}>{t("again")}</Button>}>{problem}</Problem>}
      {hasMore && (
        <Button loading={isFetching} onClick={more}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

interface CountsProps {
  readonly summary: Summary;
  readonly part: Part | null;
  readonly onPart: (part: Part | null) => void;
}

/** "Accepted 31", "Rejected 4 (3 × opinion)": each narrows the page to what it counts. */
function Counts({ summary, part, onPart }: CountsProps) {
  const t = useTranslations("Inbox");
  return (
    <div className={styles.counts}>
      <div role="group" className={look.buttons} aria-label={t("groups")}>
        <Button aria-pressed={part === null} onClick={() => onPart(null)}>
          {t("all")}
        </Button>
        <Button aria-pressed={part === "notes"} onClick={() => onPart("notes")}>
          {t("notesCount", { count: summary.notes })}
        </Button>
        {INBOX_GROUPS.map((one) => (
          <Button key={one} aria-pressed={part === one} onClick={() => onPart(one)}>
            {t(`counts.${one}`, { count: summary[one] })}
          </Button>
        ))}
      </div>
      {summary.reasons.length > 0 && (
        <ul role="list" className={styles.reasons} aria-label={t("reasons")}>
          {summary.reasons.map(({ reason, count }) => (
            <li key={reason}>{t("reasonOf", { count, reason })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
