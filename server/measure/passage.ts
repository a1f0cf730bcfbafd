import "server-only";
import type { Kind, Person, Segment, Status } from "@/lib/annotation/annotation";
import { kwicOf, type Kwic } from "@/lib/text/kwic";
import type { Prisma } from "@/prisma/generated/client";
import { personFrom } from "@/server/annotation/row";
import type { ReadClient } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";

/** An annotation's words in context, with what is needed to tell one from another and to go there. */
export interface Passage extends Kwic {
  readonly annotationId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly kind: Kind;
  /** What it is called: its technique, type or form; null while nobody has settled it. */
  readonly slug: string | null;
  readonly body: string;
  readonly status: Status;
  readonly createdBy: Person;
}

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

export async function passageFrom(from: ReadClient, row: PassageRow): Promise<Passage> {
  const text = await revisionText(from, row.documentId, row.revision);
  return {
    annotationId: row.id,
    documentId: row.documentId,
    documentTitle: row.document.title,
    kind: row.kind,
    slug: row.claimType ?? row.quotationForm ?? row.rhetoricTechnique,
    body: row.body,
    status: row.status,
    createdBy: personFrom(row.createdBy, row.authorName),
    ...kwicOf(text?.text ?? "", row.target as unknown as readonly Segment[]),
  };
}
