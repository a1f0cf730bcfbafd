import "server-only";
import { HTML_AFTER, htmlBefore, htmlSectionAfter, idPrefix } from "@/lib/format/html";
import type { EnclosingQuotation } from "@/lib/format/html-details";
import { htmlProject } from "@/lib/format/html-project";
import type { HtmlWords } from "@/lib/format/html-words";
import type { Place } from "@/server/annotation/read";
import { isEmbedded, read } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { runTask } from "@/server/platform/workers";
import { messages } from "@/server/platform/messages";
import type { Viewer } from "@/server/access/viewer";
import { pageSize } from "./page-size";
import { pagesOf, writtenPages, written } from "./pages";
import { readSigns } from "./read-page";
import { WRITE_SECTION } from "./section-task";
import { PAINT_SIGNS } from "./sign-task";
import type { DocumentToExport, Source } from "./source";

const WORDS: HtmlWords = {
  ...messages.Export,
  undecided: messages.Claims.undecided,
  relations: messages.Provenance.relations,
  outcomes: messages.Queue.outcome,
  roles: messages.Occurrence.role,
  commitments: messages.Occurrence.commitment,
  matches: messages.Check.match,
  turns: messages.Check.turns,
  verdicts: messages.Claims.verdicts,
};

export async function* htmlOf({ viewer, title, at, titles, project, documents }: Source) {
  let index = 0;
  let begun = false;
  for await (const document of documents()) {
    if (!begun) yield before(titles.length === 1 ? document.language : "");
    begun = true;
    yield* section(viewer, document, index++);
  }
  if (!begun) yield before("");
  const about = await project();
  if (about) yield htmlProject(about, WORDS);
  yield HTML_AFTER;

  function before(language: string): string {
    const page = { title, language, exportedAt: at.toISOString(), contents: titles };
    return htmlBefore(page, WORDS);
  }
}

/**
 * The overlays have to be known before the first word is written, the cards come after the last:
 * so annotations are read twice, and in between only where they lie is kept.
 */
async function* section(viewer: Viewer, document: DocumentToExport, index: number) {
  const { number: revision } = document.revision;
  const { id: documentId } = document;
  const text = await revisionText(read, documentId, revision);
  if (!text) return;
  const numbers = new Map<string, number>();
  const speakers = new Map<string, string>();
  const painted: string[] = [];
  const readOne = (after: Place | null, limit: number) =>
    readSigns(viewer, documentId, after, limit);
  const size = pageSize("signs", isEmbedded());
  for await (const { columns, ids } of pagesOf(readOne, viewer, documentId, size)) {
    const signs = { columns, ids, first: numbers.size + 1, revision };
    for (const id of ids) numbers.set(id, numbers.size + 1);
    const drawn = written(await runTask(PAINT_SIGNS, signs));
    painted.push(drawn.painted);
    for (const [id, name] of drawn.speakers) speakers.set(id, name);
  }
  yield written(await runTask(WRITE_SECTION, { document, text, painted, index, words: WORDS }));
  const prefix = idPrefix(index);
  const pages = writtenPages(viewer, document, ({ ids, enclosingIds }, from, to) => {
    const shown = ids.slice(from, to);
    // What was written between the two readings has a card and no sign.
    for (const id of shown) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    const enclosing = new Map<string, EnclosingQuotation>();
    for (const id of enclosingIds) {
      const number = numbers.get(id);
      if (number) enclosing.set(id, { number, speaker: speakers.get(id) ?? null });
    }
    return {
      id: "html",
      numbers: shown.map((id) => numbers.get(id) ?? 0),
      prefix,
      words: WORDS,
      enclosing,
    };
  });
  let cards = 0;
  for await (const { bytes, items } of pages) {
    yield bytes;
    cards += items;
  }
  yield htmlSectionAfter(cards, WORDS);
}
