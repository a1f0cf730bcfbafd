import type { Code } from "./code";

type Described = Pick<
  Code,
  "slug" | "definition" | "useWhen" | "avoidWhen" | "examples" | "counterExamples"
>;

/** What a code of REFI-QDA has no place for, as headings of its description. */
const HEADINGS = {
  slug: "— Export name —",
  useWhen: "— Use when —",
  avoidWhen: "— Avoid when —",
  examples: "— Examples —",
  counterExamples: "— Counter-examples —",
} as const satisfies Partial<Record<keyof Described, string>>;
type Section = keyof typeof HEADINGS;

const SECTIONS = Object.keys(HEADINGS) as Section[];
const HEADING_LIKE = /^ *— .* —$/;

/**
 * The description of a code: the definition, and below it, each under its heading, what only people
 * and {@link readDescription} tell apart. A line of words that looks like a heading is set in by a
 * space, which reading takes away.
 */
export function descriptionOf(code: Described): string {
  const lines = code.definition === "" ? [] : guarded(code.definition);
  for (const section of SECTIONS) {
    const value = code[section];
    if (value.length === 0) continue;
    lines.push(HEADINGS[section]);
    if (typeof value === "string") lines.push(...guarded(value));
    else lines.push(...value.flatMap(itemLines));
  }
  return lines.join("\n");
}

function guarded(words: string): string[] {
  return words.split("\n").map((line) => (HEADING_LIKE.test(line) ? ` ${line}` : line));
}

function unguarded(lines: readonly string[]): string {
  return lines
    .map((line) => (line.startsWith(" ") && HEADING_LIKE.test(line) ? line.slice(1) : line))
    .join("\n");
}

/** An example: its first line after a bullet, the others set in. */
function itemLines(words: string): string[] {
  return words.split("\n").map((line, at) => (at === 0 ? `• ${line}` : `  ${line}`));
}

function items(lines: readonly string[]): string[] {
  const all: string[] = [];
  for (const line of lines) {
    const last = all.length - 1;
    if (line.startsWith("• ")) all.push(line.slice(2));
    else if (last >= 0) all[last] += `\n${line.replace(/^ {2}/, "")}`;
  }
  return all;
}

/**
 * The inverse of {@link descriptionOf}. A description without the name of an export is another
 * program's: all of it is the definition, and nothing is value of the rest.
 */
export function readDescription(words: string): Partial<Described> {
  const lines = words.split("\n");
  if (!lines.includes(HEADINGS.slug)) return { definition: words.trim() };
  const parts = new Map<Section | "definition", string[]>([["definition", []]]);
  let into: string[] = parts.get("definition") ?? [];
  for (const line of lines) {
    const section = SECTIONS.find((one) => HEADINGS[one] === line);
    if (section) {
      into = [];
      parts.set(section, into);
    } else into.push(line);
  }
  const textOf = (section: Section | "definition") => unguarded(parts.get(section) ?? []);
  return {
    definition: textOf("definition"),
    slug: textOf("slug").trim(),
    useWhen: textOf("useWhen"),
    avoidWhen: textOf("avoidWhen"),
    examples: items(parts.get("examples") ?? []),
    counterExamples: items(parts.get("counterExamples") ?? []),
  };
}
