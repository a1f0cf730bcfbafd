import "server-only";
import { HEDGES } from "@/lib/annotation/certainty";
import type { ExportedDocument } from "@/lib/format/exported";
import { HTML_AFTER, htmlBefore, htmlSectionAfter, idPrefix } from "@/lib/format/html";
import { htmlCard } from "@/lib/format/html-card";
import { htmlProject } from "@/lib/format/html-project";
import type { Painted } from "@/lib/format/html-text";
import type { HtmlWords } from "@/lib/format/html-words";
import { read } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { SEGMENTS } from "@/server/platform/json-columns";
import { runTask } from "@/server/platform/workers";
import { messages } from "@/server/platform/messages";
import type { Viewer } from "@/server/access/viewer";
import { signRows } from "./annotation-rows";
import { exportPages, pagesOf } from "./pages";
import { WRITE_SECTION } from "./section-task";
import type { Source } from "./source";

const WORDS: HtmlWords = {
  ...messages.Export,
  undecided: messages.Claims.undecided,
  relations: messages.Provenance.relations,
  outcomes: messages.Queue.outcome,
  roles: messages.Occurrence.role,
  commitments: messages.Occurrence.commitment,
  matches: messages.Check.match,
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
async function* section(viewer: Viewer, document: ExportedDocument, index: number) {
  const { number } = document.revision;
  const text = await revisionText(read, document.id, number);
  if (!text) return;
  const numbers = new Map<string, number>();
  const speakers = new Map<string, string>();
  const painted: Painted[] = [];
  for await (const page of pagesOf(signRows, viewer, document.id)) {
    for (const row of page) {
      const { id, kind, status, anchor, confidence, speaker } = row;
      numbers.set(id, numbers.size + 1);
      if (speaker) speakers.set(id, speaker);
      if (anchor === "lost" || row.revision !== number) continue;
      const target = SEGMENTS.read(row.target, id).map(({ start, end }) => ({ start, end }));
      const hedge = HEDGES.find((each) => row.commitments?.includes(each)) ?? null;
      painted.push({ number: numbers.size, kind, status, anchor, confidence, hedge, target });
    }
  }
  const section = await runTask(WRITE_SECTION, { document, text, painted, index, words: WORDS });
  if (!section.ok) throw new Error("The text could not be written in time.");
  yield* inPieces(section.value);
  let cards = 0;
  for await (const page of exportPages(viewer, document.id)) {
    for (const exported of page) {
      cards++;
      // What was written between the two readings has a card and no sign.
      const { id, attribution } = exported.annotation;
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      const inside = attribution?.inside ?? "";
      const outer = numbers.get(inside);
      const around = outer ? { number: outer, speaker: speakers.get(inside) ?? null } : null;
      yield htmlCard(exported, numbers.get(id) ?? 0, idPrefix(index), WORDS, around);
    }
  }
  yield htmlSectionAfter(cards, WORDS);
}

/** A long text is sent a piece at a time, so that no copy of it waits for a slow reader. */
const PIECE = 64_000;

function* inPieces(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    // A character of two code units is not taken apart.
    const last = text.charCodeAt(start + PIECE - 1);
    const end = start + PIECE - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    yield text.slice(start, end);
    start = end;
  }
}
