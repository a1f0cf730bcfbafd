"use client";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { LONGEST_NOTE } from "@/lib/note/thread";
import { useFrame } from "../frame";
import styles from "./card.module.css";

interface NoteFormProps {
  readonly label: string;
  readonly words?: string;
  readonly onSave: (body: string) => void;
  readonly onClose: () => void;
}

/** A few lines of Markdown. Ctrl and Enter save, Escape closes. */
export function NoteForm({ label, words = "", onSave, onClose }: NoteFormProps) {
  const t = useTranslations("Card");
  const { reading } = useFrame();
  const id = useId();
  const [body, setBody] = useState(words);
  useEffect(() => reading.store.edits(), [reading]);
  const save = () => {
    if (body.trim() !== "") onSave(body.trim());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <TextArea
        id={id}
        className={styles.note}
        rows={3}
        dir="auto"
        autoFocus
        placeholder={label}
        maxLength={LONGEST_NOTE}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <FormActions>
        <Button size="small" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="small" type="submit" variant="primary" disabled={body.trim() === ""}>
          {t("save")}
        </Button>
      </FormActions>
    </form>
  );
}
