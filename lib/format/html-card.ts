import type { AnnotationReference, Note } from "../annotation/annotation";
import { safeHref } from "../text/link";
import { quoteOf } from "../annotation/quote";
import type { Exported, ExportedClaim } from "./exported";
import { readableDate, readableTime } from "../text/readable-date";
import { detailsOf, relationFacts } from "./facts";
import {
  renderOccurrence,
  renderCheck,
  renderEnclosingQuotation,
  type EnclosingQuotation,
} from "./html-details";
import { escapeHtml } from "./html-escape";
import { renderMarkdown } from "./html-markdown";
import { SIGNS } from "./html-text";
import type { HtmlWords } from "./html-words";

const STANCE = { supports: "⊕", refutes: "⊖", context: "○", origin: "◎" } as const;

/** What a card shows beside its annotation. */
export interface CardContext {
  /** Its position in the list of cards, from 1. */
  readonly number: number;
  /** The prefix of all ids of its document. */
  readonly prefix: string;
  readonly words: HtmlWords;
  /** The enclosing quotation, if the same file has a card for it. */
  readonly enclosing?: EnclosingQuotation | null;
  /** Of the claims that are carried, those whose evidence is known. */
  readonly claims?: ReadonlyMap<string, ExportedClaim>;
}

/** An annotation as a card with everything that belongs to it. */
export function htmlCard(one: Exported, context: CardContext): string {
  const { annotation, notes } = one;
  const { number, prefix, words, enclosing = null, claims } = context;
  const { kind, claim, quotation, rhetoric, tags, status, anchor, visibility } = annotation;
  const { occurrences, attribution, checks } = annotation;
  const [from, to] = [`${prefix}t${number}`, `${prefix}a${number}`];
  const named = claim?.type ?? quotation?.form ?? rhetoric?.technique ?? "";
  const chips = [
    named,
    ...tags.filter((tag) => tag !== named),
    annotation.statusOutdated ? words.decidedEarlier[status] : words[status],
    ...(anchor === "exact" ? [] : [words[anchor]]),
    ...(visibility === "private" ? [words.private] : []),
  ].filter((chip) => chip !== "");
  const first = annotation.target[0]?.start ?? 0;
  const last = annotation.target.at(-1)?.end ?? 0;
  return [
    `<article class="${kind}${status === "rejected" ? " rejected" : ""}" id="${to}" aria-labelledby="${to}k" data-id="${escapeHtml(annotation.id)}" data-start="${first}" data-end="${last}">`,
    `<a class="kind" id="${to}k" href="#${from}">${SIGNS[kind]}${number} ${escapeHtml(words[kind])}</a> `,
    `<span class="by" dir="auto">${escapeHtml(annotation.createdBy.name)}, ${renderTime(annotation.createdAt)}</span>`,
    `<p class="by" dir="auto">${chips.map(escapeHtml).join(" · ")}</p>`,
    `<blockquote class="quote words" dir="auto">${escapeHtml(quoteOf(annotation))}</blockquote>`,
    ...(claim?.statement ? [paragraph("statement words", claim.statement)] : []),
    renderFacts(
      [words.speaker, attribution?.speaker?.name ?? quotation?.speaker],
      [words.cue, quotation?.cue],
      [words.addressee, attribution?.addressee?.name ?? quotation?.addressee],
      [words.match, quotation?.match],
      [words.aimedAt, rhetoric?.target],
      [words.justification, rhetoric?.justification],
      ...detailsOf(annotation, words),
      [words.confidence, annotation.confidence === null ? null : `${annotation.confidence}/4`],
    ),
    renderEnclosingQuotation(enclosing, prefix, words),
    list(occurrences.map((each) => renderOccurrence(each, claims?.get(each.claimId), words))),
    list(checks.map((each) => renderCheck(each, words))),
    renderMarkdown(annotation.body),
    list(
      relationFacts(one).map(
        ({ name, value }) =>
          `<li dir="auto"><b>${escapeHtml(name)}</b> <span class="words">${escapeHtml(value)}</span></li>`,
      ),
    ),
    list(annotation.references.map((each) => reference(each, words))),
    list(
      annotation.reviews.map(
        ({ by, verdict, comment }) =>
          `<li dir="auto"><b>${escapeHtml(words[verdict])}</b> <span class="by">${escapeHtml(by.name)}</span>${renderMarkdown(comment)}</li>`,
      ),
    ),
    list(notes.map((note) => renderReply(note, words))),
    "</article>\n",
  ].join("");
}

function paragraph(name: string, text: string): string {
  return `<p class="${name}" dir="auto">${escapeHtml(text)}</p>`;
}

function reference(one: AnnotationReference, words: HtmlWords): string {
  const { relation, source, locator, quote } = one;
  const href = safeHref(source.url);
  const cited = escapeHtml(source.citation || source.url);
  const link = href
    ? `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${cited}</a>`
    : cited;
  return [
    `<li dir="auto">${STANCE[relation]} ${escapeHtml(words[relation])}: ${link}`,
    locator ? ` ${escapeHtml(locator)}` : "",
    quote ? ` <q class="words">${escapeHtml(quote)}</q>` : "",
    "</li>",
  ].join("");
}

function renderReply(note: Note, words: HtmlWords): string {
  const { createdBy, createdAt, body, replyTo, resolvedAt } = note;
  const place = replyTo === null ? "" : ' class="reply"';
  const state = resolvedAt === null ? "" : ` · ${escapeHtml(words.resolved)}`;
  return `<li${place} dir="auto"><span class="by">${escapeHtml(createdBy.name)}, ${renderTime(createdAt)}${state}</span>${renderMarkdown(body)}</li>`;
}

function list(items: readonly string[]): string {
  return items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
}

/** A name, its value, and how the value becomes HTML where it is more than words. */
type HtmlFact = readonly [
  name: string,
  value: string | null | undefined,
  render?: (value: string) => string,
];

/** A description list; unknown values are left out. */
export function renderFacts(...known: readonly HtmlFact[]): string {
  const rows = known.flatMap(([name, value, render = escapeHtml]) =>
    value ? [`<dt>${escapeHtml(name)}</dt><dd dir="auto">${render(value)}</dd>`] : [],
  );
  return rows.length > 0 ? `<dl class="facts">${rows.join("")}</dl>` : "";
}

/** A date as precise as it is known, for people and for machines. */
export function renderDate(date: string): string {
  return `<time datetime="${escapeHtml(date)}">${escapeHtml(readableDate(date))}</time>`;
}

/** An ISO 8601 time to the minute, for people and for machines. */
export function renderTime(iso: string): string {
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(readableTime(iso))}</time>`;
}
