import { MAX_PLAIN_CITATION_LENGTH } from "../../contract/terms";
import type { Csl } from "../../source/citation";
import { sanitizeCsl } from "../../source/csl";
import { dateFromWords } from "./date-words";

/** Says nothing about the source itself. */
const OF_THE_FILE = new Set(["id", "citation-key", "citation-label", "_graph", "system_id"]);

/** The markup that CSL allows in words (its appendix on rich text); words are kept without it. */
const MARKUP = /<\/?(?:i|b|sub|sup|sc)>|<span (?:class="nocase"|style="[^"<>]{0,100}")>|<\/span>/gi;

interface CheckedItem {
  readonly csl: Csl;
  /** The fields that were not kept, or not whole, by their names in CSL. */
  readonly leftOut: readonly string[];
}

/** A CSL item as it is kept, and what of it is not. */
export function checkedItem(item: Csl): CheckedItem {
  const bare = Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace(MARKUP, "") : datedFrom(value),
    ]),
  );
  const csl = sanitizeCsl(bare);
  const leftOut = Object.keys(bare).filter(
    (name) =>
      !OF_THE_FILE.has(name) && !isEmpty(bare[name]) && !isWhole(name, bare[name], csl[name]),
  );
  return { csl, leftOut };
}

/** A date that is only words, where they can be read as one. */
function datedFrom(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "date-parts" in value) return value;
  const { raw } = value as { readonly raw?: unknown };
  return typeof raw === "string" ? (dateFromWords(raw) ?? value) : value;
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || (typeof value === "string" && !value.trim());
}

function isWhole(name: string, sent: unknown, kept: unknown): boolean {
  if (kept === undefined) return false;
  if (Array.isArray(sent) && Array.isArray(kept)) return sent.length === kept.length;
  if (name === "ISBN") return typeof sent !== "string" || !/[,;]|\s97[89]/.test(sent.trim());
  if (name === "URL" || name === "DOI" || typeof sent !== "string") return true;
  return sent.length <= MAX_PLAIN_CITATION_LENGTH;
}
