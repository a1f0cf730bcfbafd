import type { AnnotationCheck, AnnotationOccurrence } from "../annotation/annotation";
import { safeHref } from "../text/link";
import type { ExportedClaim, ExportedEvidence } from "./exported";
import { verdictIn } from "./facts";
import { renderMarkdown } from "./html-markdown";
import { escapeHtml } from "./html-escape";
import { SIGNS } from "./html-text";
import type { HtmlWords } from "./html-words";

/** The quotation that encloses another, as its card names it. */
export interface EnclosingQuotation {
  readonly number: number;
  readonly speaker: string | null;
}

const STANCE = { supports: "⊕", refutes: "⊖", qualifies: "◐", context: "○" } as const;

/** A claim of the register that a passage carries, with its role, its verdict and the evidence. */
export function renderOccurrence(
  one: AnnotationOccurrence,
  claim: ExportedClaim | undefined,
  words: HtmlWords,
): string {
  const { statement, role, commitment, verdict } = one;
  const found = verdictIn(words, verdict);
  const [roleWords, stands] = [words.roles[role], words.commitments[commitment]];
  const decided = claim?.decidedBy ? [`${words.decidedBy} ${claim.decidedBy.name}`] : [];
  const evidence = claim?.evidence.map((each) => renderEvidence(each, words)) ?? [];
  return [
    `<li dir="auto"><span class="words">${escapeHtml(statement)}</span> `,
    facts(roleWords, stands, found, ...decided),
    claim?.rationale ? renderMarkdown(claim.rationale) : "",
    evidence.length > 0 ? `<ul>${evidence.join("")}</ul>` : "",
    "</li>",
  ].join("");
}

/** Words that bear on a claim: how, from where, and what was remarked. */
function renderEvidence(evidence: ExportedEvidence, words: HtmlWords): string {
  const { stance, directness, quote, locator, document, source, note, createdBy } = evidence;
  const [name, address] = document
    ? [document.title, ""]
    : [source?.citation || source?.url || "", source?.url ?? ""];
  const href = safeHref(address);
  const cited = `<cite>${escapeHtml(name)}</cite>`;
  const link = href
    ? `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${cited}</a>`
    : cited;
  return [
    `<li dir="auto">${STANCE[stance]} <b>${escapeHtml(words.stances[stance])}</b>: `,
    quote ? `<q class="words">${escapeHtml(quote)}</q> ` : "",
    link,
    locator ? ` ${escapeHtml(locator)}` : "",
    ` ${facts(words.directness[directness], createdBy.name)}`,
    note ? renderMarkdown(note) : "",
    "</li>",
  ].join("");
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

function item(what: string, ...known: readonly string[]): string {
  return `<li dir="auto">${what} ${facts(...known)}</li>`;
}

function facts(...known: readonly string[]): string {
  return `<span class="by">${known.map(escapeHtml).join(" · ")}</span>`;
}
