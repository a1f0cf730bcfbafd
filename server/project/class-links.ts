import "server-only";
import type { Role } from "@/lib/access/policy";
import type { addClassLinkCall, changeClassLinkCall, classLink } from "@/lib/contract/class-links";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findMembership, lockProject, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { linkToken, linkTokenHash } from "@/server/account/link-token";
import { addTo, under } from "@/server/act/act";
import { recordEvent } from "@/server/audit/events";
import { insertOnce } from "@/server/act/insert-once";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Addition, Located, Place } from "@/server/act/subject";
import { publicUrl } from "@/server/http/public-url";
import { read, type ReadClient, type Transaction } from "@/server/platform/db";

const DAY = 24 * 3_600_000;
const USUAL_DAYS = 14;
const MAX_DAYS = 366;
const USUAL_USES = 30;

export type ClassLink = ShapeOf<typeof classLink>;

/** A class link as it is stored. */
export interface ClassLinkRow {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly role: Role;
  readonly tokenHash: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly maxUses: number;
  readonly uses: number;
}

/** Whether a link still leads somewhere, of its own data alone. */
export function stateOf(
  { expiresAt, uses, maxUses }: Pick<ClassLinkRow, "expiresAt" | "uses" | "maxUses">,
  now: Date,
): "open" | "expired" | "used-up" {
  if (expiresAt <= now) return "expired";
  return uses >= maxUses ? "used-up" : "open";
}

async function linkFrom(row: ClassLinkRow, makers: Makers, now: Date): Promise<ClassLink> {
  const token = await linkToken("class link", row.id);
  const isOurs = linkTokenHash(token) === row.tokenHash;
  const maker = makers.get(row.createdById);
  const state = stateOf(row, now);
  return {
    id: row.id,
    name: row.name,
    role: row.role as ClassLink["role"],
    link: isOurs ? `${publicUrl()}/join/${token}` : null,
    state: state === "open" && !maker?.isOwner ? "unbacked" : state,
    uses: row.uses,
    maxUses: row.maxUses,
    createdBy: maker?.name ?? "",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** The names of those who made links, and whether each is an owner who can sign in. */
type Makers = ReadonlyMap<string, { readonly name: string; readonly isOwner: boolean }>;

async function makersOf(from: ReadClient, rows: readonly ClassLinkRow[]): Promise<Makers> {
  const projectId = rows[0]?.projectId;
  if (!projectId) return new Map();
  const people = await from.user.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: {
      id: true,
      name: true,
      disabledAt: true,
      memberships: { where: { projectId, role: "owner" }, select: { projectId: true } },
    },
  });
  return new Map(
    people.map(({ id, name, disabledAt, memberships }) => {
      return [id, { name, isOwner: memberships.length > 0 && disabledAt === null }];
    }),
  );
}

async function linkBy(from: ReadClient, id: string, now: Date): Promise<ClassLink | null> {
  const row = await from.classLink.findUnique({ where: { id } });
  return row && linkFrom(row, await makersOf(from, [row]), now);
}

/** The links of a project that are not revoked, newest first; for its owners. */
export async function listClassLinks(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
  now = new Date(),
): Promise<Outcome<{ items: ClassLink[]; next: string | null }>> {
  const refusal = whyNot("member.manage", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rows = await read.classLink.findMany({
    where: { projectId, revokedAt: null, ...(after ? { id: { lt: after } } : {}) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const makers = await makersOf(read, shown);
  const items = await Promise.all(shown.map((row) => linkFrom(row, makers, now)));
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Why a link can not end then, or null. */
function whyNotEnd(expiresAt: string | undefined, now: Date) {
  if (expiresAt === undefined) return null;
  const end = new Date(expiresAt).getTime() - now.getTime();
  return end > 0 && end <= MAX_DAYS * DAY
    ? null
    : wrongField("expiresAt", reason("Refusals.classLink.end"));
}

type LinkDraft = BodyOf<typeof addClassLinkCall>;

interface InProject extends Located {
  readonly projectId: string;
}

const NEW_LINK: Addition<InProject, ClassLink> = {
  table: "ClassLink",
  async there({ tx, now, projectId }, id) {
    const row = await tx.classLink.findUnique({ where: { id } });
    const isHere = row?.projectId === projectId && row.revokedAt === null;
    return isHere ? linkFrom(row, await makersOf(tx, [row]), now) : null;
  },
  saved: ({ tx, now }, id) => linkBy(tx, id, now),
};

export const addClassLink = addTo(
  PROJECT_PLACE,
  "member.manage",
  NEW_LINK,
  async ({ tx, viewer, now, projectId }, draft: LinkDraft & { readonly id: string }) => {
    const wrong = whyNotEnd(draft.expiresAt, now);
    if (wrong) return wrong;
    const { id, name = "", role, maxUses = USUAL_USES } = draft;
    const usual = new Date(now.getTime() + USUAL_DAYS * DAY);
    const expiresAt = draft.expiresAt === undefined ? usual : new Date(draft.expiresAt);
    const tokenHash = linkTokenHash(await linkToken("class link", id));
    const made = { id, projectId, name: name.trim(), role, tokenHash, expiresAt, maxUses };
    const row = { ...made, createdById: viewer.id, createdAt: now };
    const used = await insertOnce(tx, "ClassLink", row);
    if (!used) await recordLink(tx, "class-link.added", { projectId, id, by: viewer.id }, now);
    return used;
  },
);

function recordLink(
  tx: Transaction,
  kind: "class-link.added" | "class-link.changed" | "class-link.revoked",
  { projectId, id, by }: { readonly projectId: string; readonly id: string; readonly by: string },
  now: Date,
): Promise<void> {
  return recordEvent(tx, { kind, projectId, userId: by, subjectId: id }, now);
}

/** A link, under the lock of its project. Who is no owner may not know of it at all. */
const CLASS_LINK: Place<Located & { readonly id: string }> = {
  async lock(tx, viewer, id) {
    const row = await tx.classLink.findUnique({ where: { id }, select: { projectId: true } });
    if (!row) return null;
    await lockProject(tx, row.projectId);
    const membership = await findMembership(tx, viewer, row.projectId);
    return membership && !whyNot("member.manage", membership) ? { membership, id } : null;
  },
};

/** Whoever gives it another end stands behind it from now on. */
export const changeClassLink = under(CLASS_LINK)(
  "member.manage",
  async (
    { tx, viewer, now, id, membership },
    change: BodyOf<typeof changeClassLinkCall>,
  ): Promise<Outcome<ClassLink>> => {
    const wrong = whyNotEnd(change.expiresAt, now);
    if (wrong) return wrong;
    const { name, maxUses, expiresAt } = change;
    const { count } = await tx.classLink.updateMany({
      where: { id, revokedAt: null },
      data: {
        name: name?.trim(),
        maxUses,
        version: { increment: 1 },
        ...(expiresAt === undefined
          ? {}
          : { expiresAt: new Date(expiresAt), createdById: viewer.id }),
      },
    });
    const link = count > 0 ? await linkBy(tx, id, now) : null;
    if (!link) return refused("not-found");
    const { projectId } = membership;
    await recordLink(tx, "class-link.changed", { projectId, id, by: viewer.id }, now);
    return done(link);
  },
);

export const revokeClassLink = under(CLASS_LINK)("member.manage", async (write) => {
  const { tx, viewer, now, id, membership } = write;
  const { count } = await tx.classLink.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) return refused("not-found");
  const { projectId } = membership;
  await recordLink(tx, "class-link.revoked", { projectId, id, by: viewer.id }, now);
  return done(null);
});
