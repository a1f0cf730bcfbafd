import type { Kind } from "../annotation/annotation";
import type { SpanLabel } from "./on-text";
import type { CodedPage } from "./on-text-pages";

/** What is drawn on the text: a ribbon for each coder, shades for the share of them, or both. */
export const AGREEMENT_LAYERS = ["both", "ribbons", "shades"] as const;

/** What an address of the page of agreement on a text chooses. */
export interface AgreementPlace {
  readonly kind?: Kind;
  readonly tag?: string;
  /** Ids of accounts and names of imported authors, as `listedNames` reads them; all by default. */
  readonly coders?: string;
  readonly layer: (typeof AGREEMENT_LAYERS)[number];
  /** Whether the share of coders stands behind the words as a number. */
  readonly numbers: boolean;
  /** From 1. */
  readonly page: number;
}

interface PersonOfText {
  /** Null for a name that came in by import. */
  readonly id: string | null;
  readonly name: string;
}

/** A page of a text with what several people marked on it. */
export interface CodedText extends CodedPage {
  /** In the order in which marks number them. */
  readonly coders: readonly (PersonOfText & { readonly spans: number })[];
  readonly labels: readonly SpanLabel[];
  readonly spans: number;
  /** Annotations without a certain place. */
  readonly unplaced: number;
}

/** All that the page of agreement on a text shows. */
export interface AgreementPage {
  readonly project: { readonly id: string; readonly name: string };
  readonly document: { readonly id: string; readonly title: string; readonly language: string };
  readonly tags: readonly { readonly kind: Kind; readonly slug: string; readonly label: string }[];
  readonly place: AgreementPlace;
  /** Everybody who annotated the text. */
  readonly people: readonly PersonOfText[];
  /** Null where fewer than two people can be compared, or where there is a problem. */
  readonly coded: CodedText | null;
  /** An address that names somebody unknown, more than can be compared at once, or too much to do. */
  readonly problem: "nobody" | "too-costly" | "busy" | null;
}
