import "server-only";
import { logger, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { type Csl } from "@/lib/source/citation";
import { sanitizeCsl } from "@/lib/source/csl";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import type { Task } from "@/server/platform/workers";
import { MAX_CITATION_LENGTH } from "@/lib/contract/terms";

// The library can fetch what an address names and read pages it fetched. It is never given the
// chance: these readers are taken out, and every call below names the one format it reads.
plugins.remove("@else");
logger.level = "silent";

/** How many items one text may hold. */
const MAX_ITEMS = 200;

function notRead(why: Reason) {
  return wrongField("citation", why);
}

/** BibTeX, RIS or CSL JSON by its first sign, as Citation.js names the formats. */
function formatOf(text: string): "@biblatex/text" | "@ris/file" | "json" | null {
  if (/^[[{]/.test(text)) return "json";
  if (/^TY {1,2}-/m.test(text)) return "@ris/file";
  return /@[a-z]+\s*[{(]/i.test(text) ? "@biblatex/text" : null;
}

/** Whether a text is meant as BibTeX, RIS or CSL JSON. */
export function isInCitationFormat(text: string): boolean {
  return formatOf(text.replace(/^\uFEFF/, "").trim()) !== null;
}

/** The citations in a pasted text: BibTeX, RIS or CSL JSON. Reads nothing else and fetches nothing. */
export function readCitations(text: string): Outcome<Csl[]> {
  if (text.length > MAX_CITATION_LENGTH) {
    return refused(
      "too-large",
      reason("Refusals.source.citationTooLong", { most: MAX_CITATION_LENGTH }),
    );
  }
  const words = text.replace(/^\uFEFF/, "").trim();
  const format = formatOf(words);
  if (!format) return notRead(reason("Refusals.source.unknownFormat"));
  // Abbreviations that are built from each other double with every line.
  if (format === "@biblatex/text" && /@string\b/i.test(words) && words.includes("#")) {
    return notRead(reason("Refusals.source.joinedAbbreviations"));
  }
  if (entryCount(words, format) > MAX_ITEMS) {
    return notRead(reason("Refusals.source.tooManyCitations", { most: MAX_ITEMS }));
  }
  try {
    const items = format === "json" ? itemsOf(JSON.parse(words)) : parsed(words, format);
    const stripped = items.slice(0, MAX_ITEMS).map(sanitizeCsl).filter(saysSomething);
    return stripped.length > 0 ? done(stripped) : notRead(reason("Refusals.source.noCitation"));
  } catch {
    return notRead(reason("Refusals.source.unreadable"));
  }
}

export const READ_CITATIONS: Task<string, Outcome<Csl[]>> = {
  name: "readCitations",
  run: readCitations,
  timeoutMs: 10_000,
  isShort: (text) => text.length < 2_000,
};

function entryCount(words: string, format: string): number {
  const starts = format === "@ris/file" ? /^TY {1,2}-/gm : /@[a-z]+\s*[{(]/gi;
  return format === "json" ? 0 : (words.match(starts)?.length ?? 0);
}

function parsed(words: string, forceType: string): readonly Csl[] {
  return plugins.input.chain(words, { forceType, generateGraph: false });
}

function itemsOf(value: unknown): readonly Csl[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is Csl => item !== null && typeof item === "object");
}

function saysSomething(csl: Csl): boolean {
  return Object.keys(csl).some((field) => field !== "type" && field !== "language");
}
