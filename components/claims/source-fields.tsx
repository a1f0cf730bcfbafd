"use client";
import { useTranslations } from "use-intl";
import { MAX_NOTE_LENGTH } from "@/lib/contract/terms";
import "@/messages/claims";
import {
  namedSource,
  SourceField,
  UNNAMED_SOURCE,
  type NamedSource,
} from "../sources/source-field";
import { Field } from "../ui/field";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

/** Where in a source, and its words there. */
interface CitedPlace {
  readonly locator: string;
  readonly quote: string;
}

/** A source that is not imported, with the place in it. */
export interface SourceDraft extends NamedSource, CitedPlace {}

export const NO_SOURCE: SourceDraft = { ...UNNAMED_SOURCE, locator: "", quote: "" };

interface SourceFieldsProps {
  readonly projectId: string;
  readonly draft: SourceDraft;
  readonly tried: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (draft: SourceDraft) => void;
}

/** What the source is, the locator in it, its quoted words. */
export function SourceFields(props: SourceFieldsProps) {
  const { projectId, draft, tried, autoFocus, onChange } = props;
  return (
    <>
      <SourceField
        projectId={projectId}
        value={draft}
        tried={tried}
        autoFocus={autoFocus}
        onChange={(named) => onChange({ ...draft, ...named })}
      />
      <PlaceFields place={draft} hasQuote onChange={(place) => onChange({ ...draft, ...place })} />
    </>
  );
}

interface PlaceFieldsProps {
  readonly place: CitedPlace;
  /** Whether the words are typed here; those of an imported text are selected in it. */
  readonly hasQuote: boolean;
  readonly errorAt?: (path: keyof CitedPlace) => string | undefined;
  readonly onChange: (some: Partial<CitedPlace>) => void;
}

/** Where in a source, and its words there. */
export function PlaceFields({ place, hasQuote, errorAt, onChange }: PlaceFieldsProps) {
  const t = useTranslations("SourceField");
  return (
    <>
      <Field label={t("locator")} hint={t("locatorHint")} error={errorAt?.("locator")}>
        {(control) => (
          <TextInput
            {...control}
            dir="auto"
            maxLength={500}
            value={place.locator}
            onChange={(event) => onChange({ locator: event.target.value })}
          />
        )}
      </Field>
      {hasQuote && (
        <Field label={t("quote")} error={errorAt?.("quote")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              dir="auto"
              maxLength={MAX_NOTE_LENGTH}
              value={place.quote}
              onChange={(event) => onChange({ quote: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** The source as the API takes it, or null while nothing names it. */
export function sourceBody(draft: SourceDraft) {
  const source = namedSource(draft);
  return source && { ...source, locator: draft.locator.trim(), quote: draft.quote.trim() };
}
