"use client";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { MAX_NOTE_LENGTH } from "@/lib/contract/terms";
import "@/messages/review";
import { MentionArea } from "../annotation/mention-area";
import { useChanged } from "../live/use-changed";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";

/** The name of the reply that somebody begins to write to a note, or to what became of an annotation. */
export function replyDraft(id: string): string {
  return `reply/${id}`;
}

export interface ReplyFormProps {
  readonly projectId: string;
  readonly annotationId: string;
  /** The note that is answered; without it, the reply begins a thread. */
  readonly replyTo?: string;
  readonly onDone: () => void;
}

/** A field for one more note under an annotation. */
export function ReplyForm({ projectId, annotationId, replyTo, onDone }: ReplyFormProps) {
  const t = useTranslations("Inbox");
  const changed = useChanged();
  // The same note sent again after a lost answer keeps its id.
  const noteId = useRef(newId());
  const params = { annotationId };
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
  );
}
