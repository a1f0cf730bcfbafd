"use client";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { later } from "@/components/ui/later";
import styles from "./palette.module.css";

const NotePreview = later(async () => (await import("../../later-parts")).NotePreview);

const PREVIEW_ID = "palette-note-preview";

interface PaletteNoteProps {
  readonly note: string;
  readonly autoFocus: boolean;
  readonly onChange: (note: string) => void;
  /** Ctrl+Enter. */
  readonly onSave: () => void;
  /** Further actions below the field. */
  readonly children?: ReactNode;
}

/** The palette's field for a note, in Markdown, with how it will look on demand. */
export function PaletteNote({ note, autoFocus, onChange, onSave, children }: PaletteNoteProps) {
  const t = useTranslations("Palette");
  const ui = useTranslations("Ui");
  const [isPreviewed, setPreviewed] = useState(false);
  return (
    <div className={styles.part}>
      <label className="visually-hidden" htmlFor="palette-note">
        {t("noteLabel")}
      </label>
      <div className={styles.prose}>
        <textarea
          id="palette-note"
          className={styles.note}
          rows={3}
          dir="auto"
          autoFocus={autoFocus}
          placeholder={t("noteLabel")}
          value={note}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSave();
          }}
        />
        {isPreviewed && <NotePreview id={PREVIEW_ID} words={note} />}
      </div>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.plain}
          aria-expanded={isPreviewed}
          aria-controls={isPreviewed ? PREVIEW_ID : undefined}
          onClick={() => setPreviewed(!isPreviewed)}
        >
          {ui(isPreviewed ? "hidePreview" : "preview")}
        </button>
        {children}
      </div>
    </div>
  );
}
