import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import { density, usualWindow } from "@/lib/measure/density";
import { KINDS } from "@/lib/contract/terms";
import { wordAtOffset, type MeasuredWords } from "@/lib/measure/measured-text";
import type { Codebook } from "../../model/codebook";

export const MODES = ["off", "kinds", "families"] as const;
export type Mode = (typeof MODES)[number];

/** One row of the strip: the density at each of its points. */
interface StripRow {
  readonly key: string;
  readonly label: string;
  readonly kind: Annotation["kind"];
  /** From 0 to 1, where 1 is the highest density of all rows. */
  readonly heights: readonly number[];
}

export interface StripShape {
  /** The offsets of the heights, in UTF-16 code units. */
  readonly offsets: readonly number[];
  readonly rows: readonly StripRow[];
}

const POINTS = 120;

interface Group {
  readonly key: string;
  readonly label: string;
  readonly kind: Annotation["kind"];
  readonly of: readonly Annotation[];
}

/** The family of a technique, or the technique itself if it belongs to none. */
function familyOf({ rhetoric }: Annotation, codebook: Codebook): string | null {
  const tag = codebook.find("rhetoric", rhetoric?.technique);
  return tag ? (tag.group ?? tag.slug) : null;
}

/**
 * The strip beside a text. Counts like the charts of the project: by the word at which an
 * annotation begins, without rejected ones. Empty rows are not drawn.
 */
export function stripShape(
  mode: Mode,
  text: MeasuredWords,
  annotations: readonly Annotation[],
  codebook: Codebook,
  nameOf: (kind: Annotation["kind"]) => string,
): StripShape {
  const counted = annotations.filter(
    (annotation) => annotation.status !== "rejected" && hasPlace(annotation),
  );
  const groups: Group[] =
    mode === "kinds"
      ? KINDS.map((kind) => ({
          key: kind,
          label: nameOf(kind),
          kind,
          of: counted.filter((each) => each.kind === kind),
        }))
      : families(counted, codebook);
  const words = text.wordStarts.length;
  const window = usualWindow(words);
  const lines = groups
    .filter(({ of }) => of.length > 0)
    .map((group) => {
      const places = group.of.map((each) => wordOf(each, text)).sort((one, other) => one - other);
      return { ...group, rates: density(places, words, window, POINTS) };
    });
  const most = Math.max(1e-9, ...lines.flatMap(({ rates }) => rates.map(({ rate }) => rate)));
  return {
    offsets: density([], words, window, POINTS).map(({ word }) => text.wordStarts[word] ?? 0),
    rows: lines.map(({ key, label, kind, rates }) => ({
      key,
      label,
      kind,
      heights: rates.map(({ rate }) => rate / most),
    })),
  };
}

/** The words of one text at which annotations begin: of thousands a change leaves most as they were. */
const knownWords = new WeakMap<MeasuredWords, WeakMap<Annotation, number>>();

function wordOf(annotation: Annotation, text: MeasuredWords): number {
  const known = knownWords.get(text) ?? new WeakMap<Annotation, number>();
  knownWords.set(text, known);
  const before = known.get(annotation);
  if (before !== undefined) return before;
  const word = wordAtOffset(text, annotation.target[0]?.start ?? 0);
  known.set(annotation, word);
  return word;
}

function families(annotations: readonly Annotation[], codebook: Codebook): Group[] {
  const found = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    const family = familyOf(annotation, codebook);
    if (family) found.set(family, [...(found.get(family) ?? []), annotation]);
  }
  return codebook
    .choices("rhetoric")
    .filter(({ slug }) => found.has(slug))
    .map(({ slug, label, kind }) => ({ key: slug, label, kind, of: found.get(slug) ?? [] }));
}
