import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { parse } from "@/lib/query/parse";
import { print } from "@/lib/query/print";
import { problemSentence } from "@/lib/query/problem";
import type { Expected } from "@/server/act";
import { recordProjectChange } from "@/server/feed/changes";
import { read, transaction, type ReadClient, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { saveQueryCall, savedQuery } from "@/lib/contract/queries";

/** A query somebody kept. */
export type SavedQuery = ShapeOf<typeof savedQuery>;

export type SavedQueryDraft = BodyOf<typeof saveQueryCall>;

const FASTER = "Someone changed this query after you read it. Nothing of yours was saved over it.";

/** What a viewer sees of a project's queries: those that are shared, and their own. */
async function queriesWhere(
  from: ReadClient,
  viewer: Viewer,
  where: { id?: string | { gt: string }; projectId?: string },
  limit: number,
): Promise<SavedQuery[]> {
  const rows = await from.savedQuery.findMany({
    where: { deletedAt: null, OR: [{ shared: true }, { createdById: viewer.id }], ...where },
    orderBy: { id: "asc" },
    take: limit,
  });
  const makers = [...new Set(rows.flatMap(({ createdById }) => createdById ?? []))];
  const users = await from.user.findMany({
    where: { id: { in: makers } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    text: row.text,
    shared: row.shared,
    createdBy: { id: row.createdById, name: names.get(row.createdById ?? "") ?? "" },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }));
}

export async function listQueries(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: SavedQuery[]; next: string | null }>> {
  const no = whyNot("query.ask", await findMembership(read, viewer, projectId));
  if (no) return no;
  const where = { projectId, ...(after ? { id: { gt: after } } : {}) };
  const rows = await queriesWhere(read, viewer, where, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Only what is understood is kept, in its one form. */
function keptText(text: string): Outcome<string> {
  let parsed = parse(text);
  const kept = parsed.ok ? print(parsed.query) : text;
  // The one form may be longer than what was written, and is read again each time it is asked.
  if (parsed.ok) parsed = parse(kept);
  if (parsed.ok) return done(kept);
  const message = problemSentence(parsed.problem);
  const errors = [{ path: "text", message }];
  return refused("not-understood", message, { errors, more: { query: parsed.problem } });
}

export async function saveQuery(
  viewer: Viewer,
  projectId: string,
  draft: SavedQueryDraft,
  now = new Date(),
): Promise<Outcome<SavedQuery>> {
  const { id = newId(), name, shared = true } = draft;
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    const no = whyNot("query.save", await findMembership(tx, viewer, projectId));
    if (no) return no;
    if (await tx.savedQuery.findUnique({ where: { id }, select: { id: true } })) {
      const [there] = await queriesWhere(tx, viewer, { id }, 1);
      return there?.projectId === projectId
        ? done(there)
        : refused("id-taken", "This id is already used.");
    }
    const text = keptText(draft.text);
    if (!text.ok) return text;
    const row = { id, projectId, name, text: text.value, shared, createdById: viewer.id };
    await tx.savedQuery.create({ data: { ...row, createdAt: now, updatedAt: now } });
    if (shared) await number(tx, { id, projectId }, "query.saved", viewer, now);
    const [saved] = await queriesWhere(tx, viewer, { id }, 1);
    return saved ? created(saved) : refused("not-found");
  });
}

/** Everybody in the project reads its feed, so one's own queries are not told there. */
async function number(
  tx: Transaction,
  { id, projectId }: { id: string; projectId: string },
  kind: "query.saved" | "query.deleted",
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
  await tx.savedQuery.update({ where: { id }, data: { change } });
}

/** The query, read under its project's lock by someone who may change it; or why not. */
async function lockQuery(tx: Transaction, viewer: Viewer, id: string, expected: Expected) {
  const where = await tx.savedQuery.findUnique({ where: { id }, select: { projectId: true } });
  if (!where) return refused("not-found");
  await lockProject(tx, where.projectId);
  const membership = await findMembership(tx, viewer, where.projectId);
  const [query] = await queriesWhere(tx, viewer, { id }, 1);
  if (!query) return refused("not-found");
  const facts = { mine: query.createdBy.id === viewer.id, private: !query.shared };
  const no = whyNot("query.change", membership, facts);
  if (no) return no;
  if (!expected(query.version)) {
    return refused("someone-was-faster", FASTER, { more: { current: query } });
  }
  return done(query);
}

export async function editQuery(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: Partial<Omit<SavedQueryDraft, "id">>,
  now = new Date(),
): Promise<Outcome<SavedQuery>> {
  return transaction(async (tx) => {
    const found = await lockQuery(tx, viewer, id, expected);
    if (!found.ok) return found;
    const before = found.value;
    if (edit.shared !== undefined && before.createdBy.id !== viewer.id) {
      return refused("not-yours", "Only who made a query says who sees it.");
    }
    const text = edit.text === undefined ? null : keptText(edit.text);
    if (text && !text.ok) return text;
    const { name, shared } = edit;
    await tx.savedQuery.update({
      where: { id },
      data: { name, shared, text: text?.value, updatedAt: now, version: { increment: 1 } },
    });
    const isShared = shared ?? before.shared;
    if (isShared) await number(tx, before, "query.saved", viewer, now);
    // For everybody else it is gone.
    else if (before.shared) await number(tx, before, "query.deleted", viewer, now);
    const [saved] = await queriesWhere(tx, viewer, { id }, 1);
    return saved ? done(saved) : refused("not-found");
  });
}

export async function removeQuery(
  viewer: Viewer,
  id: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const found = await lockQuery(tx, viewer, id, expected);
    if (!found.ok) return found;
    await tx.savedQuery.update({
      where: { id },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    if (found.value.shared) await number(tx, found.value, "query.deleted", viewer, now);
    return done(null);
  });
}
