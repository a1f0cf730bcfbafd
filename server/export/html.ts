import "server-only";
import {
  htmlAfter,
  htmlBefore,
  htmlHashes,
  htmlSectionAfter,
  idPrefix,
  type HashedText,
  type HtmlPage,
} from "@/lib/format/html";
import { FacesNeeded, FIRST_FACES, type Face } from "@/lib/format/html-faces";
import type { EnclosingQuotation } from "@/lib/format/html-details";
import { htmlProject } from "@/lib/format/html-project";
import type { Place } from "@/server/annotation/read";
import { isEmbedded, read } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { runTask } from "@/server/platform/workers";
import type { Viewer } from "@/server/access/viewer";
import { AGREEMENT_HASHES, agreementIn, agreementStyles } from "./agreement";
import { claimsCarried } from "./claims";
import { faceStyles } from "./faces";
import { pageSize } from "./page-size";
import { pagesOf, writtenPages, written } from "./pages";
import { readSigns } from "./read-page";
import { WRITE_SECTION } from "./section-task";
import { PAINT_SIGNS } from "./sign-task";
import type { DocumentToExport, Source } from "./source";
import { WORDS } from "./words";

export async function* htmlOf(source: Source) {
  const styles = await faceStyles();
  const cssOf = (faces: readonly Face[]) => faces.flatMap((face) => styles.get(face)?.css ?? []);
  const needed = new FacesNeeded();
  const decoder = new TextDecoder();
  const ribbons = new Set<number>();
  const first = {
    faces: cssOf(FIRST_FACES),
    faceHashes: [
      ...[...styles.values()].map(({ hash }) => hash),
      ...(source.agreement ? AGREEMENT_HASHES : []),
    ],
  };
  for await (const part of partsOf(source, first, ribbons)) {
    needed.note(typeof part === "string" ? part : decoder.decode(part));
    yield part;
  }
  const drawn = source.agreement ? agreementStyles(ribbons) : [];
  yield htmlAfter([...cssOf(needed.faces()), ...drawn]);
}

/** A file up to its last styles; no part cuts a character. `ribbons` takes what has to be styled. */
async function* partsOf(
  { viewer, title, at, titles, agreement, project, documents }: Source,
  first: Pick<HtmlPage, "faces" | "faceHashes">,
  ribbons: Set<number>,
): AsyncGenerator<string | Uint8Array> {
  const hashed: HashedText[] = [];
  for await (const document of documents()) {
    if (hashed.length === 0) yield before(titles.length === 1 ? document.language : "");
    yield* section(viewer, document, hashed.length);
    if (agreement) {
      const drawn = await agreementIn(viewer, document, agreement, idPrefix(hashed.length));
      yield drawn.html;
      ribbons.add(drawn.ribbons);
    }
    hashed.push({ title: document.title, revisions: document.revisions });
  }
  if (hashed.length === 0) yield before("");
  const about = await project();
  if (about) yield htmlProject(about, WORDS);
  yield htmlHashes(hashed, WORDS);

  function before(language: string): string {
    const page = { title, language, exportedAt: at.toISOString(), contents: titles, ...first };
    return htmlBefore(page, WORDS);
  }
}

/**
 * The overlays have to be known before the first word is written, the cards come after the last:
 * so annotations are read twice, and in between only where they lie is kept.
 */
async function* section(viewer: Viewer, document: DocumentToExport, index: number) {
  const { number: revision } = document.revision;
  const { id: documentId, layer } = document;
  const text = await revisionText(read, documentId, revision);
  if (!text) return;
  const numbers = new Map<string, number>();
  const speakers = new Map<string, string>();
  const painted: string[] = [];
  const readOne = (after: Place | null, limit: number) =>
    readSigns(viewer, documentId, layer, after, limit);
  const size = pageSize("signs", isEmbedded());
  for await (const { columns, ids } of pagesOf(
    readOne,
    document.asker ?? viewer,
    documentId,
    size,
  )) {
    const signs = { columns, ids, first: numbers.size + 1, revision };
    for (const id of ids) numbers.set(id, numbers.size + 1);
    const drawn = written(await runTask(PAINT_SIGNS, signs));
    painted.push(drawn.painted);
    for (const [id, name] of drawn.speakers) speakers.set(id, name);
  }
  yield written(await runTask(WRITE_SECTION, { document, text, painted, index, words: WORDS }));
  const prefix = idPrefix(index);
  const pages = writtenPages(
    viewer,
    document,
    async ({ ids, enclosingIds, claimIds }, from, to) => {
      const shown = ids.slice(from, to);
      // What was written between the two readings has a card and no sign.
      for (const id of shown) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      const enclosing = new Map<string, EnclosingQuotation>();
      for (const id of enclosingIds) {
        const number = numbers.get(id);
        if (number) enclosing.set(id, { number, speaker: speakers.get(id) ?? null });
      }
      const claims = await claimsCarried(viewer, claimIds);
      return {
        id: "html",
        numbers: shown.map((id) => numbers.get(id) ?? 0),
        prefix,
        words: WORDS,
        claims,
        enclosing,
      };
    },
  );
  let cards = 0;
  for await (const { bytes, items } of pages) {
    yield bytes;
    cards += items;
  }
  yield htmlSectionAfter(cards, WORDS);
}
