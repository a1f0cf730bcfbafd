import "server-only";
import { may } from "@/lib/access/policy";
import type { accountSeen } from "@/lib/contract/installation";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";
import { act } from "@/server/act/act";
import { recordEvent } from "@/server/audit/events";
import { read, type ReadClient } from "@/server/platform/db";
import { makeResetByHand } from "./password-resets";
import { endSessions } from "./people";

/** An account, as whoever runs the installation sees it. */
export type AccountSeen = ShapeOf<typeof accountSeen>;

/** With the projects that the viewer has in common with a person: of others nothing is told. */
const selectFor = ({ id }: Viewer) =>
  ({
    id: true,
    name: true,
    email: true,
    admin: true,
    createdAt: true,
    lastSeenAt: true,
    disabledAt: true,
    memberships: {
      where: { project: { deletedAt: null, members: { some: { userId: id } } } },
      orderBy: { createdAt: "asc" },
      select: { role: true, project: { select: { id: true, name: true } } },
    },
  }) as const satisfies Prisma.UserSelect;

/** Those who can sign in; people of the sample and of imports have no account. */
const WITH_ACCOUNT = {
  OR: [{ emailKey: { not: null } }, { identities: { some: {} } }],
} satisfies Prisma.UserWhereInput;

type Row = Prisma.UserGetPayload<{ select: ReturnType<typeof selectFor> }>;

function seenFrom({ memberships, createdAt, lastSeenAt, disabledAt, ...row }: Row): AccountSeen {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    disabledAt: disabledAt?.toISOString() ?? null,
    projects: memberships.map(({ role, project }) => ({ ...project, role })),
  };
}

/** The refusal for who does not run the installation, or null. */
function whyNot({ admin }: Viewer) {
  return may("person.manage", { role: null, admin })
    ? null
    : refused("not-yours", reason("Refusals.account.notOwner"));
}

async function accountBy(
  from: ReadClient,
  viewer: Viewer,
  id: string,
): Promise<AccountSeen | null> {
  const row = await from.user.findFirst({
    where: { id, ...WITH_ACCOUNT },
    select: selectFor(viewer),
  });
  return row && seenFrom(row);
}

/** By name, then by id. `after` is the id of the last one seen; `q` is part of a name or address. */
export async function listPeople(
  viewer: Viewer,
  { q = "", after, limit }: { q?: string; after?: string; limit: number },
): Promise<Outcome<{ items: AccountSeen[]; next: string | null }>> {
  const refusal = whyNot(viewer);
  if (refusal) return refusal;
  // What stands for other characters in LIKE stands for itself.
  const contains = q
    .normalize("NFC")
    .trim()
    .replace(/[\\%_]/g, "\\$&");
  const named = { contains, mode: "insensitive" } as const;
  const rows = await read.user.findMany({
    where: { AND: [WITH_ACCOUNT, contains ? { OR: [{ name: named }, { email: named }] } : {}] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: limit + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    select: selectFor(viewer),
  });
  const items = rows.slice(0, limit).map(seenFrom);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Shut an account or open it again. Its work stays; its sessions and tokens are out of force. */
export async function changePerson(
  viewer: Viewer,
  userId: string,
  { disabled }: { readonly disabled: boolean },
  now = new Date(),
): Promise<Outcome<AccountSeen>> {
  return act(async (tx) => {
    const refusal = whyNot(viewer);
    if (refusal) return refusal;
    const there = await accountBy(tx, viewer, userId);
    if (!there) return refused("not-found");
    if (userId === viewer.id) return refused("not-yours", reason("Refusals.account.yourself"));
    if ((there.disabledAt !== null) === disabled) return done(there);
    const disabledAt = disabled ? now : null;
    await tx.user.update({ where: { id: userId }, data: { disabledAt } });
    await endSessions(tx, userId);
    const kind = disabled ? "account.disabled" : "account.enabled";
    await recordEvent(tx, { kind, userId: viewer.id, subjectId: userId }, now);
    return done({ ...there, disabledAt: disabledAt?.toISOString() ?? null });
  });
}

/** A one-time link by which a person chooses a password; asked for again, the same one. */
export async function addResetLink(
  viewer: Viewer,
  userId: string,
  now = new Date(),
): Promise<Outcome<{ id: string; link: string; expiresAt: string }>> {
  return act(async (tx) => {
    const refusal = whyNot(viewer);
    if (refusal) return refusal;
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    const person = await accountBy(tx, viewer, userId);
    if (!person) return refused("not-found");
    if (person.email === null) return refused("not-yours", reason("Refusals.account.noAddress"));
    return makeResetByHand(tx, userId, viewer.id, now);
  });
}
