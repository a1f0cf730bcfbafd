import type { Attribution, Segment } from "@/lib/annotation/annotation";
import type { CodePointIndex } from "@/lib/text/code-points";
import type { Sent } from "./operation";
import { outward } from "./to-code-points";

/** Somebody a text mentions: a record of the project, or a name that makes one. */
export interface GivenPerson {
  readonly id: string | null;
  readonly name: string;
  readonly role?: string;
}

/** Who says quoted words to whom, as a person says it. */
export interface GivenAttribution extends Pick<Attribution, "naming" | "at" | "inside"> {
  readonly speaker: GivenPerson | null;
  readonly addressee: GivenPerson | null;
}

export interface AttributeDeed {
  readonly does: "attribute";
  readonly annotationId: string;
  /** Null takes what was said of it back. */
  readonly attribution: GivenAttribution | null;
}

/** The call that does it. */
export function sentForAttributing(
  { annotationId, attribution }: AttributeDeed,
  index: CodePointIndex,
): Sent {
  const path = `/annotations/${annotationId}/attribution`;
  if (attribution === null) return { method: "DELETE", path };
  const { speaker, addressee, naming, inside, at } = attribution;
  const named = (one: GivenPerson | null) =>
    one && !one.id ? { name: one.name, ...(one.role ? { role: one.role } : {}) } : null;
  const place = (segments: readonly Segment[] | null) => segments && outward(segments, index);
  const body = {
    ...{ speakerId: speaker?.id || null, speaker: named(speaker) },
    ...{ addresseeId: addressee?.id || null, addressee: named(addressee) },
    ...{ naming, inside },
    at: { cue: place(at.cue), speaker: place(at.speaker), addressee: place(at.addressee) },
  };
  return { method: "PUT", path, body };
}

/** Who speaks to whom, and with which words the text tells it. */
export function wordsOfAttribution({ speaker, addressee, at }: GivenAttribution): string {
  const people = [speaker?.name, addressee?.name].filter(Boolean).join(" → ");
  const words = [at.speaker, at.cue, at.addressee]
    .flatMap((segments) => segments ?? [])
    .map(({ exact }) => `“${exact}”`)
    .join(" … ");
  return [people, words].filter(Boolean).join("\n");
}
