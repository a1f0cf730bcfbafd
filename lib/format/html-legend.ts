import { KINDS } from "../contract/terms";
import { escapeHtml } from "./html-escape";
import { SIGNS } from "./html-text";
import type { HtmlWords } from "./html-words";

/**
 * What the signs and lines mean; the same is the filter. It works without a script: the style hides
 * what belongs to a box that is not checked, on the screen and in print.
 */
export function htmlLegend(words: HtmlWords): string {
  const kinds = KINDS.map((kind) => {
    const line = `<mark class="${kind} lane0">${escapeHtml(words.plural[kind])}</mark>`;
    const sign = `<b class="kind" aria-hidden="true">${SIGNS[kind]}</b>`;
    return `<label class="${kind}">${box(kind)}${sign} ${line}</label>`;
  });
  const rejected = `<label>${box("rejected")}<mark class="rejected">${escapeHtml(words.rejectedOnes)}</mark></label>`;
  return [
    `<fieldset class="legend"><legend>${escapeHtml(words.legend)}</legend>`,
    ...kinds,
    rejected,
    "</fieldset>\n",
    `<p class="by">${escapeHtml(words.lines)}</p>\n`,
  ].join("");
}

function box(name: string): string {
  return `<input type="checkbox" id="show-${name}" checked> `;
}
