import type { Span } from "../../lib/span/span.ts";

/** An attribution as annotators marked it: content, source and cue may each have several parts. */
export interface Gold {
  readonly content: readonly Span[];
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  /** Wholly between marks, with marks inside, or without any. */
  readonly kind: "direct" | "mixed" | "indirect";
  /** Whether the cue holds a verb of saying, and not only one of thinking or wanting. */
  readonly isSaid: boolean;
}

const SAYING = new Set(
  (
    "said say says saying told tell tells telling asked ask asks wrote write writes writing argued argue argues " +
    "claimed claim claims noted note notes added add adds explained explain explains insisted insist insists " +
    "warned warn warns declared declare declares announced announce announces tweeted tweet tweets continued " +
    "stated state states responded respond responds acknowledged acknowledge acknowledges according replied " +
    "reply replies remarked observed confirmed confirm confirms suggested suggest suggests reported report " +
    "reports admitted admit admits called call calls calling vowed vow vows promised promise promises denied " +
    "deny denies alleged allege alleges complained joked quipped predicted predicts urged urge urges testified " +
    "accused accuse accuses concluded conclude concludes described describe describes mentioned pointed " +
    "recalled revealed shouted suggesting conceded contended emphasized reiterated"
  ).split(" "),
);

/** Reads brat standoff as PolNeAR writes it. Offsets are UTF-16 code units. */
export function readStandoff(text: string, standoff: string): Gold[] {
  const spans = new Map<string, Span[]>();
  const gold: Gold[] = [];
  for (const line of standoff.split("\n")) {
    const [id = "", what = ""] = line.split("\t");
    if (id.startsWith("T")) {
      const parts = what.slice(what.indexOf(" ") + 1).split(";");
      const read = parts.map((part) => {
        const [start = 0, end = 0] = part.split(" ").map(Number);
        return { start, end };
      });
      spans.set(
        id,
        read.sort((a, b) => a.start - b.start),
      );
    }
    if (!id.startsWith("E")) continue;
    const roles = what
      .trim()
      .split(" ")
      .map((role) => role.split(":"));
    const partsOf = (role: string) =>
      roles.flatMap(([name = "", target = ""]) =>
        name.replace(/\d+$/, "") === role ? (spans.get(target) ?? []) : [],
      );
    const content = partsOf("Content");
    if (content.length === 0) continue;
    const cue = partsOf("Cue");
    const isSaid = cue.some(({ start, end }) =>
      (
        text
          .slice(start, end)
          .toLowerCase()
          .match(/[a-z]+/g) ?? []
      ).some((w) => SAYING.has(w)),
    );
    gold.push({ content, source: partsOf("Source"), cue, isSaid, kind: kindOf(text, content) });
  }
  return gold;
}

function kindOf(text: string, content: readonly Span[]): Gold["kind"] {
  const isWhole = content.every(({ start, end }) => {
    const words = text.slice(start, end).trim();
    const opens = /^[“"]/.test(words) || /[“"]$/.test(text.slice(0, start).trimEnd());
    const closes = /[”"][.,;:!?]*$/.test(words) || /^[.,]?[”"]/.test(text.slice(end, end + 2));
    return opens && closes && !/[”"][^“"]*\p{L}[^“"]*[“"]/u.test(words.slice(1, -1));
  });
  if (isWhole) return "direct";
  const hasMarks = content.some(({ start, end }) => /[“”"]/.test(text.slice(start, end)));
  return hasMarks ? "mixed" : "indirect";
}
