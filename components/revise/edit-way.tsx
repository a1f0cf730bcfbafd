"use client";
import { useState, type ClipboardEvent } from "react";
import { useTranslations } from "use-intl";
import { TEXT_FORMATS, type TextFormat } from "@/lib/text/document-text";
import { answerFrom, unreachable, type ApiAnswer } from "../api";
import { structuredHtml } from "../documents/clipboard";
import { formatOfFile } from "../documents/recognised";
import { Button } from "../ui/button";
import { Field, FieldRow } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import styles from "./revise.module.css";

/** A text as somebody writes it. */
export interface Written {
  readonly content: string;
  /** The clipboard's HTML while its words are as they were pasted, else null. */
  readonly html: string | null;
  /** Null until a person chooses: then the recognised format is used. */
  readonly format: TextFormat | null;
}

/** The format that was chosen, or the one that the words look like. */
export function formatOf({ content, html, format }: Written): TextFormat {
  return html === null ? (format ?? formatOfFile(content)) : "html";
}

interface EditWayProps {
  readonly documentId: string;
  /** The format of the text as it stands. */
  readonly format: string;
  readonly written: Written;
  readonly onChange: (some: Partial<Written>) => void;
  readonly error: string | undefined;
}

/** The new text in a field: pasted, or begun with the text as it stands. */
export function EditWay({ documentId, format, written, onChange, error }: EditWayProps) {
  const t = useTranslations("Revise");
  const formats = useTranslations("Import");
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function startFromText() {
    setStarting(true);
    setProblem(null);
    const answer = await originalOf(documentId);
    setStarting(false);
    if (!answer.ok) return setProblem(answer.detail);
    const known = TEXT_FORMATS.find((one) => one === format) ?? null;
    onChange({ content: answer.value, html: null, format: known });
  }

  /** Into an empty field structure is pasted with its words; elsewhere the words alone. */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    if (value.slice(0, selectionStart).trim() + value.slice(selectionEnd).trim() !== "") return;
    const structured = structuredHtml(event.clipboardData);
    if (structured === null) return;
    event.preventDefault();
    const words = event.clipboardData.getData("text/plain");
    onChange({ content: words.trim() === "" ? structured : words, html: structured, format: null });
  }

  return (
    <div className={styles.way}>
      {written.content === "" && (
        <div>
          <Button onClick={() => void startFromText()} loading={starting}>
            {t("startFrom")}
          </Button>
          {problem && <Problem>{problem}</Problem>}
        </div>
      )}
      <Field
        label={t("text")}
        error={error}
        hint={written.html === null ? t("textHint") : t("structured")}
      >
        {(control) => (
          <TextArea
            {...control}
            value={written.content}
            onChange={(event) => onChange({ content: event.target.value, html: null })}
            onPaste={paste}
            rows={14}
            dir="auto"
            spellCheck={false}
          />
        )}
      </Field>
      <FieldRow>
        <Field
          label={formats("format")}
          hint={written.format || written.html !== null ? undefined : formats("formatGuessed")}
        >
          {(control) => (
            <Select
              {...control}
              value={formatOf(written)}
              onChange={(event) =>
                onChange({ format: event.target.value as TextFormat, html: null })
              }
              options={TEXT_FORMATS.map((value) => ({ value, label: formats(`formats.${value}`) }))}
            />
          )}
        </Field>
      </FieldRow>
    </div>
  );
}

/** The characters that a document's text was read from. */
async function originalOf(documentId: string): Promise<ApiAnswer<string>> {
  const id = encodeURIComponent(documentId);
  try {
    const response = await fetch(`/api/v1/documents/${id}/text?original=true`, {
      headers: { accept: "text/plain, application/json" },
    });
    const text = await response.text();
    return response.ok ? { ok: true, value: text } : answerFrom(response.status, text);
  } catch {
    return unreachable();
  }
}
