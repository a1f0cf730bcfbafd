import type { Annotation, Attribution, QuotationDetail } from "@/lib/annotation/annotation";
import { attributionOf, type Attributed } from "@/lib/quotation/attribution";
import { contains, hull, type Span } from "@/lib/span/span";
import type { Reading } from "./reading";
import { deepEqual } from "./deep-equal";
import type { GivenAttribution } from "./attribution-operation";

/** What stands around words says of them; null where it says nothing. */
export function proposedFor(reading: Reading, spans: readonly Span[]): Attributed | null {
  if (spans.length === 0) return null;
  const { text, language } = reading.place;
  const proposed = attributionOf(text, hull(spans), { language });
  return proposed.speaker || proposed.cue ? proposed : null;
}

/** A name to begin with; a pronoun is none. */
export function nameIn(proposed: Attributed | null): string {
  const speaker = proposed?.speaker;
  return speaker && !speaker.isPronoun && speaker.naming !== "anonymous" ? speaker.name : "";
}

/** The proposal as somebody takes it, with the speaker they name. */
export function givenFrom(
  reading: Reading,
  proposed: Pick<Attributed, "cue" | "speaker" | "addressee" | "naming"> | null,
  speaker: GivenAttribution["speaker"],
  inside: string | null,
): GivenAttribution {
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

/** The contract's own words of a quotation that is made with its attribution. */
export function wordsOf(
  given: GivenAttribution,
): Pick<QuotationDetail, "speaker" | "cue" | "addressee"> {
  const words = (segments: GivenAttribution["at"]["cue"]) =>
    segments?.map(({ exact }) => exact).join(" … ") ?? null;
  return {
    speaker: given.speaker?.name ?? words(given.at.speaker),
    cue: words(given.at.cue),
    addressee: given.addressee?.name ?? words(given.at.addressee),
  };
}

/** The smallest other quotation that words stand in. */
export function around(
  annotations: readonly Annotation[],
  spans: readonly Span[],
  self?: string,
): Annotation | null {
  if (spans.length === 0) return null;
  const inner = hull(spans);
  const size = ({ target }: Annotation) => hull(target).end - hull(target).start;
  const all = annotations.filter(
    ({ id, kind, target, orphan }) =>
      id !== self &&
      kind === "quotation" &&
      !orphan &&
      target.length > 0 &&
      contains(hull(target), inner),
  );
  const wider = all.filter((one) => size(one) > inner.end - inner.start);
  return wider.sort((a, b) => size(a) - size(b))[0] ?? null;
}

/** An annotation's attribution as it could be sent again. */
export function givenOf({ attribution }: Annotation): GivenAttribution | null {
  if (!attribution) return null;
  const { speaker, addressee, naming, at, inside } = attribution;
  return { speaker, addressee, naming, at, inside };
}

/**
 * Says who speaks, and can be taken back. `annotation` as it stood when the person began: where
 * somebody said otherwise since, this goes out against that version, so that both are shown.
 */
export function attribute(
  reading: Reading,
  annotation: Annotation,
  attribution: GivenAttribution | null,
): void {
  const { id: annotationId } = annotation;
  const now = reading.store.now().byId.get(annotationId) ?? annotation;
  const isLate = !deepEqual(said(annotation), said(now));
  const before = givenOf(isLate ? annotation : now);
  reading.act(
    { does: "attribute", annotationId, attribution },
    {
      back: () => ({ does: "attribute", annotationId, attribution: before }),
      again: () => ({ does: "attribute", annotationId, attribution }),
    },
    isLate ? annotation.version : undefined,
  );
}

/** What an attribution says, whatever id a name has got meanwhile. */
function said({ attribution }: Annotation) {
  if (!attribution) return null;
  const { speaker, addressee, naming, at, inside } = attribution;
  const place = (segments: Attribution["at"]["cue"]) =>
    segments?.map(({ start, end }) => ({ start, end })) ?? null;
  return {
    ...{ speaker: speaker?.name ?? null, addressee: addressee?.name ?? null, naming, inside },
    at: [at.cue, at.speaker, at.addressee].map(place),
  };
}
