"use client";
import type { ClipboardEvent } from "react";
import { useTranslations } from "use-intl";
import { TEXT_FORMATS, type TextFormat } from "@/lib/text/document-text";
import "@/messages/documents";
import { Field, type FieldProps } from "../ui/field";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { structuredHtml } from "./clipboard";
import { formatOfFile } from "./recognised";

/** A text as somebody writes or pastes it. */
export interface WrittenText {
  readonly content: string;
  /** The clipboard's HTML while its words are as they were pasted, else null. */
  readonly html?: string | null;
  /** Null until a person chooses: then the recognised format is used. */
  readonly format: TextFormat | null;
}

/** The characters of a written text that are sent, and their format. */
export function sentOf({ content, html = null, format }: WrittenText) {
  return html === null
    ? { content, format: format ?? formatOfFile(content) }
    : { content: html, format: "html" as const };
}

interface WrittenTextProps extends Pick<FieldProps, "label" | "error"> {
  readonly written: WrittenText;
  readonly onChange: (some: Partial<WrittenText>) => void;
  /** Called when structure was pasted. */
  readonly onStructure?: () => void;
  readonly rows: number;
}

/** The field of a text. */
export function WrittenTextField(props: WrittenTextProps) {
  const { label, error, written, onChange, onStructure, rows } = props;
  const t = useTranslations("Import");

  /** Into an empty field structure is pasted with its words; elsewhere the words alone. */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (value.slice(0, selectionStart).trim() + value.slice(selectionEnd).trim() !== "") return;
    const structured = structuredHtml(event.clipboardData);
    if (structured === null) return;
    event.preventDefault();
    const words = event.clipboardData.getData("text/plain");
    onChange({ content: words.trim() === "" ? structured : words, html: structured, format: null });
    onStructure?.();
  }

  const isStructured = (written.html ?? null) !== null;
  return (
    <Field label={label} error={error} hint={isStructured ? t("structured") : t("textHint")}>
      {(control) => (
        <TextArea
          {...control}
          value={written.content}
          onChange={(event) => onChange({ content: event.target.value, html: null })}
          onPaste={paste}
          rows={rows}
          dir="auto"
          spellCheck={false}
        />
      )}
    </Field>
  );
}

/** The format of a text: what is recognised, until a person chooses. */
export function FormatField({ written, onChange }: Pick<WrittenTextProps, "written" | "onChange">) {
  const t = useTranslations("Import");
  const isChosen = written.format !== null || (written.html ?? null) !== null;
  return (
    <Field label={t("format")} hint={isChosen ? undefined : t("formatGuessed")}>
      {(control) => (
        <Select
          {...control}
          value={sentOf(written).format}
          onChange={(event) => onChange({ format: event.target.value as TextFormat, html: null })}
          options={TEXT_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
        />
      )}
    </Field>
  );
}
