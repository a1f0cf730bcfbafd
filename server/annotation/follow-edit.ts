import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { Prisma } from "@/prisma/generated/client";
import { annotationsWhoseReadersSee } from "@/server/access/visible-annotations";
import { recordChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { shareSpeakers } from "@/server/feed/record-row-change";
import type { Viewer } from "@/server/access/viewer";
import type { FoundAnnotation } from "./read";

type Quotation = Pick<FoundAnnotation, "annotation" | "row">;

/** What an edit makes of an annotation, as far as its attribution and checks ask. */
interface Edited {
  readonly kind: Annotation["kind"];
  readonly visibility: Annotation["visibility"];
  /** The revision its target counts in now, when the edit gave it another target. */
  readonly revision: number | null;
  readonly speaker: string | null;
}

/**
 * The attribution follows an edit of its quotation. A target on another revision clears the roles;
 * another speaker in words ends the link to the record; sharing it shows its speakers to everybody;
 * what is no quotation any more has no attribution.
 */
export async function followEdit(
  tx: Transaction,
  found: Quotation,
  edited: Edited,
  viewer: Viewer,
  now: Date,
): Promise<void> {
  const before = found.annotation;
  const { id, attribution } = before;
  const where = { contentAnnotationId: id };
  if (before.kind !== "quotation") return;
  if (edited.kind !== "quotation") return removeOwnAttribution(tx, found, viewer, now);
  if (!attribution) return;
  if (edited.revision !== null && edited.revision !== before.revision) {
    const none = Prisma.DbNull;
    await tx.attribution.updateMany({ where, data: { cue: none, source: none, addressee: none } });
  }
  const { speaker, addressee } = attribution;
  const unnamed =
    speaker && edited.speaker !== before.quotation?.speaker && edited.speaker !== speaker.name;
  if (unnamed) await tx.attribution.updateMany({ where, data: { speakerId: null } });
  if (before.visibility === "private" && edited.visibility === "project") {
    await shareSpeakers(
      tx,
      [unnamed ? null : speaker, addressee].flatMap((one) => one?.id ?? []),
      viewer,
      now,
    );
  }
}

/** What is no quotation any more has no attribution, and no attribution stands inside it. */
async function removeOwnAttribution(
  tx: Transaction,
  found: Quotation,
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const where = { contentAnnotationId: found.annotation.id };
  const remove = () => tx.attribution.deleteMany({ where });
  await publishNestedAttributions(tx, found, viewer, at, remove);
}

/**
 * Publishes a change of every attribution that stands inside a quotation, when the quotation came,
 * went or is none any more. Inside a private one only private attributions are shown to stand, so
 * only those are published.
 */
export async function publishNestedAttributions(
  tx: Transaction,
  { annotation: outer, row }: Quotation,
  viewer: Viewer,
  at: Date,
  act: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  // Where others stand inside it, it has an attribution itself.
  if (!row.attribution) return;
  const { id: annotationId, documentId, projectId, visibility, createdBy } = outer;
  const inner = await tx.attribution.findMany({
    where: {
      parent: { contentAnnotationId: annotationId },
      annotation: annotationsWhoseReadersSee({ visibility, createdById: createdBy.id }),
    },
    orderBy: { id: "asc" },
    select: { id: true, contentAnnotationId: true, annotation: { select: { lane: true } } },
  });
  await act();
  for (const { id, contentAnnotationId, annotation } of inner) {
    const change = await recordChange(tx, documentId, {
      kind: "attribution.saved",
      id,
      annotationId: contentAnnotationId,
      projectId,
      at,
      onlyFor: annotation.lane,
      by: viewer.id,
    });
    await tx.attribution.update({ where: { id }, data: { change } });
  }
}
