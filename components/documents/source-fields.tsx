"use client";
import { useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import "@/messages/documents";
import english from "@/messages/en-documents.json";
import type { SourceMetadata } from "@/lib/text/document-text";
import { errorAt, type ApiRefusal } from "../api";
import { Field, FieldRow } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { METADATA } from "./document";

export interface SourceFieldsProps {
  readonly source: SourceMetadata;
  readonly onChange: (source: SourceMetadata) => void;
  readonly refusal: ApiRefusal | null;
}

const MAX_LENGTHS: Readonly<Record<keyof SourceMetadata, number>> = {
  author: 500,
  speaker: 500,
  publisher: 500,
  date: 10,
  url: 4_000,
  language: 35,
  rights: 1_000,
};

/** The source of a text: all fields are optional, and all are kept when the server refuses one. */
export function SourceFields({ source, onChange, refusal }: SourceFieldsProps) {
  const t = useTranslations("Documents");
  return (
    <FieldRow>
      {METADATA.map((key) => (
        <Field
          key={key}
          label={t(`fields.${key}`)}
          hint={hasMessage(english.Documents.hints, key) ? t(`hints.${key}`) : undefined}
          error={
            errorAt(refusal, `source.${key}`) || errorAt(refusal, key)
              ? t(`wrong.${key}`)
              : undefined
          }
        >
          {(control) => (
            <TextInput
              {...control}
              type={key === "url" ? "url" : "text"}
              value={source[key]}
              onChange={(event) => onChange({ ...source, [key]: event.target.value })}
              maxLength={MAX_LENGTHS[key]}
              dir="auto"
              autoComplete="off"
              spellCheck={key === "rights"}
            />
          )}
        </Field>
      ))}
    </FieldRow>
  );
}
