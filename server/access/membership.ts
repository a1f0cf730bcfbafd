import "server-only";
import { may, type Action, type Role, type Subject } from "@/lib/access/policy";
import { refused, type Refusal } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { ReadClient, Transaction } from "@/server/platform/db";
import type { Viewer } from "./viewer";

/** Where a viewer stands in a project: the facts the policy table asks for. */
export interface Membership {
  readonly projectId: string;
  readonly role: Role;
  readonly secondReader: boolean;
}

/** Null for a stranger and for a project that does not exist, so that the two look the same. */
export async function findMembership(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
): Promise<Membership | null> {
  const member = await from.member.findUnique({
    where: { projectId_userId: { projectId, userId: viewer.id } },
    select: { role: true, project: { select: { deletedAt: true, settings: true } } },
  });
  if (!member || member.project.deletedAt) return null;
  const settings = member.project.settings as { secondReader?: unknown } | null;
  return { projectId, role: member.role, secondReader: settings?.secondReader === true };
}

type Refused = { readonly ok: false } & Refusal;

/** The refusal for an action, or null when it is allowed. What one may not see is not found. */
export function whyNot(
  action: Action,
  membership: Membership | null,
  facts: Pick<Subject, "mine" | "private"> = {},
): Refused | null {
  if (!membership || (facts.private && !facts.mine)) return refused("not-found");
  const subject = { role: membership.role, secondReader: membership.secondReader, ...facts };
  return may(action, subject)
    ? null
    : refused("not-yours", reason("Refusals.project.role", { role: membership.role }));
}

export interface DocumentAccess extends Membership {
  readonly documentId: string;
  readonly revisionNumber: number;
}

/** As {@link findMembership}, for the project a document belongs to. */
export async function findDocumentAccess(
  from: ReadClient,
  viewer: Viewer,
  documentId: string,
): Promise<DocumentAccess | null> {
  const document = await from.document.findFirst({
    where: { id: documentId, deletedAt: null },
    select: { projectId: true, revisionNumber: true },
  });
  const membership = document && (await findMembership(from, viewer, document.projectId));
  return membership && { ...membership, documentId, revisionNumber: document.revisionNumber };
}

/**
 * Hold a document's row until the transaction ends. Writers on one document wait for each
 * other here, so what they read of it can not change before they have written.
 */
export async function lockDocument(tx: Transaction, documentId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Document" WHERE id = ${documentId}::uuid FOR UPDATE`;
}

export async function lockProject(tx: Transaction, projectId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Project" WHERE id = ${projectId}::uuid FOR UPDATE`;
}
