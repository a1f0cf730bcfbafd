import { find } from "@/lib/anchor/find";
import { findLoosely } from "@/lib/anchor/find-loosely";
import { looseText, type LooseText } from "@/lib/anchor/loose-text";
import { describe } from "@/lib/anchor/quote";
import type { Segment } from "@/lib/annotation/annotation";
import { resolveTarget } from "@/lib/annotation/resolve-target";
import type { segmentDraft } from "@/lib/contract/annotations";
import type { ShapeOf } from "@/lib/contract/offsets";
import { reason, type Reason } from "@/lib/reason";
import type { Span } from "@/lib/span/span";
import type { CodePointIndex } from "@/lib/text/code-points";

type Draft = ShapeOf<typeof segmentDraft>;
type Found<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** Whether its words were found elsewhere than its offsets say. */
      readonly moved: boolean;
    }
  | { readonly ok: false; readonly why: Reason };

interface Text {
  readonly text: string;
  readonly index: CodePointIndex;
  loose(): LooseText;
}

/**
 * Places targets of a file in a text. Offsets are code points and are believed where the quoted
 * words stand there. Elsewhere the words are sought, at last also as another program may have
 * written their blanks and signs: of several places with the same surroundings the file names none,
 * so none is chosen. Answers UTF-16 code units.
 */
export function placeImported(text: string, index: CodePointIndex) {
  let made: LooseText | undefined;
  const where: Text = { text, index, loose: () => (made ??= looseText(text)) };
  return (drafts: readonly Draft[]): Found<Segment[]> => {
    const spans: Span[] = [];
    let moved = false;
    for (const draft of drafts) {
      const span = placeOne(where, draft);
      if (!span.ok) return span;
      spans.push(span.value);
      moved ||= span.moved;
    }
    const target = resolveTarget(text, spans);
    if (target.ok) return { ...target, moved };
    return { ok: false, why: target.reason ?? reason("Refusals.target.outside") };
  };
}

function placeOne({ text, index, loose }: Text, draft: Draft): Found<Span> {
  const { exact, prefix, suffix } = draft;
  const start = draft.start === undefined ? null : index.toUtf16(draft.start);
  const end = draft.end === undefined ? null : index.toUtf16(draft.end);
  if (start !== null && end !== null && start < end) {
    if (exact === undefined || text.slice(start, end) === exact) {
      return { ok: true, value: describe(text, { start, end }), moved: false };
    }
  }
  if (exact === undefined) {
    const reversed = draft.start !== undefined && (draft.end ?? 0) <= draft.start;
    return { ok: false, why: reason(`Refusals.target.${reversed ? "reversed" : "outside"}`) };
  }
  const sought = {
    exact,
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
  };
  const exactly = find(text, sought);
  const found = exactly.found === "once" ? exactly : findLoosely(loose(), sought);
  const moved = draft.start !== undefined;
  if (found.found === "once") return { ok: true, value: found.at, moved };
  const why = found.found === "many" ? "severalPlaces" : "notFound";
  return { ok: false, why: reason(`Refusals.import.${why}`) };
}
