import "server-only";
import { kwicOf } from "@/lib/text/kwic";
import type { Prisma } from "@/prisma/generated/client";
import { personFrom } from "./row";
import type { ReadClient } from "@/server/platform/db";
import { revisionTexts } from "@/server/document/revision-text";
import type { passage } from "@/lib/contract/measures";
import type { ShapeOf } from "@/lib/contract/offsets";
import { SEGMENTS } from "@/server/platform/json-columns";

/** An annotation's words in context, with what is needed to tell one from another and to go there. */
export type Passage = ShapeOf<typeof passage>;

export const PASSAGE_SELECT = {
  id: true,
  documentId: true,
  revision: true,
  kind: true,
  target: true,
  start: true,
  end: true,
  anchor: true,
  body: true,
  status: true,
  claimType: true,
  quotationForm: true,
  rhetoricTechnique: true,
  authorName: true,
  createdBy: { select: { id: true, name: true } },
  document: { select: { title: true, revisionNumber: true } },
} as const satisfies Prisma.AnnotationSelect;

export type PassageRow = Prisma.AnnotationGetPayload<{ select: typeof PASSAGE_SELECT }>;

/** The passages of these rows, in their order; what texts are not known yet is read at once. */
export async function passagesFrom(
  from: ReadClient,
  rows: readonly PassageRow[],
): Promise<Passage[]> {
  const texts = await revisionTexts(
    from,
    rows.map(({ documentId, revision }) => ({ documentId, number: revision })),
  );
  return rows.map((row) => ({
    annotationId: row.id,
    documentId: row.documentId,
    documentTitle: row.document.title,
    kind: row.kind,
    slug: row.claimType ?? row.quotationForm ?? row.rhetoricTechnique,
    body: row.body,
    status: row.status,
    createdBy: personFrom(row.createdBy, row.authorName),
    ...kwicOf(texts(row.documentId, row.revision)?.text ?? "", SEGMENTS.read(row.target, row.id)),
  }));
}
