import "server-only";
import type { QueryOf } from "@/lib/contract/operation";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import type { inboxItem, listInboxCall } from "@/lib/contract/inbox";
import { done, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleInDocuments } from "@/server/access/visible-annotations";
import { decisionsWhere } from "@/server/adjudication/row";
import { PASSAGE_SELECT, passagesFrom } from "@/server/annotation/passage";
import { read } from "@/server/platform/db";
import { eventsSql, inGroup } from "./inbox-events";
import { REVIEWS_SELECT, reviewFrom } from "./review-rows";

/** What became of one annotation of the viewer's. */
export type InboxItem = InUtf16<ShapeOf<typeof inboxItem>>;

type Group = NonNullable<QueryOf<typeof listInboxCall>["group"]>;

/** The place behind which a page begins. */
export interface InboxPlace {
  readonly at: Date;
  readonly id: string;
}

interface Event extends InboxPlace {
  readonly isNew: boolean;
  readonly fate: InboxItem["fate"];
  readonly adjudicationId: string | null;
}

/** A page of what became of the viewer's annotations in a project, the newest first. */
export async function listInbox(
  viewer: Viewer,
  projectId: string,
  group: Group | undefined,
  { after, limit }: { readonly after?: InboxPlace; readonly limit: number },
): Promise<Outcome<{ items: readonly InboxItem[]; next: InboxPlace | null }>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rest = after
    ? Prisma.sql`AND (e.at, e.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const events = await read.$queryRaw<Event[]>`
    SELECT e.id, e.at, e."isNew", e.fate, e."adjudicationId" FROM (${eventsSql(viewer, projectId)}) e
    WHERE ${inGroup(group)} ${rest}
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit + 1}`;
  const shown = events.slice(0, limit);
  const last = shown.at(-1);
  const next = events.length > limit && last ? { at: last.at, id: last.id } : null;
  return done({ items: await itemsOf(viewer, projectId, shown), next });
}

const SELECT = {
  ...PASSAGE_SELECT,
  statusReason: true,
  statusOutdated: true,
  statusAt: true,
  reviews: REVIEWS_SELECT,
  _count: { select: { notes: { where: { deletedAt: null } } } },
} as const satisfies Prisma.AnnotationSelect;

async function itemsOf(
  viewer: Viewer,
  projectId: string,
  events: readonly Event[],
): Promise<InboxItem[]> {
  if (events.length === 0) return [];
  const ids = events.map(({ id }) => id);
  const adjudicationIds = events.flatMap(({ adjudicationId }) => adjudicationId ?? []);
  const [found, deciders, decisions] = await Promise.all([
    read.annotation.findMany({
      where: { projectId, id: { in: ids }, ...visibleInDocuments(viewer) },
      select: SELECT,
      relationLoadStrategy: "join",
    }),
    decidersOf(projectId, ids),
    decisionsWhere(read, { id: { in: adjudicationIds }, projectId }),
  ]);
  const decisionBy = new Map(decisions.map((one) => [one.id, one]));
  const byId = new Map(found.map((row) => [row.id, row]));
  const there = events.flatMap((event) => {
    const row = byId.get(event.id);
    return row ? [{ event, row }] : [];
  });
  const passages = await passagesFrom(
    read,
    there.map(({ row }) => row),
  );
  return passages.flatMap((passage, position) => {
    const one = there[position];
    if (!one) return [];
    const { event, row } = one;
    const isDecided = row.status !== "open";
    return {
      ...passage,
      at: event.at.toISOString(),
      isNew: event.isNew,
      statusReason: row.statusReason,
      statusOutdated: row.statusOutdated,
      decidedBy: isDecided ? (deciders.get(row.id) ?? null) : null,
      decidedAt: (isDecided && row.statusAt?.toISOString()) || null,
      fate: event.fate,
      adjudication: decisionBy.get(event.adjudicationId ?? "") ?? null,
      reviews: row.reviews.filter(({ user }) => user.id !== viewer.id).map(reviewFrom),
      noteCount: row._count.notes,
    };
  });
}

interface Decider {
  readonly subjectId: string;
  readonly id: string | null;
  readonly name: string;
}

/** Who last set the status of each of these annotations, as the history has it. */
async function decidersOf(
  projectId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Omit<Decider, "subjectId">>> {
  const rows = await read.$queryRaw<Decider[]>`
    SELECT DISTINCT ON (h."subjectId") h."subjectId", h."byId" AS id,
      coalesce(u.name, h."byName") AS name
    FROM "History" h LEFT JOIN "User" u ON u.id = h."byId"
    WHERE h."subjectId" = ANY(${[...ids]}::uuid[]) AND h."projectId" = ${projectId}::uuid
      AND h.subject = 'annotation' AND h.action = 'status'
    ORDER BY h."subjectId", h.version DESC`;
  return new Map(rows.map(({ subjectId, ...person }) => [subjectId, person]));
}
