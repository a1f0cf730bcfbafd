import "server-only";
import { addressesIn } from "@/lib/access/address-list";
import { emailKey } from "@/lib/access/email";
import type { Role } from "@/lib/access/policy";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { invited } from "@/lib/contract/people";
import { done, type Outcome } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { signUpMode } from "@/server/account/accounts";
import { linkToken, linkTokenHash } from "@/server/account/link-token";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Write } from "@/server/act/subject";
import { mailInvitation } from "./invitation-mail";
import { endOfInvitation, invitationLink, replaceInvitation } from "./invitations";
import { publishMembership } from "./members";

/** What became of one entry of a list. */
type Result = Omit<ShapeOf<typeof invited>, "reason"> & { readonly reason: Reason | null };

/** An entry that names one address. */
interface Entry {
  readonly written: string;
  readonly name: string;
  readonly email: string;
  readonly key: string;
}

interface Draft {
  readonly addresses: readonly string[];
  readonly role: Role;
}

function refusal(written: string, why: Reason, email: string | null = null): Result {
  return { written, email, outcome: "refused", role: null, reason: why, invitation: null };
}

/** An entry with its address, or why there is none. */
function entryOf(written: string): Entry | Result {
  const [listed, another] = addressesIn(written);
  const key = listed && !another ? emailKey(listed.address) : null;
  if (!listed || key === null) return refusal(written, reason("Refusals.account.email"));
  return { written, name: listed.name.slice(0, 200), email: listed.address.trim(), key };
}

type Place = Write & { readonly projectId: string };

/** Who of the entries has an account, is a member, or is invited already, in three statements. */
async function known({ tx, projectId }: Place, keys: string[]) {
  const users = await tx.user.findMany({
    where: { emailKey: { in: keys } },
    select: { id: true, emailKey: true },
  });
  const members = await tx.member.findMany({
    where: { projectId, userId: { in: users.map(({ id }) => id) } },
    select: { userId: true, role: true },
  });
  const invitations = await tx.invitation.findMany({
    where: { projectId, emailKey: { in: keys }, acceptedAt: null, revokedAt: null },
    orderBy: { id: "asc" },
  });
  const roles = new Map(members.map(({ userId, role }) => [userId, role]));
  return {
    userOf: (key: string) => users.find((user) => user.emailKey === key)?.id ?? null,
    roleOf: (userId: string) => roles.get(userId) ?? null,
    invitationOf: (key: string) => invitations.findLast((row) => row.emailKey === key) ?? null,
  };
}

type Known = Awaited<ReturnType<typeof known>>;

const storeInvitations = under(PROJECT_PLACE)(
  "member.manage",
  async (write, { addresses, role }: Draft): Promise<Outcome<Result[]>> => {
    const entries = addresses.map(entryOf);
    const keys = entries.flatMap((entry) => ("key" in entry ? [entry.key] : []));
    const there = await known(write, keys);
    const results: Result[] = [];
    const seen = new Set<string>();
    for (const entry of entries) {
      if (!("key" in entry)) {
        results.push(entry);
        continue;
      }
      const { written, email, key } = entry;
      const repeated = seen.has(key);
      seen.add(key);
      results.push(
        repeated
          ? { written, email, outcome: "repeated", role: null, reason: null, invitation: null }
          : await admit(write, entry, role, there),
      );
    }
    return done(results);
  },
);

async function admit(write: Place, entry: Entry, role: Role, there: Known): Promise<Result> {
  const { written, email, key } = entry;
  const userId = there.userOf(key);
  if (!userId) return admitLater(write, entry, role, there.invitationOf(key));
  const plain = { written, email, reason: null, invitation: null };
  const present = there.roleOf(userId);
  if (present) return { ...plain, outcome: "member", role: present };
  const { tx, now, projectId } = write;
  await tx.member.create({ data: { projectId, userId, role, createdAt: now } });
  await publishMembership(write, userId, { before: null, after: role });
  return { ...plain, outcome: "added", role };
}

/** An open invitation in the same role is renewed and keeps its link; any other is replaced. */
async function admitLater(
  { tx, viewer, now, projectId }: Place,
  { written, email, key, name }: Entry,
  role: Role,
  before: { id: string; role: Role; name: string; tokenHash: string } | null,
): Promise<Result> {
  if (signUpMode() === "closed") {
    return refusal(written, reason("Refusals.project.notInvitable"), email);
  }
  const result = { written, email, outcome: "invited", role, reason: null } as const;
  const token = before?.role === role ? await linkToken("invitation", before.id) : null;
  if (before && token && linkTokenHash(token) === before.tokenHash) {
    const expiresAt = endOfInvitation(now);
    const data = { expiresAt, invitedById: viewer.id, name: name || before.name };
    await tx.invitation.update({ where: { id: before.id }, data });
    const made = { id: before.id, link: invitationLink(token), mail: "off" as const };
    return { ...result, invitation: { ...made, expiresAt: expiresAt.toISOString() } };
  }
  const draft = { email, emailKey: key, name, role };
  const { row, link } = await replaceInvitation(tx, viewer, projectId, draft, now);
  const expiresAt = row.expiresAt.toISOString();
  return { ...result, invitation: { id: row.id, link, expiresAt, mail: "off" } };
}

/**
 * Invites many at once: who has an account becomes a member, everybody else gets a link, which is
 * also sent by mail where that is set up. What is wrong with one entry keeps no other back.
 */
export async function invitePeople(
  viewer: Viewer,
  projectId: string,
  draft: Draft,
  now = new Date(),
): Promise<Outcome<Result[]>> {
  const stored = await storeInvitations(viewer, projectId, draft, now);
  if (!stored.ok) return stored;
  return done(await mailed(viewer, projectId, stored.value));
}

/** After so many mails in a row that failed the others are not tried: the server is not there. */
const GIVE_UP_AFTER = 3;

async function mailed(
  viewer: Viewer,
  projectId: string,
  results: readonly Result[],
): Promise<Result[]> {
  const sent: Result[] = [];
  let failures = 0;
  for (const result of results) {
    const { invitation, email, role, written } = result;
    if (!invitation || email === null || role === null) {
      sent.push(result);
      continue;
    }
    const name = addressesIn(written)[0]?.name ?? "";
    const letter = { ...invitation, email, role, name };
    const mail =
      failures < GIVE_UP_AFTER ? await mailInvitation(viewer, projectId, letter) : "failed";
    failures = mail === "failed" ? failures + 1 : 0;
    sent.push({ ...result, invitation: { ...invitation, mail } });
  }
  return sent;
}
