import "server-only";
import { resolveTarget } from "@/lib/annotation/resolve-target";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import { STORY, type StoryAnnotation } from "@/prisma/seed/story";
import { columnsOf } from "@/server/annotation/detail-columns";
import { recordShared } from "@/server/feed/changes";
import type { Happened } from "@/server/feed/record-with";
import { transaction, type Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { newId } from "@/server/platform/new-id";
import { lockDocument } from "@/server/access/membership";
import { SEGMENTS } from "@/server/platform/json-columns";

const projectId = STORY.project.id;

/**
 * The story's annotations of one document with all that hangs on them, in one transaction and a
 * dozen statements: a first start waits for it, and the way through the services takes hundreds
 * for each. Everything gets its numbered change, in the order in which the story tells it.
 */
export async function addStoryAnnotations(documentId: string): Promise<void> {
  const annotations = STORY.annotations.filter((one) => one.documentId === documentId);
  await transaction(async (tx) => {
    await lockDocument(tx, documentId);
    const there = await tx.annotation.count({ where: { documentId } });
    if (there > 0 || annotations.length === 0) return;
    await addAnnotations(tx, documentId, annotations);
    await addOccurrences(tx, documentId, annotations);
    await addConversation(tx, documentId, annotations);
  });
}

async function addAnnotations(
  tx: Transaction,
  documentId: string,
  annotations: readonly StoryAnnotation[],
): Promise<void> {
  const kind = "annotation.saved" as const;
  const saved = annotations.map(({ id, by, at }) => ({
    kind,
    id,
    projectId,
    by,
    at: new Date(at),
  }));
  const numbers = await recordShared(tx, documentId, saved);
  const texts = new Map<number, string>();
  const rows: Prisma.AnnotationCreateManyInput[] = [];
  for (const [position, story] of annotations.entries()) {
    const { id, onRevision: revision, kind, claim, quotation, rhetoric, by, at } = story;
    const known = texts.get(revision) ?? (await revisionText(tx, documentId, revision))?.text ?? "";
    texts.set(revision, known);
    const target = resolveTarget(known, story.quotes);
    if (!target.ok)
      throw new Error(`the sample story: ${id} ${target.reason?.key ?? target.problem}`);
    const details = {
      claim: claim ?? null,
      quotation: quotation ?? null,
      rhetoric: rhetoric ?? null,
    };
    rows.push({
      id,
      projectId,
      documentId,
      revision,
      kind,
      body: story.body,
      tags: [...story.tags],
      ...columnsOf(kind, details),
      ...hull(target.value),
      target: SEGMENTS.write(target.value),
      quote: target.value.map(({ exact }) => exact).join(" … "),
      createdById: by,
      createdAt: new Date(at),
      updatedAt: new Date(at),
      change: numbers[position] ?? 0,
      confidence: story.confidence ?? null,
    });
  }
  await tx.annotation.createMany({ data: rows });
}

async function addOccurrences(
  tx: Transaction,
  documentId: string,
  annotations: readonly StoryAnnotation[],
): Promise<void> {
  const data = annotations.flatMap(({ id, claim, carriesToo, quotes, by, at }) =>
    [claim, carriesToo].flatMap((occurrence) => {
      if (!occurrence?.id) return [];
      const { id: claimId, role } = occurrence;
      const commitment = "commitment" in occurrence ? occurrence.commitment : undefined;
      return {
        id: newId(),
        projectId,
        documentId,
        claimId,
        annotationId: id,
        wording: quotes.map(({ exact }) => exact).join(" … "),
        ...(role ? { role } : {}),
        ...(commitment ? { commitment } : {}),
        createdById: by,
        createdAt: new Date(at),
      };
    }),
  );
  await tx.claimOccurrence.createMany({ data });
}

async function addConversation(
  tx: Transaction,
  documentId: string,
  annotations: readonly StoryAnnotation[],
): Promise<void> {
  const all = <T>(list: (story: StoryAnnotation) => readonly T[]) =>
    annotations.flatMap((story) =>
      list(story).map((one) => ({
        one,
        keys: { annotationId: story.id, documentId, projectId },
      })),
    );
  const notes = all((story) => story.notes);
  const references = all((story) => story.references);
  const reviews = all((story) => story.reviews);
  const changeOf = (
    kind: Happened["kind"],
    id: string,
    annotationId: string,
    by: string,
    at: string,
  ) => ({ kind, id, annotationId, projectId, by, at: new Date(at) }) as const;
  const numbers = await recordShared(tx, documentId, [
    ...notes.map(({ one, keys }) =>
      changeOf("note.saved", one.id, keys.annotationId, one.by, one.at),
    ),
    ...references.map(({ one, keys }) =>
      changeOf("reference.saved", one.id, keys.annotationId, one.by, one.at),
    ),
    ...reviews.map(({ one, keys }) =>
      changeOf("review.saved", keys.annotationId, keys.annotationId, one.by, one.at),
    ),
  ]);
  let position = 0;
  const change = () => numbers[position++] ?? 0;
  await tx.note.createMany({
    data: notes.map(({ one: { id, by, at, body, replyTo }, keys }) => ({
      ...keys,
      id,
      body,
      replyToId: replyTo ?? null,
      createdById: by,
      createdAt: new Date(at),
      updatedAt: new Date(at),
      change: change(),
    })),
  });
  await tx.reference.createMany({
    data: references.map(({ one: { id, by, at, relation, source, locator, quote }, keys }) => ({
      ...keys,
      id,
      sourceId: source,
      relation,
      locator,
      quote,
      createdById: by,
      createdAt: new Date(at),
      change: change(),
    })),
  });
  await tx.review.createMany({
    data: reviews.map(({ one: { by, at, verdict, comment }, keys }) => ({
      ...keys,
      userId: by,
      verdict,
      comment,
      createdAt: new Date(at),
      updatedAt: new Date(at),
      change: change(),
    })),
  });
}
