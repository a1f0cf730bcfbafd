import type { Annotation } from "../annotation/annotation";
import { cueOf, type Hedge } from "../annotation/certainty";
import type { Span } from "../span/span";
import { flatten, stack } from "../span/span-set";
import {
  blockTree,
  inlineRuns,
  withIndents,
  type LeafNode,
  type TreeNode,
} from "../text/block-tree";
import type { Block, DocumentText, Mark } from "../text/document-text";
import { spacedPieces } from "../text/shown-spaces";
import { escapeHtml } from "./html-escape";

/** What is drawn of an annotation. Offsets are UTF-16 code units of the text that is written. */
export interface Painted extends Pick<Annotation, "kind" | "status" | "anchor" | "confidence"> {
  /** The speaker's commitment, if it is no plain assertion. */
  readonly hedge: Hedge | null;
  /** Its position in the list of cards, from 1. */
  readonly number: number;
  readonly target: readonly Span[];
}

export const SIGNS = { claim: "†", quotation: "»", rhetoric: "※", note: "¶" } as const;

/** More lines below a word nobody can tell apart; what lies deeper has its sign and its card. */
const MAX_HEADING_LEVEL = 6;

/** What is drawn on a text: flat runs in reading order, and what stands between its words. */
export interface Overlay {
  /** With the elements around them, outermost first. */
  readonly pieces: readonly { start: number; end: number; open: string; close: string }[];
  /** After the words that end at an offset, or before those that begin a block. */
  readonly signs: readonly { readonly at: number; readonly html: string }[];
}

/**
 * A text as HTML, leaf by leaf. The text content of the output is the text, character for
 * character: signs are drawn by the style and contain no words.
 *
 * `prefix` tells the ids of several texts in one file apart.
 */
export function htmlText(
  text: DocumentText,
  annotations: readonly Painted[],
  prefix: string,
): Generator<string> {
  return htmlTextUnder(text, overlay(text.text, annotations, prefix));
}

/** The same under an overlay of another kind. */
export function* htmlTextUnder(text: DocumentText, { pieces, signs }: Overlay): Generator<string> {
  let piece = 0;
  let sign = 0;
  for (const node of withIndents(blockTree(text))) yield* written(node);
  yield signsUpTo(Infinity);

  function* written(node: TreeNode): Generator<string> {
    if (node.type === "gap") {
      yield escapeHtml(node.text);
      return;
    }
    const [open, close] = tags(node.block);
    if (node.type === "leaf") {
      yield open + spaces(escapeHtml(node.indent ?? "")) + leaf(node) + close;
      return;
    }
    yield open;
    for (const child of node.children) yield* written(child);
    yield close;
  }

  function leaf(node: LeafNode): string {
    let html = "";
    let follows = false;
    for (const { start, text: words, marks } of inlineRuns(node)) {
      // Links can not be nested: signs wait until the run's own link is closed.
      const linked = marks.some(({ kind }) => kind === "link");
      const isBreak = marks.some(({ kind }) => kind === "break");
      html += marks.map((mark) => inline(mark)[0]).join("");
      let at = start;
      for (const { text: part, isSpace } of isBreak
        ? [{ text: words, isSpace: false }]
        : spacedPieces(words, follows)) {
        const shown = painted(part, at, linked);
        html += isSpace ? spaces(shown) : shown;
        at += part.length;
      }
      html += [...marks]
        .reverse()
        .map((mark) => inline(mark)[1])
        .join("");
      html += signsUpTo(at);
      follows = marks.at(-1)?.kind === "break";
    }
    return html;
  }

  /** Words that begin at an offset, with the marks that cover them and the signs that follow. */
  function painted(words: string, start: number, linked: boolean): string {
    let html = "";
    const end = start + words.length;
    if (!linked) html += signsUpTo(start);
    for (let at = start; at < end;) {
      while (piece < pieces.length && (pieces[piece]?.end ?? 0) <= at) piece++;
      const next = pieces[piece];
      const covered = next !== undefined && next.start <= at;
      const nextSign = linked ? end : (signs[sign]?.at ?? end);
      const to = Math.min(
        end,
        covered ? next.end : (next?.start ?? end),
        nextSign > at ? nextSign : end,
      );
      const plain = escapeHtml(words.slice(at - start, to - start));
      html += covered ? next.open + plain + next.close : plain;
      if (!linked) html += signsUpTo(to);
      at = to;
    }
    return html;
  }

  function signsUpTo(at: number): string {
    let html = "";
    for (let next = signs[sign]; next && next.at <= at; next = signs[++sign]) html += next.html;
    return html;
  }
}

/** White space that is shown as it is stored; nothing for no white space. */
function spaces(html: string): string {
  return html && `<span class="sp">${html}</span>`;
}

function overlay(text: string, painted: readonly Painted[], prefix: string): Overlay {
  const spans = painted.flatMap((one) => one.target.map(({ start, end }) => ({ one, start, end })));
  const lanes = stack(spans);
  const shown = spans.flatMap((span, i) => {
    const lane = lanes[i] ?? 0;
    return lane < MAX_HEADING_LEVEL ? [{ ...span, lane }] : [];
  });
  // Each stands in many pieces, and is written once.
  const marks = shown.map(({ one, lane }) => `<mark class="${one.kind} lane${lane}${looks(one)}">`);
  const pieces = flatten(shown).map(({ start, end, covering }) => {
    let open = "";
    for (const index of covering) open += marks[index] ?? "";
    return { start, end, open, close: "</mark>".repeat(covering.length) };
  });
  const signs = painted
    .map((one) => ({ at: lastWord(text, one), html: sign(one, prefix) }))
    .sort((a, b) => a.at - b.at);
  return { pieces, signs };
}

function looks({ anchor, status, confidence, hedge }: Painted): string {
  return [
    anchor === "changed" ? " unsure" : "",
    confidence === null ? "" : ` sure${confidence}`,
    hedge === null ? "" : ` told ${hedge}`,
    status === "rejected" ? " rejected" : "",
  ].join("");
}

function sign({ number, kind, confidence }: Painted, prefix: string): string {
  const [from, to] = [`${prefix}t${number}`, `${prefix}a${number}`];
  const sure = confidence === null ? "" : ` ${cueOf(confidence)}`;
  const shown = `${SIGNS[kind]}${number}${sure}`;
  return `<a class="sign ${kind}" id="${from}" href="#${to}" data-sign="${shown}" aria-label="${shown}"></a>`;
}

/** The end of the last segment without its trailing white space, so that it lies in a leaf. */
function lastWord(text: string, { target }: Painted): number {
  const start = target.at(-1)?.start ?? 0;
  let end = target.at(-1)?.end ?? 0;
  while (end > start + 1 && /\s/.test(text[end - 1] ?? "")) end--;
  return end;
}

/**
 * Tables and preformatted text are written as plain elements: HTML parsers move words out of a
 * `table` and drop the first line feed of a `pre`, and every character counts here.
 */
function tags(block: Block): readonly [string, string] {
  const head = (yes: boolean | undefined) => (yes ? " head" : "");
  switch (block.kind) {
    case "heading":
      return [`<h${block.level} dir="auto">`, `</h${block.level}>`];
    case "paragraph":
      return ['<p dir="auto">', "</p>"];
    case "preformatted":
      return ['<div class="pre" dir="auto">', "</div>"];
    case "list":
      return block.ordered ? [`<ol start="${block.first ?? 1}">`, "</ol>"] : ["<ul>", "</ul>"];
    case "item":
      return ['<li dir="auto">', "</li>"];
    case "quote":
      return ['<blockquote dir="auto">', "</blockquote>"];
    case "table":
      return ['<div class="table" role="table">', "</div>"];
    case "row":
      return [`<div class="row${head(block.header)}" role="row">`, "</div>"];
    case "cell": {
      const role = block.header ? "columnheader" : "cell";
      const spans = spanned("colspan", block.columns) + spanned("rowspan", block.rows);
      const open = `<div class="cell${head(block.header)}" role="${role}"${spans} dir="auto">`;
      return [open, "</div>"];
    }
    case "turn":
      return ['<div class="turn" dir="auto">', "</div>"];
    case "footnote":
      return ['<div class="footnote" role="note" dir="auto">', "</div>"];
  }
}

function spanned(name: string, places: number | undefined): string {
  return places === undefined ? "" : ` aria-${name}="${places}"`;
}

function inline(mark: Mark): readonly [string, string] {
  switch (mark.kind) {
    case "emphasis":
      return ["<em>", "</em>"];
    case "strong":
      return ["<strong>", "</strong>"];
    case "code":
      return ["<code>", "</code>"];
    case "deletion":
      return ["<del>", "</del>"];
    case "superscript":
    case "footnote-reference":
      return ["<sup>", "</sup>"];
    case "subscript":
      return ["<sub>", "</sub>"];
    case "break":
      return ['<span class="break">', "</span>"];
    case "page":
      return [`<span data-page="${escapeHtml(mark.label)}">`, "</span>"];
    case "time":
      return [`<span data-seconds="${mark.seconds}">`, "</span>"];
    case "link":
      return [`<a href="${escapeHtml(mark.href)}" rel="noreferrer noopener">`, "</a>"];
  }
}
