"use client";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { threadsOf } from "@/lib/note/thread";
import "@/messages/notes";
import { PassageLink } from "../annotation/passage-link";
import { Sign } from "../annotation/sign";
import { Thread } from "./thread";
import styles from "./notes.module.css";

export type ConversationItem = AnswerAt<"GET /documents/{documentId}/notes">["items"][number];

interface ConversationProps {
  readonly projectId: string;
  readonly item: ConversationItem;
  readonly mayAdd: boolean;
  readonly isNew: (note: ConversationItem["notes"][number]) => boolean;
}

/** An annotation's words, who marked them as what, and all that is noted on it. */
export function Conversation({ projectId, item, mayAdd, isNew }: ConversationProps) {
  const t = useTranslations("Notes");
  const ui = useTranslations("Ui");
  const { kind, createdBy, notes, noteCount } = item;
  const { first, answers } = threadsOf(notes);
  const left = noteCount - notes.filter(({ deletedAt }) => deletedAt === null).length;
  return (
    <li className={styles.conversation}>
      <p className={styles.about} data-kind={kind}>
        <Sign kind={kind} />
        <span>{t("of", { kind: ui(`kind.${kind}`), name: createdBy.name })}</span>
        <span>{t("count", { count: noteCount })}</span>
      </p>
      <PassageLink projectId={projectId} passage={item} />
      {first.map((note) => (
        <Thread
          key={note.id}
          projectId={projectId}
          first={note}
          answers={answers}
          mayAdd={mayAdd}
          isNew={isNew}
        />
      ))}
      {left > 0 && <p className={styles.soft}>{t("left", { count: left })}</p>}
    </li>
  );
}
