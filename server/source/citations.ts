import "server-only";
import { logger, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { type Csl } from "@/lib/source/citation";
import { sanitizeCsl } from "@/lib/source/csl";
import { done, refused, type Outcome } from "@/lib/outcome";
import { MAX_CITATION_LENGTH } from "@/lib/contract/terms";

// The library can fetch what an address names and read pages it fetched. It is never given the
// chance: these readers are taken out, and every call below names the one format it reads.
plugins.remove("@else");
logger.level = "silent";

/** How many items one text may hold. Reading takes about a tenth of a millisecond for each. */
const MAX_ITEMS = 200;

function notRead(message: string) {
  return refused("not-understood", message, { errors: [{ path: "citation", message }] });
}

/** BibTeX, RIS or CSL JSON by its first sign, as Citation.js names the formats. */
function formatOf(text: string): "@biblatex/text" | "@ris/file" | "json" | null {
  if (/^[[{]/.test(text)) return "json";
  if (/^TY {1,2}-/m.test(text)) return "@ris/file";
  return /@[a-z]+\s*[{(]/i.test(text) ? "@biblatex/text" : null;
}

/** The citations in a pasted text: BibTeX, RIS or CSL JSON. Reads nothing else and fetches nothing. */
export function readCitations(text: string): Outcome<Csl[]> {
  if (text.length > MAX_CITATION_LENGTH) {
    return refused("too-large", `A citation may have at most ${MAX_CITATION_LENGTH} characters.`);
  }
  const words = text.replace(/^\uFEFF/, "").trim();
  const format = formatOf(words);
  if (!format) return notRead("This is neither BibTeX nor RIS nor CSL JSON.");
  // Abbreviations that are built from each other double with every line.
  if (format === "@biblatex/text" && /@string\b/i.test(words) && words.includes("#")) {
    return notRead("Abbreviations that are joined by # are not read. Write the words out.");
  }
  if (entryCount(words, format) > MAX_ITEMS) {
    return notRead(`Send at most ${MAX_ITEMS} citations at once.`);
  }
  try {
    const items = format === "json" ? itemsOf(JSON.parse(words)) : parsed(words, format);
    const stripped = items.slice(0, MAX_ITEMS).map(sanitizeCsl).filter(saysSomething);
    return stripped.length > 0 ? done(stripped) : notRead("There is no citation in this text.");
  } catch {
    return notRead("This could not be read. Is something missing at its end?");
  }
}

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
