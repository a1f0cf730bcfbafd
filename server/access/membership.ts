import "server-only";
import type { ASSIGNMENT_STATES } from "@/lib/contract/terms";
import { may, type Action, type Role, type Subject } from "@/lib/access/policy";
import { refused, type Refusal } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { cache } from "react";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";
import { PREPARED } from "@/server/platform/prepared";
import { TABLE_NAMES } from "@/server/platform/table-names";
import type { Viewer } from "./viewer";

/** Where a viewer stands in a project: the facts the policy table asks for. */
export interface Membership {
  readonly projectId: string;
  readonly role: Role;
  readonly secondReader: boolean;
  /** Whether the viewer's assignment on the document is finished, where a document is asked about. */
  readonly finished?: boolean;
}

/**
 * What was found for the page that is being made. Everything else that asks, such as a request of
 * the API, gets an empty map each time.
 */
const foundForPage = cache(() => new Map<string, Promise<Membership | null>>());

/**
 * Null for a stranger and for a project that does not exist, so that the two look the same. The
 * parts of one page ask the database once.
 */
export function findMembership(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
): Promise<Membership | null> {
  if (from !== read) return askMembership(from, viewer, projectId);
  const known = foundForPage();
  const key = `${viewer.id}/${projectId}`;
  const found = known.get(key) ?? askMembership(from, viewer, projectId);
  known.set(key, found);
  return found;
}

async function askMembership(from: ReadClient, viewer: Viewer, projectId: string) {
  const member = await from.member.findUnique({
    where: { projectId_userId: { projectId, userId: viewer.id } },
    select: MEMBER_SELECT,
  });
  return member && membershipFrom(member);
}

/**
 * The membership in a row that was read with what else is wanted of the project. The other parts
 * of the page need not ask for it.
 */
export function membershipIn(
  from: ReadClient,
  viewer: Viewer,
  member: MemberRow,
): Membership | null {
  const found = membershipFrom(member);
  if (found) keepForPage(from, viewer, found);
  return found;
}

function keepForPage(from: ReadClient, viewer: Viewer, found: Membership): void {
  if (from !== read) return;
  foundForPage().set(`${viewer.id}/${found.projectId}`, Promise.resolve(found));
}

/** As {@link findMembership}, for many people and projects in one read. */
export async function findMemberships(
  from: ReadClient,
  pairs: readonly { readonly userId: string; readonly projectId: string }[],
): Promise<(userId: string, projectId: string) => Membership | null> {
  const members = await from.member.findMany({
    where: {
      userId: { in: [...new Set(pairs.map(({ userId }) => userId))] },
      projectId: { in: [...new Set(pairs.map(({ projectId }) => projectId))] },
    },
    select: { ...MEMBER_SELECT, userId: true },
  });
  const found = new Map(
    members.map((row) => [`${row.userId}/${row.projectId}`, membershipFrom(row)]),
  );
  return (userId, projectId) => found.get(`${userId}/${projectId}`) ?? null;
}

const MEMBER_SELECT = {
  projectId: true,
  role: true,
  project: { select: { deletedAt: true, settings: true } },
} as const satisfies Prisma.MemberSelect;

type MemberRow = Prisma.MemberGetPayload<{ select: typeof MEMBER_SELECT }>;

function membershipFrom({ projectId, role, project }: MemberRow): Membership | null {
  if (project.deletedAt) return null;
  const settings = project.settings as { secondReader?: unknown } | null;
  return { projectId, role, secondReader: settings?.secondReader === true };
}

type Refused = { readonly ok: false } & Refusal;

/** The refusal for an action, or null when it is allowed. What one may not see is not found. */
export function whyNot(
  action: Action,
  membership: Membership | null,
  facts: Pick<Subject, "mine" | "private" | "nameOnly"> = {},
): Refused | null {
  if (!membership || (facts.private && !facts.mine)) return refused("not-found");
  const { role, secondReader, finished = false } = membership;
  const subject = { role, secondReader, finished, ...facts };
  if (may(action, subject)) return null;
  return finished && may(action, { ...subject, finished: false })
    ? refused("not-yours", reason("Refusals.assignment.finished"))
    : refused("not-yours", reason("Refusals.project.role", { role }));
}

export interface DocumentAccess extends Membership {
  readonly documentId: string;
  readonly revisionNumber: number;
  /** The version of the project's codebook. */
  readonly codebookVersion: number;
  /** Whether only the words of the codebook may be used. */
  readonly closed: boolean;
  /** Whether what the codebook asks for has to be given. */
  readonly strict: boolean;
  /** What became of the viewer's assignment on the document; null for none. */
  readonly assigned: (typeof ASSIGNMENT_STATES)[number] | null;
}

type AccessRow = Omit<
  DocumentAccess,
  "documentId" | "secondReader" | "closed" | "strict" | "finished"
> & {
  /** Null where the settings do not say. */
  readonly secondReader: boolean | null;
  readonly closed: boolean | null;
  readonly strict: boolean | null;
};

/** As {@link findMembership}, for the project a document belongs to. */
export async function findDocumentAccess(
  from: ReadClient,
  viewer: Viewer,
  documentId: string,
): Promise<DocumentAccess | null> {
  const access = await findDocumentAccessWith(from, viewer, documentId, Prisma.sql`NULL`);
  return access && access.membership;
}

/** As {@link findDocumentAccess}, with a value of the same document `d` in the same statement. */
export async function findDocumentAccessWith<T>(
  from: ReadClient,
  viewer: Viewer,
  documentId: string,
  value: Prisma.Sql,
): Promise<{ readonly membership: DocumentAccess; readonly value: T } | null> {
  const [row] = await from.$queryRaw<(AccessRow & { readonly value: T })[]>`${PREPARED}
    SELECT d."projectId", d."revisionNumber", m.role::text AS role, p."codebookVersion",
      p.settings -> 'secondReader' = 'true' AS "secondReader",
      p.settings -> 'closed' = 'true' AS closed, p.settings -> 'strict' = 'true' AS strict,
      w.state AS assigned, ${value} AS value
    FROM "Document" d
    JOIN "Project" p ON p.id = d."projectId" AND p."deletedAt" IS NULL
    JOIN "Member" m ON m."projectId" = d."projectId" AND m."userId" = ${viewer.id}::uuid
    LEFT JOIN "Assignment" w ON w."documentId" = d.id AND w."userId" = m."userId"
    WHERE d.id = ${documentId}::uuid AND d."deletedAt" IS NULL`;
  if (!row) return null;
  const { value: found, ...access } = row;
  const membership = {
    ...access,
    documentId,
    secondReader: row.secondReader === true,
    closed: row.closed === true,
    strict: row.strict === true,
    finished: row.assigned === "finished",
  };
  // What else is asked of the project for the same page is not about this document.
  keepForPage(from, viewer, { ...membership, finished: false });
  return { membership, value: found };
}

/**
 * Holds a document's row until the transaction ends. Writers on one document wait for each
 * other here, so what they read of it can not change before they have written.
 */
export async function lockDocument(tx: Transaction, documentId: string): Promise<void> {
  await tx.$queryRaw`${PREPARED}
    SELECT 1 FROM "Document" WHERE id = ${documentId}::uuid FOR UPDATE`;
}

/** As {@link lockDocument}, for the document that something lies in; it never moves to another. */
export async function lockDocumentOf(
  tx: Transaction,
  table: keyof typeof TABLE_NAMES,
  id: string,
): Promise<string | null> {
  const [document] = await tx.$queryRaw<{ id: string }[]>`${PREPARED}
    SELECT d.id FROM "Document" d
    WHERE d.id = (SELECT part."documentId" FROM ${TABLE_NAMES[table]} part WHERE part.id = ${id}::uuid)
    FOR UPDATE`;
  return document?.id ?? null;
}

export async function lockProject(tx: Transaction, projectId: string): Promise<void> {
  await tx.$queryRaw`${PREPARED}
    SELECT 1 FROM "Project" WHERE id = ${projectId}::uuid FOR UPDATE`;
}
