import "server-only";
import { setImmediate } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { cache } from "react";
import { measureText, type MeasuredText } from "@/lib/measure/measured-text";
import { revisionTexts } from "@/server/document/revision-text";
import type { Prisma } from "@/prisma/generated/client";
import { read } from "@/server/platform/db";

/** A text of a project, before anything is counted in it. */
export interface Text {
  readonly id: string;
  readonly title: string;
  /** Who speaks where the text itself does not say so: the text's speaker, or its author. */
  readonly speaker: string;
  readonly author: string;
  /** Who published it. */
  readonly outlet: string;
  readonly date: string;
  readonly language: string;
  readonly revision: number;
  /** UTF-16 code units. */
  readonly length: number;
}

export type TextInWords = Text & { readonly measured: MeasuredText };

/** The texts of a project, the oldest first. The parts of one page ask the database once. */
export const textsOf = cache((projectId: string) => textsWhere({ projectId }));

/** Texts read for someone known to stand in their project. */
export async function textsWhere(
  where: Pick<Prisma.DocumentWhereInput, "projectId" | "id">,
): Promise<readonly Text[]> {
  const rows = await read.document.findMany({
    where: { ...where, deletedAt: null },
    orderBy: { id: "asc" },
    select: {
      id: true,
      title: true,
      speaker: true,
      author: true,
      publisher: true,
      date: true,
      language: true,
      revisionNumber: true,
      revisions: { orderBy: { number: "desc" }, take: 1, select: { length: true } },
    },
  });
  return rows.map(({ revisionNumber, revisions, speaker, publisher, ...row }) => ({
    ...row,
    speaker: speaker || row.author,
    outlet: publisher,
    revision: revisionNumber,
    length: revisions[0]?.length ?? 0,
  }));
}

/** A revision never changes, nor do its words; four million of them are kept. */
const known = new LRUCache<string, MeasuredText>({
  maxSize: 4_000_000,
  sizeCalculation: ({ wordStarts, sentences }) => 100 + wordStarts.length + 4 * sentences.length,
});

const keyOf = ({ id, revision, language }: Text) => `${id}/${revision}/${language}`;

/** As many characters, in UTF-16 code units, as are read in one statement. */
const READ_AT_ONCE = 8_000_000;

/**
 * Texts in words and sentences. Those that this process has not measured before are read a few
 * million characters at a time.
 */
export async function measureTexts(texts: readonly Text[]): Promise<TextInWords[]> {
  const measured = new Map<string, MeasuredText>();
  const missing: Text[] = [];
  for (const text of texts) {
    const found = known.get(keyOf(text));
    if (found) measured.set(text.id, found);
    else missing.push(text);
  }
  for (const portion of portionsOf(missing)) {
    const revisions = portion.map(({ id, revision }) => ({ documentId: id, number: revision }));
    const wordsOf = await revisionTexts(read, revisions);
    for (const text of portion) {
      const words = wordsOf(text.id, text.revision);
      if (!words) continue;
      const fresh = measureText(words, text.language || undefined);
      known.set(keyOf(text), fresh);
      measured.set(text.id, fresh);
      await setImmediate();
    }
  }
  return texts.flatMap((text) => {
    const found = measured.get(text.id);
    return found ? [{ ...text, measured: found }] : [];
  });
}

function portionsOf(texts: readonly Text[]): Text[][] {
  const portions: Text[][] = [];
  let length = Infinity;
  for (const text of texts) {
    length += text.length;
    if (length > READ_AT_ONCE) {
      portions.push([]);
      length = text.length;
    }
    portions.at(-1)?.push(text);
  }
  return portions;
}
