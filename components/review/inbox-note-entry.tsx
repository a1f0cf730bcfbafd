"use client";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import "@/messages/review";
import { PassageLink } from "../annotation/passage-link";
import { Chip } from "../ui/chip";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { RelativeTime } from "../ui/relative-time";
import { SmallButton } from "../ui/small-button";
import { useDraftOpen } from "../use-form-draft";
import { replyDraft } from "./reply-form";
import { Talk } from "./talk";
import look from "./queue.module.css";
import styles from "./review.module.css";

interface InboxNoteEntryProps {
  readonly projectId: string;
  readonly item: AnswerAt<"GET /projects/{projectId}/inbox/notes">["items"][number];
  readonly isNew: boolean;
}

/** A note of somebody else that concerns the viewer: who wrote it where, what it says, and a reply. */
export function InboxNoteEntry({ projectId, item, isNew }: InboxNoteEntryProps) {
  const t = useTranslations("Inbox");
  const { annotationId, documentTitle, note, why, at } = item;
  const [isTalking, setTalking] = useDraftOpen(replyDraft(note.id));
  return (
    <li className={look.item}>
      <p className={styles.about}>
        {isNew && <Chip tone="warn">{t("new")}</Chip>}
        <b>{t(`concerns.${why}`, { name: note.createdBy.name })}</b>
        <bdi>{documentTitle}</bdi>
        <RelativeTime at={at} />
      </p>
      <LazyMarkdown>{note.body}</LazyMarkdown>
      <PassageLink projectId={projectId} passage={item} />
      <p>
        <SmallButton aria-expanded={isTalking} onClick={() => setTalking(!isTalking)}>
          {t("replyToNote")}
        </SmallButton>
      </p>
      {isTalking && (
        <Talk
          projectId={projectId}
          annotationId={annotationId}
          replyTo={note.id}
          onDone={() => setTalking(false)}
        />
      )}
    </li>
  );
}
