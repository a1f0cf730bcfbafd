"use client";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { MAX_NOTE_LENGTH } from "@/lib/contract/terms";
import "@/messages/review";
import { MentionArea } from "../annotation/mention-area";
import { useApi } from "../live/use-api";
import { useChanged } from "../live/use-changed";
import { Field, Form } from "../ui/field";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { SubmitActions } from "../ui/submit-actions";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import styles from "./review.module.css";

/** The name of the reply that somebody begins to write to a note, or to what became of an annotation. */
export function replyDraft(id: string): string {
  return `reply/${id}`;
}

interface TalkProps {
  readonly projectId: string;
  readonly annotationId: string;
  /** The note that is answered; without it, the reply begins a thread. */
  readonly replyTo?: string;
  readonly onDone: () => void;
}

/** The notes under an annotation, and a field for one more. */
export function Talk({ projectId, annotationId, replyTo, onDone }: TalkProps) {
  const t = useTranslations("Inbox");
  const changed = useChanged();
  // The same note sent again after a lost answer keeps its id.
  const noteId = useRef(newId());
  const params = { annotationId };
  const { data, problem } = useApi("GET /annotations/{annotationId}/notes", { params });
  const [{ body }, change, draft] = useFormDraft(replyDraft(replyTo ?? annotationId), () => ({
    body: "",
  }));
  const form = useSubmit("POST /annotations/{annotationId}/notes", {
    draft,
    wrong: { body: body.trim() === "" && t("nothingWritten") },
    onDone: () => {
      noteId.current = newId();
      changed("text");
      onDone();
    },
  });
  const send = () =>
    form.submit({ params, body: { id: noteId.current, body: body.trim(), replyTo } });
  return (
    <div className={styles.talk}>
      {problem && <Problem>{problem}</Problem>}
      {!data && !problem && <Spinner />}
      <ul role="list" className={styles.verdicts} aria-label={t("notes")}>
        {data?.items.map(({ id, createdBy, body: words, deletedAt }) =>
          deletedAt === null ? (
            <li key={id}>
              <b>{createdBy.name}</b>
              <LazyMarkdown>{words}</LazyMarkdown>
            </li>
          ) : null,
        )}
      </ul>
      <Form draft={draft} failures={form.failures} onSubmit={send}>
        <Field label={t("yourReply")} error={form.errorAt("body")} hint={t("replyHint")}>
          {(control) => (
            <MentionArea
              {...control}
              projectId={projectId}
              rows={3}
              maxLength={MAX_NOTE_LENGTH}
              value={body}
              onWrite={(words) => change({ body: words })}
            />
          )}
        </Field>
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <SubmitActions onCancel={onDone} busy={form.busy}>
          {t("send")}
        </SubmitActions>
      </Form>
    </div>
  );
}
