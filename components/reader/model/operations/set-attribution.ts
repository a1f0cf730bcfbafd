import { requestTo } from "@/components/api";
import type { Annotation, Attribution, Segment } from "@/lib/annotation/annotation";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { deepEqual } from "../deep-equal";
import { isPronoun } from "@/lib/quotation/pronoun-words";
import { toCodePoints } from "../to-code-points";
import { defineOperation } from "./operation";
import { changeAnnotation, withAnnotation } from "./passage";

/** Somebody a text mentions: a record of the project, or a name that makes one. */
export interface PersonInput {
  readonly id: string | null;
  readonly name: string;
  readonly role?: string;
}

/** Who says quoted words to whom, as a person says it. */
export interface AttributionInput extends Pick<Attribution, "naming" | "at" | "inside"> {
  readonly speaker: PersonInput | null;
  readonly addressee: PersonInput | null;
}

export interface SetAttribution {
  readonly kind: "set-attribution";
  readonly annotationId: string;
  /** Null takes what was said of it back. */
  readonly attribution: AttributionInput | null;
}

export const setAttribution = defineOperation<SetAttribution>({
  kind: "set-attribution",
  subject: ({ annotationId }) => annotationId,
  versionedBy: ({ annotationId }) => annotationId,
  request({ annotationId, attribution }, index) {
    const params = { annotationId };
    if (attribution === null) {
      return requestTo("DELETE /annotations/{annotationId}/attribution", { params });
    }
    const { speaker, addressee, naming, inside, at } = attribution;
    const named = (one: PersonInput | null) =>
      one && !one.id ? { name: one.name, ...(one.role ? { role: one.role } : {}) } : null;
    const place = (segments: readonly Segment[] | null) =>
      segments && toCodePoints(segments, index);
    const body = {
      speakerId: speaker?.id || null,
      speaker: named(speaker),
      addresseeId: addressee?.id || null,
      addressee: named(addressee),
      naming,
      inside,
      at: { cue: place(at.cue), speaker: place(at.speaker), addressee: place(at.addressee) },
    };
    return requestTo("PUT /annotations/{annotationId}/attribution", { params, body });
  },
  apply: (passage, { attribution }) =>
    changeAnnotation(passage, (present) => withAttribution(present, attribution)),
  acknowledge(passage, { attribution }, answer, { toUtf16 }) {
    if (answer) return withAnnotation(passage, toUtf16(answer as AnnotationAnswer));
    // Of one that was gone already nothing is answered; the feed tells.
    return changeAnnotation(passage, (present) => withAttribution(present, attribution));
  },
  inverse: ({ annotation }, operation) =>
    annotation && { ...operation, attribution: attributionInputOf(annotation) },
  clashes: (began, now) => !deepEqual(comparableAttribution(began), comparableAttribution(now)),
  words: ({ attribution }) => (attribution ? wordsOfAttribution(attribution) : ""),
  describe: ({ attribution }, wording) => describe(attribution, wording.attribution(attribution)),
  describeCurrent(current, wording) {
    const attribution = attributionInputOf(current as Annotation);
    return describe(attribution, wording.attribution(attribution));
  },
  removes: ({ attribution }) => attribution === null,
});

/** An annotation's attribution as it could be sent again. */
export function attributionInputOf({ attribution }: Annotation): AttributionInput | null {
  if (!attribution) return null;
  const { speaker, addressee, naming, at, inside } = attribution;
  return { speaker, addressee, naming, at, inside };
}

/** The contract's own words of a quotation that is attributed so. A pronoun names nobody. */
export function spokenWords(attribution: AttributionInput | null) {
  const words = (segments: readonly Segment[] | null | undefined) =>
    segments?.map(({ exact }) => exact).join(" … ") ?? null;
  const naming = (segments: readonly Segment[] | null | undefined) => {
    const all = words(segments);
    return all !== null && isPronoun(all) ? null : all;
  };
  return {
    speaker: attribution?.speaker?.name ?? naming(attribution?.at.speaker),
    cue: words(attribution?.at.cue),
    addressee: attribution?.addressee?.name ?? naming(attribution?.at.addressee),
  };
}

function withAttribution(present: Annotation, input: AttributionInput | null): Annotation {
  const quotation = present.quotation && { ...present.quotation, ...spokenWords(input) };
  if (!input) return { ...present, quotation, attribution: null };
  const named = (one: PersonInput | null) => one && { id: one.id ?? "", name: one.name };
  const attribution = {
    id: present.attribution?.id ?? present.id,
    annotationId: present.id,
    speaker: named(input.speaker),
    addressee: named(input.addressee),
    naming: input.naming,
    at: input.at,
    inside: input.inside,
  };
  return { ...present, quotation, attribution };
}

/** Who speaks to whom, and with which words the text says so. */
function wordsOfAttribution({ speaker, addressee, at }: AttributionInput): string {
  const people = [speaker?.name, addressee?.name].filter(Boolean).join(" → ");
  const words = [at.speaker, at.cue, at.addressee]
    .flatMap((segments) => segments ?? [])
    .map(({ exact }) => `“${exact}”`)
    .join(" … ");
  return [people, words].filter(Boolean).join("\n");
}

function describe(attribution: AttributionInput | null, chosen: string): string {
  return [attribution && wordsOfAttribution(attribution), chosen].filter(Boolean).join("\n");
}

/** What an attribution says, whatever id a name has got meanwhile. */
function comparableAttribution({ attribution }: Annotation) {
  if (!attribution) return null;
  const { speaker, addressee, naming, at, inside } = attribution;
  const place = (segments: Attribution["at"]["cue"]) =>
    segments?.map(({ start, end }) => ({ start, end })) ?? null;
  return {
    speaker: speaker?.name ?? null,
    addressee: addressee?.name ?? null,
    naming,
    inside,
    at: [at.cue, at.speaker, at.addressee].map(place),
  };
}
