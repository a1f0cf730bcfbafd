import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { transaction, type Transaction } from "@/server/platform/db";
import { carryAll, keepCarried, placedOf } from "@/server/document/re-anchor";
import { TAKE } from "@/server/document/revise";
import { revisionText } from "@/server/document/revision-text";
import { remember } from "@/server/history/record";
import { carryRoles } from "@/server/quotation/re-anchor-roles";
import { tellInner } from "@/server/quotation/follow-edit";
import { standingOn, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { lockAnnotation } from "./edit";
import { number, orRefusal, Undone } from "./resolve-target";
import { annotationFor, factsOf, onlyFor } from "./read";
import { tellNamed } from "./notify-referrers";

const ELSEWHERE =
  "The text has a newer revision, in which the words of this annotation have no place; it was not brought back. Its history keeps what it said.";

/**
 * Bring back an annotation that was taken away, with all that hangs on it, for whoever may take
 * it away. What it carries reads as it does now: a claim that was merged meanwhile is the one it
 * was merged into. One that stands is answered as it is.
 */
export async function restoreAnnotation(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  return orRefusal(() =>
    transaction(async (tx) => {
      const there = await lockAnnotation(tx, viewer, id);
      if (there) {
        const facts = factsOf(viewer, there.annotation);
        return whyNot("annotation.delete", there.standing, facts) ?? done(there.annotation);
      }
      const row = await tx.annotation.findUnique({
        where: { id },
        select: { documentId: true, createdById: true, visibility: true, version: true },
      });
      if (!row) return refused("not-found");
      const facts = { mine: row.createdById === viewer.id, private: row.visibility === "private" };
      const standing = await standingOn(tx, viewer, row.documentId);
      const no = whyNot("annotation.delete", standing, facts);
      if (no || !standing) return no ?? refused("not-found");
      const data = { deletedAt: null, version: { increment: 1 } };
      await tx.annotation.update({ where: { id }, data });
      const found = await annotationFor(tx, viewer, id);
      if (!found) throw new Undone(refused("not-found"));
      const { annotation } = found;
      const gone = { ...annotation, version: row.version };
      await remember(tx, gone, { subject: "annotation", action: "restore", by: viewer, at: now });
      await follow(tx, annotation, standing.revisionNumber, now);
      await tellInner(tx, annotation, viewer, now);
      const { projectId, documentId } = annotation;
      await number(tx, id, documentId, projectId, onlyFor(annotation), viewer.id, now);
      const saved = await annotationFor(tx, viewer, id);
      if (!saved) return refused("not-found");
      await tellNamed(tx, null, saved.annotation, viewer, now);
      return done(saved.annotation);
    }, TAKE),
  );
}

/**
 * Its place on the text that is read now, as a new revision would have found it. One that had a
 * place and finds none is refused; one that had none goes on without.
 */
async function follow(
  tx: Transaction,
  { id, projectId, documentId, revision, anchor }: Annotation,
  current: number,
  now: Date,
): Promise<void> {
  if (revision === current) return;
  const text = await revisionText(tx, documentId, current);
  const { carryings, carriers } = await carryAll(tx, documentId, { id }, text?.text ?? "");
  const placed = placedOf(carryings);
  const had = anchor !== "lost" && anchor !== "ambiguous";
  if (had && !placed.has(id)) {
    throw new Undone(refused("text-moved-on", ELSEWHERE, { more: { revision: current } }));
  }
  await carryRoles(tx, documentId, carriers, placed);
  await keepCarried(tx, { projectId, documentId, number: current }, carryings, now);
}
