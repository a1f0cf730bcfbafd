"use client";
import { createContext, useContext } from "react";
import { useTranslations } from "use-intl";
import type { FormDraft } from "../form-draft";
import { Button } from "./button";
import styles from "./field.module.css";

const FormDraftContext = createContext<FormDraft | null>(null);

/** Tells the parts of a form of its draft. */
export const FormDraftProvider = FormDraftContext.Provider;

/** The draft of the form around; null where none is kept. */
export function useDraftOfForm(): FormDraft | null {
  return useContext(FormDraftContext);
}

/** How much of a field that somebody else changed is shown, in UTF-16 code units. */
const SHOWN_LENGTH = 300;

function shortened(words: string): string {
  return words.length > SHOWN_LENGTH
    ? `${words.slice(0, SHOWN_LENGTH - 1).toWellFormed()}…`
    : words;
}

/** Says above a form that it holds what was written earlier, and what has changed since. */
export function DraftNotice({ draft }: { readonly draft: FormDraft }) {
  const t = useTranslations("Draft");
  const { resumed, discard } = draft;
  if (!resumed) return null;
  const { overwrites, hasOtherChanges } = resumed;
  const words = overwrites.filter((value) => typeof value === "string" && value.trim() !== "");
  return (
    <div className={styles.notice} role="status">
      <p>{t("resumed")}</p>
      {overwrites.length > 0 && <p>{t("changedMeanwhile")}</p>}
      {words.map((value) => (
        <blockquote key={String(value)} dir="auto">
          {shortened(String(value))}
        </blockquote>
      ))}
      {overwrites.length === 0 && hasOtherChanges && <p>{t("otherChanges")}</p>}
      <div>
        <Button size="small" onClick={discard}>
          {t("discard")}
        </Button>
      </div>
    </div>
  );
}
