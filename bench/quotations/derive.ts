import type { Match } from "../../lib/annotation/annotation.ts";

/** A correct quotation made of a text, with the verdict that it has by how it was made. */
export interface Derived {
  readonly kind: string;
  readonly quotation: string;
  readonly right: Match;
}

/** Numbers from 0 to below 1 that are the same in each run (Lehmer's generator). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const MIN_WORDS = 14;

/** Quotations cut, elided and bracketed out of the paragraphs of a text, with a fixed seed. */
export function derivedFrom(text: string, count: number): Derived[] {
  const random = numbersFrom(20_261_128);
  const below = (most: number) => Math.floor(random() * most);
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.match(/\S+/g) ?? [])
    .filter((words) => words.length > MIN_WORDS);
  if (paragraphs.length === 0) return [];
  const cut = () => {
    const words = paragraphs[below(paragraphs.length)] ?? [];
    const length = Math.min(words.length, 8 + below(16));
    const from = below(words.length - length + 1);
    return words.slice(from, from + length);
  };
  const makers: readonly (readonly [string, Match, () => string])[] = [
    ["cut", "verbatim", () => cut().join(" ")],
    ["cut, in marks", "verbatim", () => `“${cut().join(" ")}”`],
    ["cut, over lines", "verbatim", () => cut().join(below(2) ? "\n" : "  ")],
    [
      "elided",
      "elided",
      () => {
        const words = cut();
        const at = 2 + below(words.length - 6);
        const sign = ["…", "...", "[…]", ". . ."][below(4)] ?? "…";
        return [...words.slice(0, at), sign, ...words.slice(at + 1 + below(3))].join(" ");
      },
    ],
    [
      "with a bracket put in",
      "marked",
      () => {
        const words = cut();
        const at = 2 + below(words.length - 4);
        return [...words.slice(0, at), "[as we know]", ...words.slice(at)].join(" ");
      },
    ],
    [
      "with a capital in brackets",
      "marked",
      () => {
        const words = cut();
        const first = words.findIndex((word) => /^[a-z]{3,}/.test(word));
        const word = words[Math.max(0, first)] ?? "";
        const opening = `[${word.charAt(0).toUpperCase()}]${word.slice(1)}`;
        return [opening, ...words.slice(Math.max(0, first) + 1)].join(" ");
      },
    ],
  ];
  return Array.from({ length: count }, (_, i) => {
    const [kind, right, make] = makers[i % makers.length] ?? ["cut", "verbatim", () => ""];
    return { kind, right, quotation: make() };
  });
}
