import "server-only";
import type { listDecisionsCall } from "@/lib/contract/adjudication";
import type { QueryOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { SHARED } from "@/server/access/visible-annotations";
import { read } from "@/server/platform/db";
import { decisionsWhere, type Decision } from "./row";

interface Place {
  readonly start: number;
  readonly id: string;
}

/** What curators decided about a document, in reading order. Everybody in the project sees it. */
export async function listDecisions(
  viewer: Viewer,
  documentId: string,
  { withdrawn, annotation }: Omit<QueryOf<typeof listDecisionsCall>, "cursor" | "limit">,
  { after, limit }: { readonly after?: Place; readonly limit: number },
): Promise<Outcome<{ items: Decision[]; next: Place | null }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("adjudication.read", access);
  if (refusal) return refusal;
  const where: Prisma.AdjudicationWhereInput = {
    documentId,
    deletedAt: withdrawn === "true" ? { not: null } : null,
    ...(annotation
      ? { annotations: { some: { annotationId: annotation, annotation: SHARED } } }
      : {}),
    ...(after
      ? { OR: [{ start: { gt: after.start } }, { start: after.start, id: { gt: after.id } }] }
      : {}),
  };
  const rows = await decisionsWhere(read, where, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const start = Math.min(...(last?.target.map((segment) => segment.start) ?? [0]));
  return done({ items, next: rows.length > limit && last ? { start, id: last.id } : null });
}

/** A decision, also one that was withdrawn. */
export async function readDecision(viewer: Viewer, id: string): Promise<Outcome<Decision>> {
  const [decision] = await decisionsWhere(read, { id, document: { deletedAt: null } }, 1);
  if (!decision) return refused("not-found");
  const access = await findDocumentAccess(read, viewer, decision.documentId);
  return whyNot("adjudication.read", access) ?? done(decision);
}
