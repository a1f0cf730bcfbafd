import type { Annotation } from "@/lib/annotation/annotation";
import type { Stretch } from "@/lib/anchor/stretches";
import type {
  ComparedNote,
  ComparedPassage,
  Comparison,
} from "@/lib/annotation/compared-revisions";
import type { Drawn } from "../../model/surface-handle";
import {
  carriedOver,
  notesIndex,
  stretchesIn,
  type DrawnNote,
  type NotesIndex,
} from "./compared-pieces";

export type Side = "before" | "after";

/** An annotation with the number by which it is shown on one of two texts. */
interface NumberedNote extends ComparedNote {
  readonly number: number;
  readonly side: Side;
}

/** What lies on the two texts of a comparison, as it is shown. */
export interface ShownNotes {
  readonly on: Readonly<Record<Side, NotesIndex>>;
  /** The notes below a passage, by its row. */
  readonly below: ReadonlyMap<number, readonly NumberedNote[]>;
}

/** What is drawn in one text besides what lies on the later one: what has no place there, or other words. */
const ONLY_BEFORE: ReadonlySet<ComparedNote["fate"]> = new Set([
  "lost",
  "ambiguous",
  "deleted",
  "removed",
  "changed",
]);

/** Numbers the annotations of both texts; in one text those that go on are shown once. */
export function shownNotes({ notes, parts, place }: Comparison): ShownNotes {
  const isInline = place.view === "inline";
  const passages = parts.filter((part) => part.type === "passage");
  const before = isInline ? notes.before.filter(({ fate }) => ONLY_BEFORE.has(fate)) : notes.before;
  const numbered = [
    ...numberedIn(passages, before, "before", 0),
    ...numberedIn(passages, notes.after, "after", isInline ? before.length : 0),
  ];
  const below = new Map<number, NumberedNote[]>();
  for (const { row, ...note } of numbered) below.set(row, [...(below.get(row) ?? []), note]);
  const stretches = stretchesOfAll(passages);
  const drawnOn = (side: Side) =>
    numbered.flatMap(({ annotation, number, side: own }): DrawnNote[] => {
      const { target } = annotation;
      if (own === side) {
        const drawn = drawnOf(annotation, `${side} ${number}`, target);
        return [{ number, drawn, numberAt: target.at(-1)?.end ?? null }];
      }
      if (!isInline || side === "before") return [];
      // Words that stayed stand once, in the later text; the number stands after the last of them.
      const stayed = carriedOver(target, stretches);
      if (stayed.length === 0) return [];
      const drawn = drawnOf(annotation, `${side} ${number}`, stayed);
      const end = target.at(-1)?.end ?? 0;
      const [last] = stretchesIn(stretches, "before", { start: end - 1, end });
      const isRemoved = last?.kind === "removed";
      return [{ number, drawn, numberAt: isRemoved ? null : (stayed.at(-1)?.end ?? null) }];
    });
  return {
    on: { before: notesIndex(drawnOn("before")), after: notesIndex(drawnOn("after")) },
    below,
  };
}

/** In reading order, each once: one that goes on in the next passage stands in both. */
function stretchesOfAll(passages: readonly ComparedPassage[]): readonly Stretch[] {
  const placeOf = ({ before, after }: Stretch) => before.start + after.start;
  const all = passages.flatMap(({ stretches }) => stretches);
  const known = new Map(all.map((stretch) => [placeOf(stretch), stretch]));
  return [...known.values()].sort((one, other) => placeOf(one) - placeOf(other));
}

/** In reading order, each with the row of the first passage that shows some of its words. */
function numberedIn(
  passages: readonly ComparedPassage[],
  notes: readonly ComparedNote[],
  side: Side,
  from: number,
): (NumberedNote & { readonly row: number })[] {
  const spans = passages.flatMap((passage) => {
    const leaves = passage[side];
    const [first, last] = [leaves[0], leaves.at(-1)];
    return first && last
      ? [{ row: passage.row, start: first.block.start, end: last.block.end }]
      : [];
  });
  return notes.flatMap((note, i) => {
    const shown = spans.find((span) =>
      note.annotation.target.some(({ start, end }) => start < span.end && span.start < end),
    );
    return shown ? [{ ...note, side, number: from + i + 1, row: shown.row }] : [];
  });
}

function drawnOf(
  { kind, status, anchor, confidence }: Annotation,
  id: string,
  target: Drawn["target"],
): Drawn {
  const looks = { hedge: null, paint: null, pending: false, label: "" };
  return { id, kind, target, status, anchor, confidence, ...looks };
}
