import type { Annotation, Kind } from "@/lib/annotation/annotation";
import { KIND_COLOURS } from "@/lib/tag/codebook";
import type { Codebook, ReadingTag } from "./codebook";
import { authorOf, slugsOf } from "./filter";
import type { Paint } from "./surface-handle";

/** What one colour of the text means. */
export interface ColourRow extends Paint {
  /** A tag's slug or an author, as the filter names them. */
  readonly key: string;
  readonly label: string;
}

/** What the colours of a text mean, while they do not mean kinds. */
export interface Colours {
  readonly by: "tag" | "author";
  /** All colours there are, in the order of their letters. */
  readonly rows: readonly ColourRow[];
  /** Whether some rows share a colour, and are told apart by their letters alone. */
  readonly repeats: boolean;
  rowOf(annotation: Annotation): ColourRow | null;
}

/** How many colours app/tokens.css has for this. */
const HUES = 6;

/** A, B, …, Z, AA, AB, … */
export function markOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : markOf(Math.floor(index / 26) - 1) + last;
}

/** A colour somebody chose, as dark or as light as lines on this paper must be for 3 : 1. */
function legible(colour: string): string {
  return `oklch(from ${colour} clamp(var(--hue-dim), l, var(--hue-bright)) c h)`;
}

function hue(index: number): string {
  return `var(--hue-${(index % HUES) + 1})`;
}

/**
 * Every tag has the colour it was given, else that of the nearest group above it that was given one,
 * else one for its whole group. The colour of its kind, with which every tag begins, counts as none.
 * Letters go by the order of the codebook, so that they are the same in every text.
 */
export function tagColours(codebook: Codebook): Colours {
  const places = new Map(codebook.tags.map((tag, place) => [tag, place]));
  const rows = new Map<ReadingTag, ColourRow>();
  const rowsOfTags = new Map<ReadingTag, ColourRow>();
  let lent = 0;
  for (const tag of codebook.tags) {
    const by = giverOf(codebook, tag);
    const colour = () => (isOwn(by) ? legible(by.colour) : hue(lent++));
    const { slug: key, label } = by;
    const row = rows.get(by) ?? { key, label, mark: markOf(rows.size), colour: colour() };
    rows.set(by, row);
    rowsOfTags.set(tag, row);
  }
  const kinds: readonly Kind[] = ["claim", "quotation", "rhetoric"];
  return {
    by: "tag",
    rows: [...rows.values()],
    repeats: lent > HUES,
    rowOf(annotation) {
      let first: ReadingTag | null = null;
      for (const slug of slugsOf(annotation)) {
        const tag =
          codebook.find(annotation.kind, slug) ??
          kinds.map((kind) => codebook.find(kind, slug)).find((one) => one !== null);
        if (tag && (!first || (places.get(tag) ?? 0) < (places.get(first) ?? 0))) first = tag;
      }
      return (first && rowsOfTags.get(first)) ?? null;
    },
  };
}

function isOwn({ kind, colour }: ReadingTag): boolean {
  return colour !== "" && kind !== "note" && colour.toLowerCase() !== KIND_COLOURS[kind];
}

/** The tag that gives a tag its colour: itself, or one above it. */
function giverOf(codebook: Codebook, tag: ReadingTag): ReadingTag {
  const seen = new Set<ReadingTag>();
  for (
    let at: ReadingTag | null = tag;
    at && !seen.has(at);
    at = codebook.find(at.kind, at.group)
  ) {
    if (isOwn(at)) return at;
    seen.add(at);
  }
  return [...seen].at(-1) ?? tag;
}

/** Somebody who annotated a text. */
export interface Author {
  readonly key: string;
  readonly name: string;
}

/**
 * Each author's colour: a member's goes by when they joined, so that it is mostly the same in every
 * text; where that one is taken already, they get the next that is free. Names without an account
 * come after the members.
 */
export function authorColours(
  authors: readonly Author[],
  members: readonly { readonly id: string }[],
): Colours {
  const joined = new Map(members.map(({ id }, place) => [id, place]));
  const placeOf = ({ key }: Author) => joined.get(key) ?? Infinity;
  const sorted = authors.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.key < b.key ? -1 : 1));
  const taken = new Set<number>();
  const rows = new Map<string, ColourRow>();
  for (const [place, author] of sorted.entries()) {
    const wish = Number.isFinite(placeOf(author)) ? placeOf(author) : place;
    let at = wish % HUES;
    while (taken.size < HUES && taken.has(at)) at = (at + 1) % HUES;
    taken.add(at);
    rows.set(author.key, {
      key: author.key,
      label: author.name,
      mark: markOf(place),
      colour: hue(at),
    });
  }
  return {
    by: "author",
    rows: [...rows.values()],
    repeats: authors.length > HUES,
    rowOf: (annotation) => rows.get(authorOf(annotation)) ?? null,
  };
}

/** What has no colour: its letter is a dash, since the text does not name it. */
export const NO_COLOUR: Paint = { colour: "var(--soft)", mark: "–" };
