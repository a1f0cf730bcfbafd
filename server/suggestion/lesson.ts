import "server-only";
import { UNPLACED } from "@/lib/annotation/annotation";
import type { LearningText, Lesson, Mark } from "@/lib/learning/learning";
import { SHARED } from "@/server/access/visible-annotations";
import type { Prisma } from "@/prisma/generated/client";
import { revisionTexts } from "@/server/document/revision-text";
import { read } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";
import { usesOfTag, type TagWord } from "@/server/annotation/uses-of-tag";

/** How many annotations are read, of the text that is asked about and of all others. */
const MAX_MARKS = 10_000;
/** How much text is learned from, in UTF-16 code units. */
const MAX_LENGTH = 2_000_000;

type Taught = TagWord & { readonly projectId: string };

interface Read extends Lesson {
  /** How many texts were too much. */
  readonly textsLeft: number;
  readonly marksLeft: boolean;
}

/**
 * What a tag can be learned from: the texts in which it was used, and where. Suggestions are seen by
 * everybody in the project, so only what everybody sees is learned from; a private annotation would be
 * told by what is suggested. Null for a document that is gone.
 */
export async function readLesson(tag: Taught, documentId: string): Promise<Read | null> {
  const [own, others] = await Promise.all([
    marksWhere(tag, { documentId }),
    marksWhere(tag, { documentId: { not: documentId } }),
  ]);
  const marks = new Map([...own.byText, ...others.byText]);
  const documents = await read.document.findMany({
    where: {
      projectId: tag.projectId,
      deletedAt: null,
      id: { in: [documentId, ...others.byText.keys()] },
    },
    orderBy: { id: "asc" },
    select: {
      id: true,
      language: true,
      revisionNumber: true,
      revisions: { orderBy: { number: "desc" }, take: 1, select: { length: true } },
    },
  });
  const subject = documents.find(({ id }) => id === documentId);
  if (!subject) return null;
  let length = subject.revisions[0]?.length ?? 0;
  const taken = documents.filter(({ id, revisions }) => {
    if (id === documentId) return true;
    const more = revisions[0]?.length ?? 0;
    if (length + more > MAX_LENGTH) return false;
    length += more;
    return true;
  });
  const textOf = await revisionTexts(
    read,
    taken.map(({ id, revisionNumber }) => ({ documentId: id, number: revisionNumber })),
  );
  const texts = taken.flatMap(({ id, revisionNumber, language }): LearningText[] => {
    const revision = textOf(id, revisionNumber);
    if (!revision) return [];
    const { text, structure } = revision;
    return [{ id, document: { text, structure }, language, marks: marks.get(id) ?? [] }];
  });
  const one = texts.find(({ id }) => id === documentId);
  return one
    ? {
        texts: texts.filter(({ marks: there }) => there.length > 0),
        subject: one,
        textsLeft: documents.length - taken.length,
        marksLeft: own.isCut || others.isCut,
      }
    : null;
}

async function marksWhere(tag: Taught, where: Prisma.AnnotationWhereInput) {
  const rows = await read.annotation.findMany({
    where: {
      AND: [SHARED, usesOfTag(tag), where],
      projectId: tag.projectId,
      document: { deletedAt: null },
      status: { not: "rejected" },
      anchor: { notIn: [...UNPLACED] },
    },
    orderBy: { id: "desc" },
    take: MAX_MARKS + 1,
    select: { id: true, documentId: true, target: true },
  });
  const byText = new Map<string, Mark[]>();
  for (const { id, documentId, target } of rows.slice(0, MAX_MARKS)) {
    const segments = SEGMENTS.read(target, id);
    const isPart = segments.length > 1;
    const marks = byText.get(documentId) ?? [];
    for (const { start, end } of segments) marks.push({ start, end, isPart });
    byText.set(documentId, marks);
  }
  return { byText, isCut: rows.length > MAX_MARKS };
}
