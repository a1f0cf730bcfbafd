import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import { antecedentOf } from "@/lib/quotation/antecedent";
import { attributionOf, type Attributed } from "@/lib/quotation/attribution";
import { contains, hull, type Span } from "@/lib/span/span";
import type { Reading } from "./reading";
import type { AttributionInput } from "./operations/set-attribution";

/** What stands around words says of them; null where it says nothing. */
export function proposeAttribution(reading: Reading, spans: readonly Span[]): Attributed | null {
  if (spans.length === 0) return null;
  const { text, language } = reading.place;
  const proposed = attributionOf(text, hull(spans), { language });
  return proposed.speaker || proposed.cue ? proposed : null;
}

/** The name of a speaker to begin with, and the pronoun of the text that may mean them. */
export interface ProposedName {
  /** Empty where the words name nobody. */
  readonly name: string;
  /** As the text has it; empty where the name itself stands there. */
  readonly pronoun: string;
}

/** For a pronoun, whoever the text names last before it: a question, for a person to answer. */
export function nameIn(reading: Reading, proposed: Attributed | null): ProposedName {
  const speaker = proposed?.speaker;
  if (!speaker) return { name: "", pronoun: "" };
  if (!speaker.isPronoun) {
    return { name: speaker.naming === "anonymous" ? "" : speaker.name, pronoun: "" };
  }
  const { text, language = "" } = reading.place;
  const known = reading.store
    .now()
    .annotations.flatMap(({ attribution }) => attribution?.speaker?.name ?? []);
  const pronoun = text.slice(speaker.start, speaker.end);
  return { name: antecedentOf(text, speaker, { language, known }), pronoun };
}

/** The proposal as somebody takes it, with the speaker they name. */
export function attributionInputFrom(
  reading: Reading,
  proposed: Pick<Attributed, "cue" | "speaker" | "addressee" | "naming"> | null,
  speaker: AttributionInput["speaker"],
  inside: string | null,
): AttributionInput {
  const at = (span: Span | null | undefined) => (span ? [reading.segment(span)] : null);
  const role =
    proposed?.speaker && proposed.speaker.name === speaker?.name ? proposed.speaker.role : "";
  return {
    speaker: speaker && { ...speaker, ...(role && !speaker.id ? { role } : {}) },
    addressee: null,
    naming: proposed?.naming ?? "named",
    at: {
      cue: at(proposed?.cue),
      speaker: at(proposed?.speaker),
      addressee: at(proposed?.addressee),
    },
    inside,
  };
}

/** The smallest other quotation that words stand in. */
export function findEnclosingQuotation(
  annotations: readonly Annotation[],
  spans: readonly Span[],
  self?: string,
): Annotation | null {
  if (spans.length === 0) return null;
  const inner = hull(spans);
  const size = ({ target }: Annotation) => hull(target).end - hull(target).start;
  const all = annotations.filter(
    ({ id, kind, target, anchor }) =>
      id !== self &&
      kind === "quotation" &&
      hasPlace({ anchor }) &&
      target.length > 0 &&
      contains(hull(target), inner),
  );
  const wider = all.filter((one) => size(one) > inner.end - inner.start);
  return wider.sort((a, b) => size(a) - size(b))[0] ?? null;
}

/**
 * Says who speaks, and can be taken back. `annotation` as it stood when the person began: where
 * somebody said otherwise since, this goes out against that version, so that both are shown.
 */
export function attribute(
  reading: Reading,
  annotation: Annotation,
  attribution: AttributionInput | null,
): void {
  const { id: annotationId } = annotation;
  reading.perform({ kind: "set-attribution", annotationId, attribution }, annotation);
}
