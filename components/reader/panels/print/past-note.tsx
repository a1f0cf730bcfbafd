"use client";
import { useTranslations } from "use-intl";
import "@/messages/past";
import type { Codebook } from "../../model/codebook";
import { MarginNote, type PrintNoteProps } from "./margin-note";

/** An annotation as it stood at a time, beside its words. */
export function PastNote(note: PrintNoteProps & { readonly codebook: Codebook }) {
  const t = useTranslations("Past");
  const card = useTranslations("Card");
  const { status, noteCount, visibility } = note.annotation;
  const facts = [
    ...(status === "open" ? [] : [card(`status.${status}`)]),
    ...(noteCount > 0 ? [t("notes", { count: noteCount })] : []),
    ...(visibility === "private" ? [t("private")] : []),
  ];
  return <MarginNote {...note} facts={facts} />;
}
