import "server-only";
import type { quotationCheck } from "@/lib/contract/quotations";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import { done, type Outcome } from "@/lib/outcome";
import { warningsOf } from "@/lib/quotation/surroundings";
import type { Span } from "@/lib/span/span";
import { nextSentence, previousSentence, sentenceAt } from "@/lib/text/sentences";
import type { Viewer } from "@/server/access/viewer";
import { readCheck } from "./checks";
import type { Check } from "./check-row";

/** A check with its words, and the sentences before and after its place in the source. */
export type ShownCheck = InUtf16<ShapeOf<typeof quotationCheck>>;

/** What became of a check, shown; a refusal that names one shows it, too. */
export async function showCheckOutcome(
  viewer: Viewer,
  outcome: Outcome<Check>,
): Promise<Outcome<ShownCheck>> {
  if (outcome.ok) {
    const shown = await showCheck(viewer, outcome.value.id);
    return shown.ok ? { ...outcome, value: shown.value } : shown;
  }
  const current = outcome.more?.current as Check | undefined;
  const shown = current && (await showCheck(viewer, current.id));
  return shown?.ok ? { ...outcome, more: { ...outcome.more, current: shown.value } } : outcome;
}

/** A check by its id. Spans count UTF-16 code units. */
export async function showCheck(viewer: Viewer, id: string): Promise<Outcome<ShownCheck>> {
  const read = await readCheck(viewer, id);
  if (!read.ok) return read;
  const { check, source, at } = read.value;
  const pieces = check.pieces.map(({ operations, dropped, ...piece }) => ({
    ...piece,
    dropped: dropped && {
      ...dropped,
      exact: source.slice(dropped.start, dropped.end).trim(),
    },
    operations: operations.map((one) => ({
      kind: one.kind,
      quote: one.quote,
      source: one.source,
      quoteWords: one.quote ? check.quoted.slice(one.quote.start, one.quote.end) : "",
      sourceWords: one.source ? source.slice(one.source.start, one.source.end) : "",
    })),
  }));
  const warnings = warningsOf(source, check.quoted, check).map((warning) => ({
    ...warning,
    exact: source.slice(warning.start, warning.end).trim(),
  }));
  return done({ ...check, pieces, warnings, ...sentencesAround(source, at) });
}

/** Longer passages are shown by their beginning. UTF-16 code units. */
const MAX_PASSAGE_LENGTH = 4_000;

function sentencesAround(source: string, at: Span | null) {
  if (!at) return { before: "", passage: "", after: "" };
  const leaf = { start: 0, end: source.length };
  const first = sentenceAt(source, leaf, at.start)?.start ?? at.start;
  const last = sentenceAt(source, leaf, at.end - 1)?.end ?? at.end;
  const before = first > 0 ? previousSentence(source, leaf, first) : 0;
  const next = nextSentence(source, leaf, last - 1);
  const end = next < source.length ? (sentenceAt(source, leaf, next)?.end ?? next) : next;
  return {
    before: source.slice(before, first).trim(),
    passage: source.slice(first, Math.min(last, first + MAX_PASSAGE_LENGTH)).trim(),
    after: source.slice(last, Math.min(end, last + MAX_PASSAGE_LENGTH)).trim(),
  };
}
