import "server-only";
import { may } from "@/lib/access/policy";
import type {
  addAssignmentsCall,
  editAssignmentsCall,
  removeAssignmentsCall,
  setAssignmentStateCall,
} from "@/lib/contract/assignments";
import type { BodyOf } from "@/lib/contract/operation";
import { MAX_ASSIGNMENTS } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import {
  findDocumentAccess,
  lockDocument,
  lockProject,
  type DocumentAccess,
} from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Place, Refused, Write } from "@/server/act/subject";
import { recordProjectChanges } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { assignmentsWhere, type Assignment } from "./read";

type Adding = BodyOf<typeof addAssignmentsCall>;

/**
 * A project, under the lock of documents and then its own, in the order in which every write locks
 * them: an assignment that is made refers to its document.
 */
function projectWith(documentIds: readonly string[]): typeof PROJECT_PLACE {
  return {
    async lock(tx, viewer, projectId) {
      const ids = [...new Set(documentIds)];
      await tx.$queryRaw`
        SELECT 1 FROM "Document" WHERE id = ANY(${ids}::uuid[]) AND "projectId" = ${projectId}::uuid
        ORDER BY id FOR KEY SHARE`;
      return PROJECT_PLACE.lock(tx, viewer, projectId);
    },
  };
}

type Kind = "assignment.saved" | "assignment.deleted";

async function recordAssignments(
  { tx, viewer, now: at }: Write,
  projectId: string,
  ids: readonly string[],
  kind: Kind = "assignment.saved",
): Promise<void> {
  const by = viewer.id;
  await recordProjectChanges(
    tx,
    projectId,
    ids.map((id) => ({ kind, id, projectId, by, at })),
  );
}

/** Refuses people who may not annotate in the project. */
async function refuseNonCoders(
  tx: Transaction,
  projectId: string,
  userIds: readonly string[],
): Promise<Refused | null> {
  const members = await tx.member.findMany({
    where: { projectId, userId: { in: [...userIds] } },
    select: { userId: true, role: true },
  });
  const coders = new Set(
    members.flatMap(({ userId, role }) => (may("annotation.add", { role }) ? [userId] : [])),
  );
  return userIds.every((id) => coders.has(id))
    ? null
    : refused("not-understood", reason("Refusals.assignment.notACoder"));
}

async function refuseUnknownGuideline(
  tx: Transaction,
  projectId: string,
  id: string | null | undefined,
): Promise<Refused | null> {
  if (!id) return null;
  const found = await tx.guideline.count({ where: { id, projectId, deletedAt: null } });
  return found > 0 ? null : refused("not-found", reason("Refusals.missing.guideline"));
}

/** Assigns documents to people. Pairs that are there already stay as they are. */
export function addAssignments(viewer: Viewer, projectId: string, draft: Adding, now = new Date()) {
  const place = projectWith(draft.pairs.map(({ documentId }) => documentId));
  return under(place)("assignment.oversee", addPairs)(viewer, projectId, draft, now);
}

async function addPairs(
  write: Write & { readonly projectId: string },
  { pairs, dueAt = null, guidelineId = null }: Adding,
): Promise<Outcome<{ added: string[]; already: number }>> {
  const { tx, viewer, now, projectId } = write;
  const people = [...new Set(pairs.map(({ userId }) => userId))];
  const refusal =
    (await refuseNonCoders(tx, projectId, people)) ??
    (await refuseUnknownGuideline(tx, projectId, guidelineId));
  if (refusal) return refusal;
  const rows = pairs.map((pair) => ({ ...pair, id: newId() }));
  const [found] = await tx.$queryRaw<{ already: number }[]>`
    SELECT count(*)::int AS already FROM "Assignment" w
    JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS pair("documentId" uuid, "userId" uuid)
      ON w."documentId" = pair."documentId" AND w."userId" = pair."userId"
    WHERE w."projectId" = ${projectId}::uuid`;
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Assignment" (id, "projectId", "documentId", "userId", "dueAt", "guidelineId",
      "createdById", "createdAt", "updatedAt")
    SELECT pair.id, ${projectId}::uuid, d.id, pair."userId", ${dueAt}::timestamptz,
      ${guidelineId}::uuid, ${viewer.id}::uuid, ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS pair(id uuid, "documentId" uuid, "userId" uuid)
    JOIN "Document" d ON d.id = pair."documentId" AND d."projectId" = ${projectId}::uuid
      AND d."deletedAt" IS NULL
    ON CONFLICT ("documentId", "userId") DO NOTHING RETURNING id`;
  if ((await tx.assignment.count({ where: { projectId } })) > MAX_ASSIGNMENTS) {
    const most = { most: MAX_ASSIGNMENTS };
    return refused("not-understood", reason("Refusals.assignment.tooMany", most));
  }
  const ids = added.map(({ id }) => id);
  await recordAssignments(write, projectId, ids);
  return done({ added: ids, already: found?.already ?? 0 });
}

/** Changes when assignments are due, and their guideline. Those that are gone are left out. */
export const editAssignments = under(PROJECT_PLACE)(
  "assignment.oversee",
  async (write, { ids, dueAt, guidelineId }: BodyOf<typeof editAssignmentsCall>) => {
    const { tx, now, projectId } = write;
    const refusal = await refuseUnknownGuideline(tx, projectId, guidelineId);
    if (refusal) return refusal;
    const set = [
      ...(dueAt === undefined ? [] : [Prisma.sql`"dueAt" = ${dueAt}::timestamptz`]),
      ...(guidelineId === undefined ? [] : [Prisma.sql`"guidelineId" = ${guidelineId}::uuid`]),
    ];
    if (set.length === 0) return done({ changed: [] });
    const rows = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Assignment" SET ${Prisma.join(set)}, version = version + 1, "updatedAt" = ${now}
      WHERE "projectId" = ${projectId}::uuid AND id = ANY(${ids}::uuid[]) RETURNING id`;
    const changed = rows.map(({ id }) => id).sort();
    await recordAssignments(write, projectId, changed);
    return done({ changed });
  },
);

/** Takes assignments back; what was annotated under them stays. */
export const removeAssignments = under(PROJECT_PLACE)(
  "assignment.oversee",
  async (write, { ids }: BodyOf<typeof removeAssignmentsCall>) => {
    const { tx, projectId } = write;
    const rows = await tx.$queryRaw<{ id: string }[]>`
      DELETE FROM "Assignment" WHERE "projectId" = ${projectId}::uuid AND id = ANY(${ids}::uuid[])
      RETURNING id`;
    const removed = rows.map(({ id }) => id).sort();
    await recordAssignments(write, projectId, removed, "assignment.deleted");
    return done({ removed });
  },
);

interface FoundAssignment {
  readonly membership: DocumentAccess;
  readonly assignment: Assignment;
}

/** An assignment, under the lock of its document: nothing is annotated while it is finished. */
const ASSIGNMENT_PLACE: Place<FoundAssignment> = {
  async lock(tx, viewer, id) {
    const where = await tx.assignment.findUnique({ where: { id }, select: { documentId: true } });
    if (!where) return null;
    await lockDocument(tx, where.documentId);
    const membership = await findDocumentAccess(tx, viewer, where.documentId);
    if (!membership) return null;
    await lockProject(tx, membership.projectId);
    const [assignment] = await assignmentsWhere(tx, Prisma.sql`w.id = ${id}::uuid`, 1);
    const mayKnow =
      assignment?.person.id === viewer.id || may("assignment.oversee", { role: membership.role });
    return assignment && mayKnow ? { membership, assignment } : null;
  },
  facts: (viewer, { assignment }) => ({ mine: assignment.person.id === viewer.id }),
};

type State = BodyOf<typeof setAssignmentStateCall>["state"];

/** Whoever is assigned starts and finishes; only who oversees opens a finished one again. */
const actionFor = (
  { assignment }: FoundAssignment,
  { state }: { readonly state: State },
): "assignment.oversee" | "assignment.work" =>
  assignment.state === "finished" && state === "in-progress"
    ? "assignment.oversee"
    : "assignment.work";

export const setAssignmentState = under(ASSIGNMENT_PLACE)(
  (write, body: BodyOf<typeof setAssignmentStateCall>) => actionFor(write, body),
  async (write, { state }: BodyOf<typeof setAssignmentStateCall>) => {
    const { tx, now, assignment } = write;
    if (assignment.state === state) return done(assignment);
    const { id, projectId, guideline, startedAt } = assignment;
    const isFinished = state === "finished";
    await tx.assignment.update({
      where: { id },
      data: {
        state,
        startedAt: startedAt ?? now,
        finishedAt: isFinished ? now : null,
        guidelineNumber: isFinished ? (guideline?.number ?? null) : null,
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    await recordAssignments(write, projectId, [id]);
    const [saved] = await assignmentsWhere(tx, Prisma.sql`w.id = ${id}::uuid`, 1);
    return saved ? done(saved) : refused("not-found");
  },
);

/**
 * Notes that somebody began: an assignment that was not started is in progress with the first
 * annotation. The document is locked.
 */
export async function startAssignment(
  write: Write,
  { projectId, documentId, assigned }: DocumentAccess,
): Promise<void> {
  if (assigned !== "not-started") return;
  const { tx, viewer, now } = write;
  await lockProject(tx, projectId);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Assignment" SET state = 'in-progress', "startedAt" = ${now}, version = version + 1,
      "updatedAt" = ${now}
    WHERE "documentId" = ${documentId}::uuid AND "userId" = ${viewer.id}::uuid
      AND state = 'not-started' RETURNING id`;
  await recordAssignments(
    write,
    projectId,
    rows.map(({ id }) => id),
  );
}
