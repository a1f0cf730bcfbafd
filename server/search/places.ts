import "server-only";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import type { findPhraseCall } from "@/lib/contract/search";
import { done, type Outcome } from "@/lib/outcome";
import { hits } from "@/lib/text/find";
import { searchable } from "@/lib/text/fold";
import { kwic } from "@/lib/text/kwic";
import { isWholeWords } from "@/lib/text/whole-word";
import { read } from "@/server/platform/db";
import { visibleTo } from "@/server/access/visible-annotations";
import { revisionText } from "@/server/document/revision-text";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

/** Where a phrase stands in a text, with the words around it. Offsets count UTF-16 code units. */
export type PhrasePlace = InUtf16<AnswerOf<typeof findPhraseCall>>["items"][number];

/** After this many UTF-16 code units of this document. */
export interface PhraseFrom {
  readonly id: string;
  readonly start: number;
}

/** UTF-16 code units on either side. */
const AROUND = 60;
/** How long texts are read for one page, in milliseconds. */
const TIME = 2_000;

/**
 * Every place of a phrase in the newest texts of a project, text after text. Case, accents, the
 * form of quotation marks and spaces make no difference (lib/text/find.ts).
 */
export async function phrasePlaces(
  viewer: Viewer,
  projectId: string,
  phrase: { readonly q: string; readonly documentId?: string; readonly whole?: boolean },
  { after, limit }: { after?: PhraseFrom; limit: number },
): Promise<Outcome<{ items: PhrasePlace[]; next: PhraseFrom | null }>> {
  const refusal = whyNot("document.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const documents = await read.document.findMany({
    where: {
      projectId,
      deletedAt: null,
      AND: [
        after ? { id: { gte: after.id } } : {},
        phrase.documentId ? { id: phrase.documentId } : {},
      ],
    },
    orderBy: { id: "asc" },
    select: { id: true, title: true, revisionNumber: true },
  });
  const deadline = performance.now() + TIME;
  const items: PhrasePlace[] = [];
  for (const document of documents) {
    if (performance.now() > deadline) return done({ items, next: { id: document.id, start: 0 } });
    const revision = await revisionText(read, document.id, document.revisionNumber);
    if (!revision) continue;
    const from = after?.id === document.id ? after.start : 0;
    const { text } = revision;
    const found = hits(searchable(text), phrase.q).filter(({ start }) => start >= from);
    const room = limit - items.length;
    const taken = taking(found, room + 1, (hit) => !phrase.whole || isWholeWords(text, hit));
    if (taken.length === 0) continue;
    items.push(...(await placesOf(viewer, document, text, taken.slice(0, room))));
    const rest = taken[room];
    if (rest) return done({ items, next: { id: document.id, start: rest.start } });
  }
  return done({ items, next: null });
}

/** The first ones that pass; the others are not looked at. */
function taking<T>(all: readonly T[], count: number, passes: (one: T) => boolean): T[] {
  const taken: T[] = [];
  for (const one of all) {
    if (taken.length === count) break;
    if (passes(one)) taken.push(one);
  }
  return taken;
}

/** What the viewer sees of what stands exactly on each of some places, in one statement. */
export async function annotatedAt(
  viewer: Viewer,
  places: readonly {
    readonly documentId: string;
    readonly revision: { readonly number: number };
    readonly start: number;
    readonly end: number;
  }[],
): Promise<PhrasePlace["annotated"][]> {
  if (places.length === 0) return [];
  const there = await read.annotation.findMany({
    where: {
      documentId: { in: [...new Set(places.map(({ documentId }) => documentId))] },
      start: { in: [...new Set(places.map(({ start }) => start))] },
      ...visibleTo(viewer),
    },
    select: { ...ANNOTATED, documentId: true, revision: true },
  });
  return places.map(({ documentId, revision, start, end }) =>
    there
      .filter(
        (one) =>
          one.documentId === documentId &&
          one.revision === revision.number &&
          one.start === start &&
          one.end === end,
      )
      .map(({ id, kind, tags }) => ({ id, kind, tags })),
  );
}

const ANNOTATED = { id: true, kind: true, tags: true, start: true, end: true } as const;

async function placesOf(
  viewer: Viewer,
  document: { id: string; title: string; revisionNumber: number },
  text: string,
  found: readonly { readonly start: number; readonly end: number }[],
): Promise<PhrasePlace[]> {
  const { id, title, revisionNumber: revision } = document;
  const there = await read.annotation.findMany({
    where: {
      documentId: id,
      revision,
      start: { in: found.map(({ start }) => start) },
      ...visibleTo(viewer),
    },
    select: ANNOTATED,
  });
  return found.map(({ start, end }) => {
    const { before, after } = kwic(text, { start, end }, AROUND);
    const annotated = there.filter((one) => one.start === start && one.end === end);
    return {
      documentId: id,
      documentTitle: title,
      revision,
      start,
      end,
      before,
      exact: text.slice(start, end),
      after,
      annotated: annotated.map(({ id, kind, tags }) => ({ id, kind, tags })),
    };
  });
}
