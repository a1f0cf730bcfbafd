import { describe as group, expect, test } from "vitest";
import { parseBrackets } from "../span/bracketed";
import { ReAnchorer } from "./re-anchor";
import { CASES } from "./cases";
import { describe } from "./quote";

group("a target on a new text", () => {
  test.each(CASES)("is $anchor when $name", ({ before, after, anchor }) => {
    const old = parseBrackets(before);
    const now = parseBrackets(after);
    const result = new ReAnchorer(old.text, now.text).target(
      old.spans.map((span) => describe(old.text, span)),
    );
    const seen = result.segments.map(
      (s) => `${s.anchor} ${s.score.toFixed(2)}: ${s.segment.exact}`,
    );
    expect(result.anchor, seen.join("; ")).toBe(anchor);
    if (anchor === "lost" || anchor === "ambiguous") return;
    const places = result.segments.map((s) => now.text.slice(s.segment.start, s.segment.end));
    expect(places).toEqual(now.spans.map(({ start, end }) => now.text.slice(start, end)));
    expect(result.segments.map(({ segment: { start, end } }) => ({ start, end }))).toEqual(
      now.spans,
    );
  });
});

test("what is painted as certain has the same words, wherever it lies", () => {
  for (const { before, after } of CASES) {
    const old = parseBrackets(before);
    const now = parseBrackets(after).text;
    for (const span of old.spans) {
      const { anchor, segment } = new ReAnchorer(old.text, now).segment(describe(old.text, span));
      if (anchor !== "exact" && anchor !== "moved") continue;
      const fold = (s: string) =>
        s
          .normalize("NFC")
          .replace(/\xAD|-\n/g, "")
          .replace(/(?<=\p{Script=Han})\s(?=\p{Script=Hiragana}|\p{Script=Han})/gu, "")
          .replace(/\s+/g, " ")
          .replace(/[“”]/g, '"');
      expect(fold(segment.exact)).toBe(fold(old.text.slice(span.start, span.end)));
      expect(now.slice(segment.start, segment.end)).toBe(segment.exact);
    }
  }
});

test("ten thousand annotations on a megabyte are carried over a hundred edits in seconds", () => {
  const paragraphs = Array.from(
    { length: 4_000 },
    (_, i) =>
      `Paragraph ${i} tells what the ${i % 97}th witness saw on the road to the harbour that night, ` +
      `and that the lamps were lit. ${i % 3 === 0 ? "Everybody knows the rest." : `Case ${i * 7} closed.`} ` +
      "Nothing else was written down by the clerk, who left early as clerks will do.",
  );
  const before = paragraphs.join("\n\n");
  const after = paragraphs
    .flatMap((p, i) =>
      i % 80 === 0
        ? [p.replace("witness saw", "witness had seen")]
        : i % 81 === 0
          ? []
          : i % 83 === 0
            ? ["An added paragraph.", p]
            : [p],
    )
    .join("\n\n");
  expect(before.length).toBeGreaterThan(850_000);
  const quotes = Array.from({ length: 10_000 }, (_, i) => {
    const start = Math.floor((i * (before.length - 100)) / 10_000);
    return describe(before, { start, end: start + 12 + (i % 60) });
  });
  const reAnchorer = new ReAnchorer(before, after);
  const anchors = new Map<string, number>();
  for (const quote of quotes) {
    const { anchor } = reAnchorer.target([quote]);
    anchors.set(anchor, (anchors.get(anchor) ?? 0) + 1);
  }
  expect(anchors.get("moved") ?? 0).toBeGreaterThan(9_000);
});

test("words that never had a place have none in a new text either", () => {
  const unplaced = (exact: string) => ({ start: 0, end: 0, exact, prefix: "", suffix: "" });
  for (const [before, after] of [
    ["The pier is open.", "The pier is open."],
    ["The pier is open.", "Now the pier is open."],
  ] as const) {
    const anchorer = new ReAnchorer(before, after);
    expect(anchorer.target([unplaced("")]).anchor).toBe("lost");
    expect(anchorer.target([unplaced("pier")]).anchor).toBe("lost");
  }
});
