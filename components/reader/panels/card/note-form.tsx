"use client";
import { useId } from "react";
import { MentionArea } from "@/components/annotation/mention-area";
import { MAX_NOTE_LENGTH } from "@/lib/contract/terms";
import { CardForm } from "../../context/card-form";
import { useReaderContext } from "../../context/reader-context";
import { useDraft } from "../../context/use-draft";
import parts from "@/components/ui/card-parts.module.css";

interface NoteFormProps {
  readonly label: string;
  /** The draft is kept under this name. */
  readonly name: string;
  readonly words?: string;
  /** Whether an empty text may be saved, which removes the note. */
  readonly mayBeEmpty?: boolean;
  readonly longest?: number;
  readonly onSave: (body: string) => void;
  readonly onClose: () => void;
}

/** A few lines of Markdown. Ctrl+Enter saves, Escape closes and keeps what was written. */
export function NoteForm(props: NoteFormProps) {
  const {
    label,
    name,
    words = "",
    mayBeEmpty = false,
    longest = MAX_NOTE_LENGTH,
    onSave,
    onClose,
  } = props;
  const id = useId();
  const { projectId } = useReaderContext().reading.place;
  const form = useDraft(name, () => words, onClose);
  const { draft: body, change } = form;
  const nothing = body.trim() === "" && !mayBeEmpty;
  const save = () => {
    form.finish();
    onSave(body.trim());
  };
  return (
    <CardForm form={form} onSave={save} size="small" disabled={nothing}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <MentionArea
        projectId={projectId}
        id={id}
        className={parts.note}
        rows={3}
        autoFocus
        placeholder={label}
        maxLength={longest}
        value={body}
        onWrite={(written) => change(() => written)}
      />
    </CardForm>
  );
}
