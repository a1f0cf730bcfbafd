"use client";
import { useTranslations } from "use-intl";
import { recogniseSource } from "@/components/sources/recognise-source";
import { Field } from "../ui/field";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

/** A source that is not imported: what it is, the locator in it, its quoted words. */
export interface SourceDraft {
  readonly text: string;
  readonly locator: string;
  readonly quote: string;
}

export const NO_SOURCE: SourceDraft = { text: "", locator: "", quote: "" };

interface SourceFieldsProps {
  readonly draft: SourceDraft;
  readonly tried: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (draft: SourceDraft) => void;
}

export function SourceFields({ draft, tried, autoFocus, onChange }: SourceFieldsProps) {
  const t = useTranslations("Card");
  const known = recogniseSource(draft.text);
  return (
    <>
      <Field
        label={t("source")}
        hint={known ? t(`recognised.${known.as}`) : t("sourceHint")}
        error={tried && !known ? t("sourceUnknown") : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            autoFocus={autoFocus}
            value={draft.text}
            onChange={(event) => onChange({ ...draft, text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("locator")} hint={t("locatorHint")}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={500}
            value={draft.locator}
            onChange={(event) => onChange({ ...draft, locator: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("quote")}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            dir="auto"
            maxLength={20_000}
            value={draft.quote}
            onChange={(event) => onChange({ ...draft, quote: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** The source as the API takes it, or null while it is incomplete. */
export function sourceBody({ text, locator, quote }: SourceDraft) {
  const known = recogniseSource(text);
  return known && { ...known.source, locator: locator.trim(), quote: quote.trim() };
}
