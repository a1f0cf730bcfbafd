import "server-only";
import type { ExportedDocument } from "@/lib/format/exported";
import { HTML_AFTER, htmlBefore, htmlSection, htmlSectionAfter, idPrefix } from "@/lib/format/html";
import { htmlCard } from "@/lib/format/html-card";
import type { Painted } from "@/lib/format/html-text";
import { read } from "../db";
import { revisionText } from "../documents/text";
import { messages } from "../messages";
import type { Viewer } from "../viewer";
import { exportedPages, pagesOf } from "./pages";
import type { Source } from "./writers";

export async function* htmlOf({ viewer, title, at, titles, documents }: Source) {
  const words = messages.Export;
  let index = 0;
  let begun = false;
  for await (const document of documents()) {
    if (!begun) yield before(titles.length === 1 ? document.language : "");
    begun = true;
    yield* section(viewer, document, index++);
  }
  if (!begun) yield before("");
  yield HTML_AFTER;

  function before(language: string): string {
    const page = { title, language, exportedAt: at.toISOString(), contents: titles };
    return htmlBefore(page, words);
  }
}

/**
 * The overlays have to be known before the first word is written, the cards come after the last:
 * so annotations are read twice, and in between only where they lie is kept.
 */
async function* section(viewer: Viewer, document: ExportedDocument, index: number) {
  const words = messages.Export;
  const { number } = document.revision;
  const text = await revisionText(read, document.id, number);
  if (!text) return;
  const numbers = new Map<string, number>();
  const painted: Painted[] = [];
  for await (const page of pagesOf(viewer, document.id)) {
    for (const { id, kind, status, anchor, orphan, revision, target } of page) {
      numbers.set(id, numbers.size + 1);
      if (orphan || revision !== number) continue;
      const places = target.map(({ start, end }) => ({ start, end }));
      painted.push({ number: numbers.size, kind, status, anchor, target: places });
    }
  }
  yield* htmlSection(document, text, painted, index, words);
  let cards = 0;
  for await (const page of exportedPages(viewer, document.id)) {
    for (const exported of page) {
      cards++;
      // What was written between the two readings has a card and no sign.
      const { id } = exported.annotation;
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      yield htmlCard(exported, numbers.get(id) ?? 0, idPrefix(index), words);
    }
  }
  yield htmlSectionAfter(cards, words);
}
