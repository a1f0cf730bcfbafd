import type { readReadingCall } from "../contract/reading";
import type { AnswerOf } from "../contract/operation";
import type { Structure } from "../text/document-text";
import type { Annotation } from "./annotation";
import type { ChangeBetween } from "./changes-between";

/** A time of a document as an address names it: days in UTC. */
export interface PastPlace {
  /** 2026-11-27. */
  readonly day: string;
  /** 10:05 or 10:05:30, or empty for the end of the day. */
  readonly time: string;
  /** The day, at its end, with which it is compared; empty for none. */
  readonly with: string;
}

/** A day, in UTC, on which something changed in a document. */
export interface ChangeDay {
  /** As ISO 8601: 2026-11-27. */
  readonly day: string;
  /** How many changes of it the viewer is told of. */
  readonly changes: number;
}

/** A document as it stood at a time. */
export interface StoodDocument {
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly structure: Structure;
  /** The number of the text's revision. */
  readonly revision: number;
  readonly codebook: AnswerOf<typeof readReadingCall>["codebook"];
  /** In reading order; offsets count UTF-16 code units of the text. */
  readonly annotations: readonly Annotation[];
  /** Whether there were more annotations than these. */
  readonly isCut: boolean;
}

/** One of two times that are compared. */
export interface ComparedTime {
  readonly place: PastPlace;
  /** As people read it. */
  readonly time: string;
  /** 0 where the document was not there. */
  readonly revision: number;
  /** The numbers that annotations have in the text then, by their ids. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** What changed in the annotations of a document between two times. */
export interface TimesCompared {
  readonly earlier: ComparedTime;
  readonly later: ComparedTime;
  readonly changes: readonly ChangeBetween[];
  /** How many annotations of each time were compared at most; null where all were. */
  readonly limit: number | null;
}

/** All that the page of a document as it stood shows. */
export interface PastDocument {
  readonly project: { readonly id: string; readonly name: string };
  /** As it is called now. */
  readonly document: { readonly id: string; readonly title: string };
  readonly days: readonly ChangeDay[];
  readonly place: PastPlace;
  /** The time that is shown, as people read it. */
  readonly time: string;
  /** The revision whose last moment that is, where the address named one. */
  readonly revision: number | null;
  /** Null where the document was not there, or nothing was recorded yet. */
  readonly stood: StoodDocument | null;
  readonly comparison: TimesCompared | null;
}
