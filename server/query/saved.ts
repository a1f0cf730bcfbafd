import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { parse } from "@/lib/query/parse";
import { print } from "@/lib/query/print";
import { queryReason } from "@/lib/query/problem";
import { PROJECT_PLACE } from "@/server/act/places";
import { addTo } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import { insertOnce } from "@/server/act/insert-once";
import type { Addition, Located, VersionedSubject, Write } from "@/server/act/subject";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { saveQueryCall, savedQuery } from "@/lib/contract/queries";

/** A query somebody kept. */
export type SavedQuery = ShapeOf<typeof savedQuery>;

export type SavedQueryDraft = BodyOf<typeof saveQueryCall>;

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
  const refusal = whyNot("query.ask", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const where = { projectId, ...(after ? { id: { gt: after } } : {}) };
  const rows = await queriesWhere(read, viewer, where, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Only what is understood is kept, in its one form. */
function keptText(text: string): Outcome<string> {
  let parsed = parse(text);
  const canonicalText = parsed.ok ? print(parsed.query) : text;
  // The one form may be longer than what was written, and is read again each time it is asked.
  if (parsed.ok) parsed = parse(canonicalText);
  if (parsed.ok) return done(canonicalText);
  const why = queryReason(parsed.problem);
  const errors = [{ path: "text", reason: why }];
  return refused("not-understood", why, { errors, more: { query: parsed.problem } });
}

async function queryBy(from: ReadClient, viewer: Viewer, id: string): Promise<SavedQuery | null> {
  return (await queriesWhere(from, viewer, { id }, 1))[0] ?? null;
}

/** Everybody in the project reads its feed, so one's own queries are not published there. */
async function recordQueryChange(
  { tx, viewer, now: at }: Write,
  { id, projectId }: { readonly id: string; readonly projectId: string },
  kind: "query.saved" | "query.deleted",
): Promise<void> {
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
  await tx.savedQuery.update({ where: { id }, data: { change } });
}

const NEW_QUERY: Addition<Located & { readonly projectId: string }, SavedQuery> = {
  table: "SavedQuery",
  async there({ tx, viewer, projectId }, id) {
    const there = await queryBy(tx, viewer, id);
    return there?.projectId === projectId ? there : null;
  },
  async saved(write, id) {
    const query = await queryBy(write.tx, write.viewer, id);
    if (query?.shared) await recordQueryChange(write, query, "query.saved");
    return query;
  },
};

interface FoundQuery extends Located {
  readonly query: SavedQuery;
}

const QUERY: VersionedSubject<FoundQuery, SavedQuery> & {
  deleted(write: Write & FoundQuery): Promise<void>;
} = {
  changedMeanwhile: "Refusals.changed.query",
  async lock(tx, viewer, id) {
    const where = await tx.savedQuery.findUnique({ where: { id }, select: { projectId: true } });
    if (!where) return null;
    await lockProject(tx, where.projectId);
    const membership = await findMembership(tx, viewer, where.projectId);
    const query = await queryBy(tx, viewer, id);
    return membership && query && { membership, query };
  },
  facts: (viewer, { query }) => ({
    mine: query.createdBy.id === viewer.id,
    private: !query.shared,
  }),
  current: ({ query }) => query,
  async deleted(write) {
    if (write.query.shared) await recordQueryChange(write, write.query, "query.deleted");
  },
  async saved(write, id) {
    const { query: before } = write;
    const query = await queryBy(write.tx, write.viewer, id);
    if (query?.shared) await recordQueryChange(write, query, "query.saved");
    // For everybody else it is gone.
    else if (before.shared) await recordQueryChange(write, before, "query.deleted");
    return query;
  },
};

export const saveQuery = addTo(
  PROJECT_PLACE,
  "query.save",
  NEW_QUERY,
  async ({ tx, viewer, now, projectId }, draft: SavedQueryDraft & { readonly id: string }) => {
    const { id, name, shared = true } = draft;
    const text = keptText(draft.text);
    if (!text.ok) return text;
    const row = { id, projectId, name, text: text.value, shared, createdById: viewer.id };
    return insertOnce(tx, "SavedQuery", { ...row, createdAt: now, updatedAt: now });
  },
);

export const editQuery = onSubject(QUERY)(
  "query.change",
  {},
  async ({ tx, viewer, now, query }, edit: Partial<Omit<SavedQueryDraft, "id">>) => {
    const { name, shared } = edit;
    if (shared !== undefined && query.createdBy.id !== viewer.id) {
      return refused("not-yours", reason("Refusals.query.notOwner"));
    }
    const text = edit.text === undefined ? null : keptText(edit.text);
    if (text && !text.ok) return text;
    await tx.savedQuery.update({
      where: { id: query.id },
      data: { name, shared, text: text?.value, updatedAt: now, version: { increment: 1 } },
    });
    return undefined;
  },
);

export const removeQuery = removalOf(QUERY, "query.change", ({ tx, now, query: { id } }) =>
  tx.savedQuery.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } }),
);
