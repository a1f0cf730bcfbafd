import { z } from "zod";
import { CASES } from "../../lib/anchor/cases.ts";
import { describe } from "../../lib/anchor/quote.ts";
import { ReAnchorer } from "../../lib/anchor/re-anchor.ts";
import type { Span } from "../../lib/span/span.ts";
import { AUDIT_REPORT_TEXT } from "../../prisma/seed/texts/audit-report.ts";
import { PRESS_RELEASE_TEXT } from "../../prisma/seed/texts/press-release.ts";
import { SPEECH_TEXT } from "../../prisma/seed/texts/speech.ts";
import { editsOf } from "../re-anchoring/edits.ts";
import { readShared, sharedFiles, type Row, type Section } from "./rows.ts";

const cases = z.array(
  z.object({ name: z.string(), before: z.string(), after: z.string(), allowed: z.string() }),
);

/** Where marked words went: in edits that were written to mislead, and in edits of whole texts. */
export function measure(): Section {
  const shared = readShared("cases/re-anchoring.json");
  const nasty = [
    ...(shared ? cases.parse(JSON.parse(shared)) : []),
    ...CASES.map(({ anchor, ...one }) => ({ ...one, allowed: anchor })),
  ];
  const wrong: string[] = [];
  let certainAndWrong = 0;
  for (const { name, before, after, allowed } of nasty) {
    const [old, now] = [parse(before), parse(after)];
    const found = new ReAnchorer(old.text, now.text).target(
      old.spans.map((span) => describe(old.text, span)),
    );
    const isInPlace = found.segments.every(
      ({ segment }, i) => segment.start === now.spans[i]?.start && segment.end === now.spans[i].end,
    );
    const isCertain = found.anchor === "exact" || found.anchor === "moved";
    if (allowed.split(" ").includes(found.anchor) && (isInPlace || !isCertain)) continue;
    wrong.push(`${name}: ${found.anchor}, where ${allowed} is right`);
    if (isCertain) certainAndWrong++;
  }
  return {
    title: "Where words went",
    data: `${nasty.length} edits that mislead, ${shared ? "shared and own" : "own"}, and edits of whole texts`,
    rows: [
      {
        name: "certain and wrong",
        figure: certainAndWrong,
        of: nasty.length,
        goal: { atMost: 0 },
      },
      {
        name: "right, percent",
        figure: (100 * (nasty.length - wrong.length)) / nasty.length,
        goal: { atLeast: 95 },
      },
      ...editRows(wrong),
    ],
    wrong,
  };
}

/** Unchanged and moved words that are recognised in edited texts, and those that are not. */
function editRows(wrong: string[]): Row[] {
  const texts = sharedFiles("texts");
  const counts = { unchanged: 0, moved: 0, gone: 0 };
  const right = { unchanged: 0, moved: 0, gone: 0 };
  let certainAndWrong = 0;
  for (const text of texts.length > 0
    ? texts
    : [AUDIT_REPORT_TEXT, PRESS_RELEASE_TEXT, SPEECH_TEXT]) {
    for (const { kind, after, marks } of editsOf(text)) {
      const reAnchorer = new ReAnchorer(text, after);
      for (const { span, fate, place } of marks) {
        const { anchor, segment } = reAnchorer.segment(describe(text, span));
        const isCertain = anchor === "exact" || anchor === "moved";
        const isRight = fate === "gone" ? !isCertain : isCertain && isSame(segment, place);
        counts[fate]++;
        if (isRight) right[fate]++;
        else wrong.push(`${kind}, ${fate}: ${anchor}: ${text.slice(span.start, span.end)}`);
        if (isCertain && !isRight) certainAndWrong++;
      }
    }
  }
  const share = (fate: keyof typeof counts) => (100 * right[fate]) / Math.max(1, counts[fate]);
  const all = counts.unchanged + counts.moved + counts.gone;
  return [
    { name: "edits, certain and wrong", figure: certainAndWrong, of: all, goal: { atMost: 0 } },
    { name: "unchanged recognised, percent", figure: share("unchanged"), goal: { atLeast: 98 } },
    { name: "moved recognised, percent", figure: share("moved"), goal: { atLeast: 95 } },
  ];
}

function isSame(a: Span, b: Span | null): boolean {
  return b !== null && a.start === b.start && a.end === b.end;
}

/** A text and the spans in its brackets; also where a single number is in them. */
function parse(notation: string): { text: string; spans: Span[] } {
  const parts = notation.split(/[[\]]/);
  const spans: Span[] = [];
  let text = "";
  parts.forEach((part, i) => {
    if (i % 2 === 1) spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  });
  return { text, spans };
}
