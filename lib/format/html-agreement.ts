import {
  codedPieces,
  shareOf,
  SHARES,
  type AgreementOnText,
  type CodedRun,
  type SpanLabel,
} from "../agreement/on-text";
import { letterOf, lettersBeside, MAX_DRAWN, ribbonsOf } from "../agreement/ribbons";
import { KINDS } from "../contract/terms";
import type { DocumentText } from "../text/document-text";
import { escapeHtml } from "./html-escape";
import { htmlTextUnder, SIGNS, type Overlay } from "./html-text";
import type { HtmlWords } from "./html-words";

/** A text as several people coded it, for a page to read. */
export interface CodedHtml {
  readonly title: string;
  /** BCP 47, or empty. */
  readonly language: string;
  readonly text: DocumentText;
  /** The names of the coders. */
  readonly coders: readonly string[];
  readonly labels: readonly SpanLabel[];
  readonly spans: number;
  /** Annotations without a certain place. */
  readonly unplaced: number;
  readonly onText: AgreementOnText;
}

/** More passages than these of one text are not listed. */
const MAX_LISTED = 2_000;

/**
 * Where coders agree on a text, as a section of its own: the text once more, with a ribbon for each
 * coder and shades, and its passages as a table. What is shown of it is chosen without a script.
 */
export function* htmlAgreement(
  coded: CodedHtml,
  prefix: string,
  words: HtmlWords,
): Generator<string> {
  const { agreement } = words;
  const { language, text, coders, spans, unplaced, onText } = coded;
  const lang = language ? ` lang="${escapeHtml(language)}"` : "";
  const lanes = Math.min(coders.length, MAX_DRAWN);
  yield `<section id="${prefix}agreed" class="agreed">\n`;
  yield `<h2><bdi>${escapeHtml(coded.title)}</bdi>: ${escapeHtml(agreement.title)}</h2>\n`;
  const counts = [...SHARES].reverse().map((share) => {
    return fact(`${agreement.words} ${agreement.shares[share]}`, onText.words[share]);
  });
  yield `<dl class="facts">${[
    fact(agreement.people, coders.length),
    fact(agreement.spans, spans),
    fact(agreement.disputedOnes, onText.disputed),
    fact(agreement.allWords, onText.words.total),
    ...counts,
    fact(`${agreement.words} ${agreement.nobody}`, onText.words.none),
    ...(unplaced > 0 ? [fact(agreement.unplaced, unplaced)] : []),
  ].join("")}</dl>\n`;
  const layers = (["both", "ribbons", "shades"] as const).map((layer) => {
    const checked = layer === "both" ? " checked" : "";
    return `<label><input type="radio" name="${prefix}layer" class="layer-${layer}"${checked}> ${escapeHtml(agreement.layers[layer])}</label>`;
  });
  const numbers = `<label><input type="checkbox" class="numbers"> ${escapeHtml(agreement.numbers)}</label>`;
  yield `<fieldset class="legend"><legend>${escapeHtml(agreement.layer)}</legend>${layers.join("")}${numbers}</fieldset>\n`;
  yield* legend(coded, words);
  yield `<div class="text coded lanes${lanes}"${lang}>`;
  yield* htmlTextUnder(text, overlayOf(coded, lanes));
  yield "</div>\n";
  yield* table(coded, words);
  yield "</section>\n";
}

/** In place of {@link htmlAgreement} where nothing can be drawn, with a sentence that says why. */
export function htmlNoAgreement(
  title: string,
  prefix: string,
  why: "tooFew" | "tooMany",
  { agreement }: HtmlWords,
): string {
  return (
    `<section id="${prefix}agreed" class="agreed">\n` +
    `<h2><bdi>${escapeHtml(title)}</bdi>: ${escapeHtml(agreement.title)}</h2>\n` +
    `<p class="by">${escapeHtml(agreement[why])}</p>\n</section>\n`
  );
}

function fact(name: string, value: number): string {
  return `<dt>${escapeHtml(name)}</dt><dd>${value}</dd>`;
}

function* legend({ coders, labels }: CodedHtml, words: HtmlWords): Generator<string> {
  const { agreement } = words;
  yield `<div class="key">\n<p class="by">${escapeHtml(agreement.ribbons)}</p>\n<ul class="ribbon-key">\n`;
  for (const [at, name] of coders.slice(0, MAX_DRAWN).entries()) {
    yield `<li><b>${letterOf(at)}</b> <span class="swatch s${at}"></span> <bdi>${escapeHtml(name)}</bdi></li>\n`;
  }
  yield "</ul>\n";
  if (coders.length > MAX_DRAWN) {
    yield `<p class="by">${escapeHtml(agreement.notDrawn)} ${coders.length - MAX_DRAWN}</p>\n`;
  }
  yield `<p class="by">${escapeHtml(agreement.labels)}</p>\n<ul class="ribbon-key">\n`;
  for (const [at, label] of labels.entries()) {
    yield `<li><b>${at + 1}</b> <span class="${label.kind}"><b class="kind">${SIGNS[label.kind]}</b></span> <bdi>${escapeHtml(nameOf(label, words))}</bdi></li>\n`;
  }
  yield `</ul>\n<p class="by">${escapeHtml(agreement.shaded)}</p>\n<ul class="share-key">\n`;
  for (const share of SHARES) {
    yield `<li><span class="shared ${share}">${escapeHtml(agreement.shares[share])}</span></li>\n`;
  }
  yield "</ul>\n</div>\n";
}

function nameOf({ kind, slug, name }: SpanLabel, words: HtmlWords): string {
  return slug === kind ? words[kind] : name;
}

function overlayOf({ text, coders, labels, onText }: CodedHtml, lanes: number): Overlay {
  const whole = { start: 0, end: text.text.length };
  const pieces: { start: number; end: number; open: string; close: string }[] = [];
  const signs: { at: number; html: string }[] = [];
  for (const { start, end, run, shared, isFirst, isLast } of codedPieces(whole, onText)) {
    const open: string[] = [];
    if (run) {
      const own = run.marks.filter(({ coder }) => coder < lanes);
      const colours = own.map(({ coder, labels: [first = 0] }) => {
        return ` c${coder}-${labels[first]?.kind ?? "note"}`;
      });
      if (own.length > 0) open.push(`<span class="run${colours.join("")}">`);
      if (isFirst) signs.push(...beginnings(own, start));
    }
    if (shared) open.push(`<span class="shared ${shareOf(shared.count, coders.length)}">`);
    if (open.length > 0) {
      pieces.push({ start, end, open: open.join(""), close: "</span>".repeat(open.length) });
    }
    if (shared && isLast) {
      const share = `${shared.count}/${coders.length}`;
      signs.push({ at: end, html: `<span class="share" data-share="${share}"></span>` });
    }
  }
  return { pieces, signs };
}

/** The numbers of the labels of which a span begins at an offset, each in its ribbon. */
function beginnings(marks: CodedRun["marks"], at: number): Overlay["signs"] {
  return marks.flatMap(({ coder, begins }) => {
    if (begins.length === 0) return [];
    const numbers = begins.map((label) => label + 1).join(" ");
    return { at, html: `<i class="begins l${coder}" data-labels="${numbers}"></i>` };
  });
}

function* table({ text, coders, labels, onText }: CodedHtml, words: HtmlWords): Generator<string> {
  const { agreement } = words;
  const passages = onText.runs.filter(({ words: at }) => at !== null);
  if (passages.length === 0) return;
  const heads = [agreement.passage, agreement.who, agreement.count, agreement.state];
  yield `<details open><summary><h3>${escapeHtml(agreement.passages)}</h3></summary>\n`;
  if (passages.length > MAX_LISTED) {
    yield `<p class="by">${escapeHtml(agreement.first)} ${MAX_LISTED} / ${passages.length}</p>\n`;
  }
  yield `<table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join("")}</tr></thead>\n<tbody>\n`;
  for (const { words: at, marks, disputed } of passages.slice(0, MAX_LISTED)) {
    if (!at) continue;
    const who = marks.map(({ coder, labels: some }) => {
      const names = some.flatMap((label) => {
        const one = labels[label];
        return one ? escapeHtml(nameOf(one, words)) : [];
      });
      return `<bdi>${escapeHtml(coders[coder] ?? "")}</bdi> (${names.join(", ")})`;
    });
    const state = disputed === null ? agreement.agreed : agreement.disputed;
    yield `<tr><td dir="auto">${escapeHtml(text.text.slice(at.start, at.end))}</td><td>${who.join(", ")}</td><td>${marks.length}/${coders.length}</td><td>${escapeHtml(state)}</td></tr>\n`;
  }
  yield "</tbody></table>\n</details>\n";
}

const LANES = Array.from({ length: MAX_DRAWN }, (_, lane) => lane);

/** Every ribbon there may be; of coders who did not mark some words it has no colour there. */
const DRAWN = ribbonsOf(LANES.map((coder) => ({ coder, colour: `var(--c${coder},#0000)` })));

/** The style of a section of agreement, whatever is in it. */
export const AGREEMENT_STYLE = [
  ".coded{max-width:41rem;--pitch:10px;--thick:5px;--line:calc((var(--lanes) + 3)*var(--pitch));--content:28px}",
  ".coded :is(p,h1,h2,h3,h4,h5,h6,.pre,li,.turn,.footnote,.cell){position:relative;padding-inline-start:1.1rem;padding-bottom:calc((var(--line) - var(--content))/2);margin-top:0;margin-bottom:.5em;font-size:19px;line-height:var(--line);text-indent:0}",
  ".coded :is(ul,ol){list-style:none;padding:0;margin:0}.coded :is(sup,sub){line-height:0}.coded .pre{font-size:16px}",
  '.coded :is(p,h1,h2,h3,h4,h5,h6,.pre,li,.turn,.footnote,.cell):not(:has(p,li,.pre))::before{position:absolute;inset-block:calc((var(--line) + var(--content))/2) 0;inset-inline-start:0;overflow:hidden;color:var(--soft);font:600 8.5px/var(--pitch) Inter,system-ui,sans-serif;white-space:pre;content:var(--letters)/""}',
  `.run,.swatch{background-image:${DRAWN.backgroundImage};background-position:${DRAWN.backgroundPosition};background-repeat:no-repeat;background-size:100% var(--thick)}`,
  ".run{padding-bottom:calc(var(--lanes)*var(--pitch));box-decoration-break:clone;-webkit-box-decoration-break:clone}",
  ".swatch{--pitch:0px;--thick:6px;display:inline-block;width:2.6rem;height:6px;vertical-align:.15em;background-position:0 0}",
  ...LANES.map(
    (lane) =>
      `.s${lane}{--lanes:0;--c${lane}:var(--ink)}.l${lane}{--lane:${lane}}` +
      KINDS.map((kind) => `.c${lane}-${kind}{--c${lane}:var(--${kind})}`).join(""),
  ),
  '.begins{position:relative}.begins::after{position:absolute;top:calc(100% + var(--lane)*var(--pitch));inset-inline-start:0;padding-inline:1px 2px;background:var(--paper);font:600 8.5px/var(--pitch) Inter,system-ui,sans-serif;white-space:nowrap;content:attr(data-labels)/""}',
  ".shared{background:color-mix(in srgb,var(--ink) 6%,transparent);text-decoration:underline dotted 1.5px;text-decoration-skip-ink:none;text-underline-offset:.22em}",
  ".shared.some{background:color-mix(in srgb,var(--ink) 12%,transparent);text-decoration-style:dashed}.shared.most{background:color-mix(in srgb,var(--ink) 20%,transparent);text-decoration-style:solid}.shared.all{background:color-mix(in srgb,var(--ink) 28%,transparent);text-decoration-style:solid;text-decoration-thickness:4px}",
  ".agreed:has(.numbers:checked) .share::after{margin:0 .15em;unicode-bidi:isolate;direction:ltr;color:var(--soft);font:600 .65em/0 Inter,system-ui,sans-serif;vertical-align:super;content:attr(data-share)}",
  ".agreed:has(.layer-ribbons:checked) :is(.coded .shared){background:none;text-decoration:none}.agreed:has(.layer-ribbons:checked) :is(.share,.share-key){display:none}",
  ".agreed:has(.layer-shades:checked) .coded{--line:31px;--letters:none}.agreed:has(.layer-shades:checked) .run{background-image:none;padding:0}.agreed:has(.layer-shades:checked) :is(.begins,.ribbon-key){display:none}",
  ".key ul{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;margin:0 0 .6rem;padding:0;list-style:none}.key p{margin:0}",
  ".agreed table{border-collapse:collapse;width:100%}.agreed :is(th,td){padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top;overflow-wrap:normal}.agreed td:nth-child(-n+2){overflow-wrap:anywhere}.agreed summary h3{display:inline}",
  "@media(forced-colors:active){.run,.swatch{--claim:CanvasText;--quotation:CanvasText;--rhetoric:CanvasText;--note:CanvasText;--ink:CanvasText;color:CanvasText;forced-color-adjust:none}}",
  "@media print{.agreed{break-before:page}.run,.swatch,.shared{print-color-adjust:exact;-webkit-print-color-adjust:exact}.coded{max-width:none}}",
].join("\n");

/** The style of texts with so many ribbons: how many there are, and their letters. */
export function ribbonStyle(lanes: number): string {
  return `.lanes${lanes}{--lanes:${lanes};--letters:${lettersBeside(lanes)}}`;
}

/** Every number of ribbons that a text may have. */
export const RIBBONS = LANES.map((lane) => lane + 1);
