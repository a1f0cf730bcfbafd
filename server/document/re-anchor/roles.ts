import "server-only";
import type { ReAnchorer } from "@/lib/anchor/re-anchor";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";

/**
 * Cue, speaker and addressee of every attribution of a document, on its new text. A role whose
 * words are not where they were, or not the same, is let go: the quotation keeps it in words.
 * `carriers` compare the revisions that annotations count in with the new text; `placed` are the
 * annotations that have a place on it. Call it before those count in the new revision.
 */
export async function reAnchorRoles(
  tx: Transaction,
  documentId: string,
  reAnchorers: ReadonlyMap<number, ReAnchorer>,
  placed: ReadonlySet<string>,
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
    if (!reAnchorer || !placed.has(contentAnnotationId)) continue;
    if (!roles.cue && !roles.source && !roles.addressee) continue;
    const carried = (role: Prisma.JsonValue) => {
      if (!role) return Prisma.DbNull;
      const { anchor, segments } = reAnchorer.target(SEGMENTS.read(role, id));
      if (anchor !== "exact" && anchor !== "moved") return Prisma.DbNull;
      return SEGMENTS.write(segments.map(({ segment }) => segment));
    };
    await tx.attribution.update({
      where: { id },
      data: {
        cue: carried(roles.cue),
        source: carried(roles.source),
        addressee: carried(roles.addressee),
      },
    });
  }
}
