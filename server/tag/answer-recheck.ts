import "server-only";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { endOfMerges, renameUse } from "@/lib/tag/codebook-change";
import { annotationFor } from "@/server/annotation/read";
import { saveAnnotationChange } from "@/server/annotation/subject";
import { recordProjectChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { findDocumentAccess, lockDocument } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import type { Located, Place } from "@/server/act/subject";
import { tagsWhere } from "./read";
import { factsOfRecheck, recheckRows, rechecksFrom, type Recheck } from "./rechecks";

export interface RecheckAnswer {
  readonly done: boolean;
  /** What it is called now; null for none; left out, it keeps its word. */
  readonly slug?: string | null;
}

type Row = Awaited<ReturnType<typeof recheckRows>>[number];

const RECHECK: Place<Located & { readonly row: Row }> = {
  async lock(tx, viewer, id) {
    const at = await tx.recheck.findUnique({
      where: { id },
      select: { annotation: { select: { documentId: true } } },
    });
    if (!at) return null;
    await lockDocument(tx, at.annotation.documentId);
    const [row] = await recheckRows(tx, viewer, { id }, 1);
    const membership = row && (await findDocumentAccess(tx, viewer, at.annotation.documentId));
    return row && membership ? { membership, row } : null;
  },
  facts: (viewer, { row }) => factsOfRecheck(viewer, row),
};

/**
 * An annotation was looked at again: it keeps its word, or gets another. With `done` false it is
 * asked anew, and the slug it had before may be given back, so that every answer can be undone.
 */
export const answerRecheck = under(RECHECK)(
  "recheck.do",
  async (
    { tx, viewer, now, membership, row },
    answer: RecheckAnswer,
  ): Promise<Outcome<Recheck>> => {
    const { id } = row;
    const { projectId, annotationId, version } = row;
    if (answer.slug !== undefined) {
      const recoded = await recode(tx, viewer, row, answer.slug, now);
      if (!recoded.ok) return recoded;
    }
    await tx.recheck.update({
      where: { id },
      data: answer.done ? { doneById: viewer.id, doneAt: now } : { doneById: null, doneAt: null },
    });
    const { tagId } = (await tx.codebookRevision.findUnique({
      where: { projectId_version: { projectId, version } },
      select: { tagId: true },
    })) ?? { tagId: null };
    if (row.annotation.visibility === "project") {
      // The list reads differently for everybody who may see the annotation.
      const at = { kind: "tag.saved", id: tagId ?? annotationId, projectId } as const;
      await recordProjectChange(tx, { ...at, by: viewer.id, at: now });
    }
    const after = await recheckRows(tx, viewer, { id }, 1);
    const [item] = await rechecksFrom(tx, viewer, membership, after);
    return item ? done(item) : refused("not-found");
  },
);

/** Give the annotation another word for the tag that was changed. */
async function recode(
  tx: Transaction,
  viewer: Viewer,
  row: Row,
  slug: string | null,
  now: Date,
): Promise<Outcome<null>> {
  const { projectId, annotationId, version } = row;
  const found = await annotationFor(tx, viewer, annotationId);
  if (!found) return refused("not-found");
  const { annotation } = found;
  const { kind, claim, rhetoric, tags } = annotation;
  const codebook = await tagsWhere(tx, { projectId, kind });
  if (slug !== null && !codebook.some((tag) => tag.slug === slug)) {
    return wrongField("slug", reason("Refusals.missing.tag"));
  }
  const revision = await tx.codebookRevision.findUnique({
    where: { projectId_version: { projectId, version } },
    select: { tagId: true },
  });
  const revisedTag = codebook.find(({ id }) => id === revision?.tagId);
  const main = kind === "claim" ? (claim?.type ?? null) : (rhetoric?.technique ?? null);
  const words = [
    ...(revisedTag ? [revisedTag.slug, endOfMerges(revisedTag, codebook).slug] : []),
    ...row.choices,
    // Once it was answered, its word is the one that was chosen then.
    ...(row.doneAt && main !== null ? [main] : []),
  ];
  const use = renameUse({ main, tags }, new Set(words), slug);
  if (use.main === main && use.tags.join() === tags.join()) return done(null);
  await recordHistory(tx, annotation, {
    subject: "annotation",
    action: "edit",
    by: viewer,
    at: now,
  });
  await saveAnnotationChange({ tx, viewer, now, ...found }, annotationId, {
    columns: {
      tags: use.tags,
      ...(kind === "claim" ? { claimType: use.main } : {}),
      ...(kind === "rhetoric" ? { rhetoricTechnique: use.main } : {}),
      status: "open",
      statusReason: "",
      updatedAt: now,
    },
  });
  return done(null);
}
