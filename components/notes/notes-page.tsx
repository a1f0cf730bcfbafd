"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { may, type Role } from "@/lib/access/policy";
import { THREAD_STATES } from "@/lib/contract/terms";
import "@/messages/notes";
import { useApi, useApiPages } from "../live/use-api";
import { useProjectChanges } from "../live/use-project-changes";
import { pushUrl } from "../replace-url";
import { DocumentPage, type DocumentPageProps } from "../shell/document-page";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { RelativeTime } from "../ui/relative-time";
import { SelectField } from "../ui/select-field";
import { Spinner } from "../ui/spinner";
import { Conversation, type ConversationItem } from "./conversation";
import { noteFilterFrom, noteQueryOf, type NoteFilter } from "./note-filter";
import styles from "./notes.module.css";

interface NotesPageProps extends Pick<DocumentPageProps, "project" | "document"> {
  readonly viewer: NonNullable<DocumentPageProps["viewer"]> & { readonly id: string };
  readonly role: Role;
  readonly filter: NoteFilter;
  /** Up to when the viewer has read what others did in the text; null where they never left it. */
  readonly seenAt: string | null;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the project's texts had come. */
  readonly texts: number;
}

const PAGE = 50;

/** All notes of a text on one page, in the order of the text. */
export function NotesPage(props: NotesPageProps) {
  const { viewer, project, document } = props;
  const t = useTranslations("Notes");
  return (
    <DocumentPage
      viewer={viewer}
      project={project}
      document={document}
      name={t("name")}
      title={t.rich("heading", { title: () => <bdi>{document.title}</bdi> })}
      lead={t("lead")}
    >
      <Notes {...props} />
    </DocumentPage>
  );
}

function Notes(props: NotesPageProps) {
  const { viewer, role, project, document, seenAt, change, texts } = props;
  const t = useTranslations("Notes");
  const [filter, setFilter] = useState(props.filter);
  useProjectChanges(project.id, change, [], texts);
  const members = useApi("GET /projects/{projectId}/members", {
    params: { projectId: project.id },
  });
  const { thread, by, mentionsMe, onlyNew } = filter;
  const pages = useApiPages(
    "GET /documents/{documentId}/notes",
    {
      params: { documentId: document.id },
      query: {
        limit: PAGE,
        ...(thread ? { thread } : {}),
        ...(by ? { by } : {}),
        ...(mentionsMe ? { mentions: viewer.id } : {}),
        ...(onlyNew && seenAt ? { since: seenAt } : {}),
      },
    },
    { keepPrevious: true },
  );
  const narrow = (some: Partial<NoteFilter>) => {
    const next = { ...filter, ...some };
    setFilter(next);
    pushUrl(noteQueryOf(next));
  };
  const isNew = ({ createdAt, createdBy }: ConversationItem["notes"][number]) =>
    seenAt !== null && createdAt > seenAt && createdBy.id !== viewer.id;
  const { items, problem, hasMore, isFetching } = pages;
  const isNarrow = noteQueryOf(filter) !== "?";
  return (
    <div className={styles.page}>
      <div className={styles.filter}>
        <SelectField
          label={t("threads")}
          value={thread ?? ""}
          options={[
            { value: "", label: t("everyThread") },
            ...THREAD_STATES.map((value) => ({ value, label: t(`thread.${value}`) })),
          ]}
          onValue={(value) =>
            narrow({ thread: THREAD_STATES.find((one) => one === value) ?? null })
          }
        />
        <SelectField
          label={t("by")}
          value={by ?? ""}
          options={[
            { value: "", label: t("everybody") },
            ...(members.data?.items ?? []).flatMap(({ userId, name }) =>
              userId === null ? [] : [{ value: userId, label: name }],
            ),
          ]}
          onValue={(value) => narrow({ by: value || null })}
        />
        <CheckBox
          label={t("mentionsMe")}
          checked={mentionsMe}
          onChange={(event) => narrow({ mentionsMe: event.target.checked })}
        />
        {seenAt && (
          <CheckBox
            label={t("onlyNew")}
            checked={onlyNew}
            onChange={(event) => narrow({ onlyNew: event.target.checked })}
          />
        )}
        {seenAt && (
          <span className={styles.soft}>
            {t.rich("newHint", { at: () => <RelativeTime at={seenAt} /> })}
          </span>
        )}
      </div>
      {problem && (
        <Problem next={<Button onClick={pages.again}>{t("again")}</Button>}>{problem}</Problem>
      )}
      {!items && !problem && <Spinner />}
      {items?.length === 0 && !isNarrow && (
        <EmptyState title={t("empty")}>{t("emptyWords")}</EmptyState>
      )}
      {items?.length === 0 && isNarrow && (
        <EmptyState
          title={t("none")}
          action={
            <Button onClick={() => narrow(noteFilterFrom(new URLSearchParams()))}>
              {t("all")}
            </Button>
          }
        />
      )}
      {items && items.length > 0 && (
        <ol role="list" className={styles.list} aria-label={t("list")}>
          {items.map((item) => (
            <Conversation
              key={item.annotationId}
              projectId={project.id}
              item={item}
              mayAdd={may("note.add", { role })}
              isNew={isNew}
            />
          ))}
        </ol>
      )}
      {hasMore && (
        <Button loading={isFetching} onClick={pages.more}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
