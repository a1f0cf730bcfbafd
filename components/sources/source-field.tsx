"use client";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import "@/messages/claims";
import { useSuggestions } from "../live/use-suggestions";
import { Field } from "../ui/field";
import { Offers } from "../ui/offers";
import { TextArea } from "../ui/text-area";
import { recogniseSource, type SourceInput } from "./recognise-source";
import { sourceInputOf } from "./source-input-of";
import { nameOf } from "./source-name";

type ListedSource = AnswerAt<"GET /projects/{projectId}/sources">["items"][number];

/** The words that name a source, and the source of the project that was chosen for them, if any. */
export interface NamedSource {
  readonly text: string;
  readonly picked: SourceInput | null;
}

export const UNNAMED_SOURCE: NamedSource = { text: "", picked: null };

/** The source as the API takes it, or null while nothing names it. */
export function namedSource({ text, picked }: NamedSource): SourceInput | null {
  return picked ?? recogniseSource(text)?.source ?? null;
}

interface SourceFieldProps {
  readonly projectId: string;
  readonly value: NamedSource;
  /** Whether the form was sent, so that what is missing is said. */
  readonly tried: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (source: NamedSource) => void;
}

const MIN_LENGTH = 2;
const MAX_OFFERED = 6;

/**
 * A field for a source: an address, a number, a citation in one of the usual formats, or any words.
 * While one types, the sources of the project that hold those words are offered.
 */
export function SourceField({ projectId, value, tried, autoFocus, onChange }: SourceFieldProps) {
  const t = useTranslations("SourceField");
  const { text, picked } = value;
  const known = recogniseSource(text);
  const answer = useSuggestions(
    "GET /projects/{projectId}/sources",
    picked ? "" : text,
    (q) => ({ params: { projectId }, query: { q: q || "-", limit: MAX_OFFERED } }),
    MIN_LENGTH,
  );
  const offered = (picked ? undefined : answer?.items) ?? [];
  const hint = picked ? t("picked") : known ? t(`recognised.${known.as}`) : t("hint");
  const missing = t(text.trim() === "" ? "missing" : "unfit");
  return (
    <Field
      label={t("label")}
      hint={<span role="status">{hint}</span>}
      error={tried && !picked && !known ? missing : undefined}
    >
      {(control) => (
        <Offers
          label={t("offers")}
          items={offered}
          describe={describeSource}
          onPick={(source) => onChange({ text: nameOf(source), picked: sourceInputOf(source) })}
        >
          <TextArea
            {...control}
            rows={2}
            dir="auto"
            autoFocus={autoFocus}
            value={text}
            onChange={(event) => onChange({ text: event.target.value, picked: null })}
          />
        </Offers>
      )}
    </Field>
  );
}

function describeSource(source: ListedSource) {
  const { url } = source;
  const name = nameOf(source);
  return (
    <>
      <bdi>{name}</bdi>
      {url && !name.includes(url) && <small dir="ltr">{url}</small>}
    </>
  );
}
