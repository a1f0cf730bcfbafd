import "server-only";
import type { ReAnchorer } from "@/lib/anchor/re-anchor";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";

/**
 * Re-anchors cue, speaker and addressee of every attribution of a document. A role whose words are
 * missing from the new text, or differ there, is cleared; the quotation keeps it in words.
 * `reAnchorers` compare the revisions that annotations count in with the new text, `withPlace` are
 * the annotations that have a place on it. Call it before those count in the new revision.
 */
export async function reAnchorRoles(
  tx: Transaction,
  documentId: string,
  reAnchorers: ReadonlyMap<number, ReAnchorer>,
  withPlace: ReadonlySet<string>,
): Promise<void> {
  const rows = await tx.attribution.findMany({
    where: { documentId },
    select: {
      id: true,
      contentAnnotationId: true,
      cue: true,
      source: true,
      addressee: true,
      annotation: { select: { revision: true } },
    },
  });
  for (const { id, contentAnnotationId, annotation, ...roles } of rows) {
    const reAnchorer = reAnchorers.get(annotation.revision);
    if (!reAnchorer || !withPlace.has(contentAnnotationId)) continue;
    if (!roles.cue && !roles.source && !roles.addressee) continue;
    const reAnchored = (role: Prisma.JsonValue) => {
      if (!role) return Prisma.DbNull;
      const { anchor, segments } = reAnchorer.target(SEGMENTS.read(role, id));
      if (anchor !== "exact" && anchor !== "moved") return Prisma.DbNull;
      return SEGMENTS.write(segments.map(({ segment }) => segment));
    };
    await tx.attribution.update({
      where: { id },
      data: {
        cue: reAnchored(roles.cue),
        source: reAnchored(roles.source),
        addressee: reAnchored(roles.addressee),
      },
    });
  }
}
