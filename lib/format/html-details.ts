import type { AnnotationCheck, AnnotationOccurrence } from "../annotation/annotation";
import { escapeHtml } from "./html-escape";
import { SIGNS } from "./html-text";
import type { HtmlWords } from "./html-words";

/** The quotation that encloses another, as its card names it. */
export interface EnclosingQuotation {
  readonly number: number;
  readonly speaker: string | null;
}

/** A claim of the register that a passage carries, with its role and verdict. */
export function renderOccurrence(one: AnnotationOccurrence, words: HtmlWords): string {
  const { statement, role, commitment, verdict } = one;
  const found = verdict === null ? words.undecided : (nameIn(words.verdicts, verdict) ?? verdict);
  const [roleWords, stands] = [words.roles[role], words.commitments[commitment]];
  return item(`<span class="words">${escapeHtml(statement)}</span>`, roleWords, stands, found);
}

/** A source the quoted words were compared with: what was found, and who signed. */
export function renderCheck(check: AnnotationCheck, words: HtmlWords): string {
  const { sourceTitle, verdict, signedVerdict, signedBy, outdated, warnings } = check;
  const signed = signedVerdict
    ? `${words.signedBy} ${signedBy?.name ?? ""}`.trim()
    : words.notSigned;
  return item(
    `${escapeHtml(words.match)}: <cite>${escapeHtml(sourceTitle)}</cite>`,
    words.matches[signedVerdict ?? verdict],
    signed,
    ...(outdated ? [words.outdated] : []),
    ...warnings.map(({ kind, exact }) => `⚠ ${words.turns[kind]} “${exact}”`),
  );
}

/** The enclosing quotation, with a link to its card. */
export function renderEnclosingQuotation(
  enclosing: EnclosingQuotation | null,
  prefix: string,
  words: HtmlWords,
): string {
  if (!enclosing) return "";
  const { number, speaker } = enclosing;
  const name = speaker ? ` <bdi>${escapeHtml(speaker)}</bdi>` : "";
  const link = `<a href="#${prefix}a${number}">${SIGNS.quotation}${number}${name}</a>`;
  return `<p class="by" dir="auto">${escapeHtml(words.inside)} ${link}</p>`;
}

function item(what: string, ...facts: readonly string[]): string {
  return `<li dir="auto">${what} <span class="by">${facts.map(escapeHtml).join(" · ")}</span></li>`;
}

/**
 * A project's own verdict may be called like a property of every object, hence the own-property
 * check.
 */
function nameIn(names: Readonly<Record<string, string>>, value: string): string | undefined {
  return Object.hasOwn(names, value) ? names[value] : undefined;
}
