import "server-only";
import type { Annotation, Match } from "@/lib/annotation/annotation";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import type { quotationCheck } from "@/lib/contract/quotations";
import type { Piece } from "@/lib/quotation/judged";
import type { Prisma } from "@/prisma/generated/client";
import { quoteOf } from "@/lib/annotation/quote";
import { PIECES } from "@/server/platform/json-columns";

/** A quotation laid against a document of its project. Spans are UTF-16. */
export type Check = Omit<
  InUtf16<ShapeOf<typeof quotationCheck>>,
  "pieces" | "warnings" | "before" | "passage" | "after"
> & {
  readonly pieces: readonly Piece[];
};

export const CHECK_INCLUDE = {
  signedBy: { select: { id: true, name: true } },
  sourceDocument: { select: { title: true, revisionNumber: true } },
} as const satisfies Prisma.QuotationCheckInclude;

export type CheckRow = Prisma.QuotationCheckGetPayload<{ include: typeof CHECK_INCLUDE }>;

/** The check with the quotation it is of, as it reads now. */
export function checkFrom(row: CheckRow, annotation: Annotation): Check {
  return {
    id: row.id,
    annotationId: row.annotationId,
    sourceDocumentId: row.sourceDocumentId,
    sourceTitle: row.sourceDocument.title,
    sourceRevision: row.sourceRevision,
    verdict: row.verdict as Match,
    signedVerdict: row.signedVerdict as Match | null,
    signedBy: row.signedBy,
    signedAt: row.signedAt?.toISOString() ?? null,
    note: row.note,
    version: row.change,
    outdated:
      row.sourceRevision !== row.sourceDocument.revisionNumber ||
      row.revision !== annotation.revision,
    quoted: quoteOf(annotation),
    // Its spans count in the words that were compared.
    pieces: row.revision === annotation.revision ? PIECES.read(row.pieces, row.id) : [],
  };
}
