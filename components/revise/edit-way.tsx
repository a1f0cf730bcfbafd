"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { TEXT_FORMATS } from "@/lib/text/document-text";
import "@/messages/revise";
import { answerFrom, unreachable, type ApiAnswer } from "../api";
import { FormatField, WrittenTextField, type WrittenText } from "../documents/written-text";
import { Button } from "../ui/button";
import { FieldRow } from "../ui/field";
import { Problem } from "../ui/problem";
import styles from "./revise.module.css";

interface EditWayProps {
  readonly documentId: string;
  /** The format of the text as it stands. */
  readonly format: string;
  readonly written: WrittenText;
  readonly onChange: (some: Partial<WrittenText>) => void;
  readonly error: string | undefined;
}

/** The new text in a field: pasted, or begun with the text as it stands. */
export function EditWay({ documentId, format, written, onChange, error }: EditWayProps) {
  const t = useTranslations("Revise");
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
      <WrittenTextField
        label={t("text")}
        written={written}
        onChange={onChange}
        error={error}
        rows={14}
      />
      <FieldRow>
        <FormatField written={written} onChange={onChange} />
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
