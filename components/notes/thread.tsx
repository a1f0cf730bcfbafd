"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import type { threadsOf } from "@/lib/note/thread";
import "@/messages/notes";
import { useChanged } from "../live/use-changed";
import { ReplyForm, replyDraft } from "../review/reply-form";
import { Chip } from "../ui/chip";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { RelativeTime } from "../ui/relative-time";
import { SmallButton } from "../ui/small-button";
import { useToast } from "../ui/toast";
import { useDraftOpen } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import styles from "./notes.module.css";

type Note = AnswerAt<"GET /documents/{documentId}/notes">["items"][number]["notes"][number];
type Answers = ReturnType<typeof threadsOf<Note>>["answers"];

interface ThreadProps {
  readonly projectId: string;
  /** The note that begins the thread. */
  readonly first: Note;
  readonly answers: Answers;
  readonly mayAdd: boolean;
  readonly isNew: (note: Note) => boolean;
}

/** A thread of notes; once it is resolved, folded. */
export function Thread({ projectId, first, answers, mayAdd, isNew }: ThreadProps) {
  const t = useTranslations("Notes");
  const [isShown, setShown] = useState(false);
  const list = useId();
  const changed = useChanged();
  const toast = useToast();
  const resolving = useSubmit("PUT /notes/{noteId}/resolution", {
    onRefused({ detail }) {
      toast({ text: detail, urgent: true });
      changed("text");
    },
    onDone() {
      setShown(false);
      changed("text");
    },
  });
  const count = countIn(first, answers);
  if (count === 0) return null;
  const isResolved = first.resolvedAt !== null;
  const { id, version, deletedAt } = first;
  return (
    <div className={styles.thread}>
      {isResolved && (
        <SmallButton
          aria-expanded={isShown}
          aria-controls={isShown ? list : undefined}
          onClick={() => setShown(!isShown)}
        >
          {t("resolvedBy", { who: first.resolvedBy?.name ?? "", count })}
        </SmallButton>
      )}
      {(!isResolved || isShown) && (
        <div id={list}>
          <NoteTree
            projectId={projectId}
            note={first}
            answers={answers}
            mayAdd={mayAdd && !isResolved}
            isNew={isNew}
          />
        </div>
      )}
      {mayAdd && deletedAt === null && (
        <SmallButton
          aria-disabled={resolving.busy}
          onClick={() =>
            resolving.submit({ params: { noteId: id }, body: { resolved: !isResolved }, version })
          }
        >
          {t(isResolved ? "reopen" : "resolve")}
        </SmallButton>
      )}
    </div>
  );
}

function NoteTree({ note, ...thread }: Omit<ThreadProps, "first"> & { readonly note: Note }) {
  const t = useTranslations("Notes");
  const { projectId, answers, mayAdd, isNew } = thread;
  const { id, annotationId, body, createdBy, createdAt, updatedAt, deletedAt } = note;
  const [isReplying, setReplying] = useDraftOpen(replyDraft(id));
  const own = answers.get(id) ?? [];
  if (deletedAt && own.length === 0) return null;
  return (
    <div className={styles.note}>
      <p className={styles.about}>
        {isNew(note) && <Chip tone="warn">{t("new")}</Chip>}
        <b dir="auto">{createdBy.name}</b>
        <RelativeTime at={createdAt} />
        {updatedAt !== createdAt && !deletedAt && <span>{t("edited")}</span>}
      </p>
      {deletedAt ? (
        <p className={styles.soft}>{t("removed")}</p>
      ) : (
        <LazyMarkdown>{body}</LazyMarkdown>
      )}
      {mayAdd && !deletedAt && !isReplying && (
        <SmallButton
          aria-label={t("replyTo", { name: createdBy.name })}
          onClick={() => setReplying(true)}
        >
          {t("reply")}
        </SmallButton>
      )}
      {isReplying && (
        <ReplyForm
          projectId={projectId}
          annotationId={annotationId}
          replyTo={id}
          onDone={() => setReplying(false)}
        />
      )}
      {own.length > 0 && (
        <div className={styles.answers}>
          {own.map((answer) => (
            <NoteTree key={answer.id} note={answer} {...thread} />
          ))}
        </div>
      )}
    </div>
  );
}

/** How many notes of a thread are not deleted. */
function countIn(first: Note, answers: Answers): number {
  const own = answers.get(first.id) ?? [];
  return own.reduce((sum, each) => sum + countIn(each, answers), first.deletedAt ? 0 : 1);
}
