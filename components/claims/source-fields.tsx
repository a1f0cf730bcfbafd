"use client";
import { useTranslations } from "use-intl";
import { recogniseSource } from "@/components/sources/recognise-source";
import { Field } from "../ui/field";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

/** A source that is not imported: what it is, the locator in it, its quoted words. */
export interface SourceGiven {
  readonly given: string;
  readonly locator: string;
  readonly quote: string;
}

export const NO_SOURCE: SourceGiven = { given: "", locator: "", quote: "" };

interface SourceFieldsProps {
  readonly draft: SourceGiven;
  readonly tried: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (draft: SourceGiven) => void;
}

export function SourceFields({ draft, tried, autoFocus, onChange }: SourceFieldsProps) {
  const t = useTranslations("Card");
  const known = recogniseSource(draft.given);
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
            value={draft.given}
            onChange={(event) => onChange({ ...draft, given: event.target.value })}
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
export function sourceBody({ given, locator, quote }: SourceGiven) {
  const known = recogniseSource(given);
  return known && { ...known.source, locator: locator.trim(), quote: quote.trim() };
}
