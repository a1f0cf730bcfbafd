import { describe } from "@/lib/anchor/quote";
import { find } from "@/lib/anchor/find";
import type { Segment } from "@/lib/annotation/annotation";
import { resolveTarget } from "@/lib/annotation/resolve-target";
import type { segmentDraft } from "@/lib/contract/annotations";
import type { ShapeOf } from "@/lib/contract/offsets";
import { reason, type Reason } from "@/lib/reason";
import type { Span } from "@/lib/span/span";
import type { CodePointIndex } from "@/lib/text/code-points";

type Draft = ShapeOf<typeof segmentDraft>;
type Found<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Reason };

/**
 * Places targets of a file in a text. Offsets are code points and are believed where the quoted
 * words stand there. Elsewhere the words are sought: of several places that are quoted with the same
 * surroundings the file names none, so none is chosen. Answers UTF-16 code units.
 */
export function placeImported(text: string, index: CodePointIndex) {
  return (drafts: readonly Draft[]): Found<Segment[]> => {
    const spans: Span[] = [];
    for (const draft of drafts) {
      const span = placeOne(text, index, draft);
      if (!span.ok) return span;
      spans.push(span.value);
    }
    const target = resolveTarget(text, spans);
    if (target.ok) return target;
    return { ok: false, why: target.reason ?? reason("Refusals.target.outside") };
  };
}

function placeOne(text: string, index: CodePointIndex, draft: Draft): Found<Span> {
  const { exact, prefix, suffix } = draft;
  const start = draft.start === undefined ? null : index.toUtf16(draft.start);
  const end = draft.end === undefined ? null : index.toUtf16(draft.end);
  if (start !== null && end !== null && start < end) {
    if (exact === undefined || text.slice(start, end) === exact) {
      return { ok: true, value: describe(text, { start, end }) };
    }
  }
  if (exact === undefined) {
    const reversed = draft.start !== undefined && (draft.end ?? 0) <= draft.start;
    return { ok: false, why: reason(`Refusals.target.${reversed ? "reversed" : "outside"}`) };
  }
  const found = find(text, {
    exact,
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
  });
  if (found.found === "once") return { ok: true, value: found.at };
  const why = found.found === "many" ? "severalPlaces" : "notFound";
  return { ok: false, why: reason(`Refusals.import.${why}`) };
}
