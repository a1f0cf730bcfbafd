"use client";
import { useEffect, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { MAX_NOTE_LENGTH } from "@/lib/contract/terms";
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
  const t = useTranslations("Card");
  const { reading } = useReaderContext();
  const id = useId();
  const form = useDraft(name, () => words, onClose);
  const { draft: body, change } = form;
  useEffect(() => reading.store.beginEditing(), [reading]);
  const nothing = body.trim() === "" && !mayBeEmpty;
  const save = () => {
    if (nothing) return;
    form.finish();
    onSave(body.trim());
  };
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        if (event.key === "Escape") {
          event.stopPropagation();
          form.leave();
        }
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {label}
        </label>
        <TextArea
          id={id}
          className={parts.note}
          rows={3}
          dir="auto"
          autoFocus
          placeholder={label}
          maxLength={longest}
          value={body}
          onChange={(event) => change(() => event.target.value)}
        />
        <FormActions>
          <Button size="small" onClick={form.discard}>
            {t(form.isChanged ? "discard" : "cancel")}
          </Button>
          <Button size="small" type="submit" variant="primary" disabled={nothing}>
            {t("save")}
          </Button>
        </FormActions>
      </form>
    </div>
  );
}
