import "server-only";
import { may, type Role } from "@/lib/access/policy";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type {
  answerRoleRequestCall,
  askForRoleCall,
  roleRequest,
} from "@/lib/contract/role-requests";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Write } from "@/server/act/subject";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import { memberOf, setRole, type Member } from "./members";
import { mailRoleRequest } from "./role-request-mail";

export type RoleRequest = ShapeOf<typeof roleRequest>;

/** What a reader asks to become. */
const REQUESTED_ROLE: Role = "annotator";

/** In milliseconds. Owners get no more mail about one member than one in such a time. */
const MAIL_PAUSE = 24 * 3_600_000;

const SELECT = {
  userId: true,
  role: true,
  words: true,
  state: true,
  createdAt: true,
  decidedAt: true,
  mailedAt: true,
  member: { select: { user: { select: { name: true } } } },
} as const;

async function rowOf(from: ReadClient, projectId: string, userId: string) {
  return from.roleRequest.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: SELECT,
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof rowOf>>>;

function requestFrom({ userId, role, words, state, createdAt, decidedAt, member }: Row) {
  return {
    userId,
    name: member.user.name,
    role,
    words,
    state: state === "declined" ? ("declined" as const) : ("open" as const),
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

/** For owners the open requests, oldest first; for anybody else their own, if they have one. */
export async function listRoleRequests(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<{ items: RoleRequest[]; next: null }>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("member.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const rows = await read.roleRequest.findMany({
    where: may("member.manage", membership)
      ? { projectId, state: "open" }
      : { projectId, userId: viewer.id, state: { not: "withdrawn" } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    select: SELECT,
  });
  return done({ items: rows.map(requestFrom), next: null });
}

interface Stored {
  readonly request: RoleRequest;
  readonly isMailDue: boolean;
}

/** The one request of a member. One that was withdrawn leaves its row, so that mail is not repeated. */
const storeRequest = under(PROJECT_PLACE)(
  "role.request",
  async (write, draft: BodyOf<typeof askForRoleCall>): Promise<Outcome<Stored>> => {
    const { tx, viewer, now, projectId, membership } = write;
    const words = draft.words?.trim() ?? "";
    const there = await rowOf(tx, projectId, viewer.id);
    const isOpen = there?.state === "open";
    if (isOpen && there.words === words) {
      return done({ request: requestFrom(there), isMailDue: false });
    }
    const isMailDue =
      !isOpen && now.getTime() - (there?.mailedAt?.getTime() ?? -Infinity) >= MAIL_PAUSE;
    const data = {
      role: REQUESTED_ROLE,
      words,
      state: "open",
      decidedAt: null,
      decidedById: null,
      ...(isOpen ? {} : { createdAt: now }),
      ...(isMailDue ? { mailedAt: now } : {}),
    };
    await tx.roleRequest.upsert({
      where: { projectId_userId: { projectId, userId: viewer.id } },
      create: { projectId, userId: viewer.id, ...data, createdAt: now },
      update: data,
    });
    const roles = { before: membership.role, after: REQUESTED_ROLE };
    await recordRequest(write, "member.asked", viewer.id, roles);
    const row = await rowOf(tx, projectId, viewer.id);
    if (!row) return refused("not-found");
    const stored = { request: requestFrom(row), isMailDue };
    return isOpen ? done(stored) : created(stored);
  },
);

/** Asks for the role of an annotator. Asking twice is one request, and owners get one mail. */
export async function askForRole(
  viewer: Viewer,
  projectId: string,
  draft: BodyOf<typeof askForRoleCall>,
  now = new Date(),
): Promise<Outcome<RoleRequest>> {
  const outcome = await storeRequest(viewer, projectId, draft, now);
  if (!outcome.ok) return outcome;
  const { request, isMailDue } = outcome.value;
  if (isMailDue) await mailRoleRequest(viewer, projectId, request);
  return { ...outcome, value: request };
}

/** Takes one's own request back; without one nothing is done. */
export const withdrawRoleRequest = under(PROJECT_PLACE)("member.read", async (write) => {
  const { tx, viewer, projectId } = write;
  const { count } = await tx.roleRequest.updateMany({
    where: { projectId, userId: viewer.id, state: { not: "withdrawn" } },
    data: { state: "withdrawn", words: "", decidedAt: null, decidedById: null },
  });
  if (count > 0) await recordRequest(write, "member.withdrew", viewer.id);
  return done(null);
});

/** Grants a request, which gives the role, or declines it. Sent twice it changes nothing more. */
export const answerRoleRequest = under(PROJECT_PLACE)(
  "member.manage",
  async (
    write,
    userId: string,
    { grant }: BodyOf<typeof answerRoleRequestCall>,
  ): Promise<Outcome<Member>> => {
    const { tx, viewer, now, projectId } = write;
    const member = await memberOf(tx, projectId, userId, "owner");
    if (!member) return refused("not-found");
    const request = await rowOf(tx, projectId, userId);
    const isAnswered = grant
      ? !request && member.role === REQUESTED_ROLE
      : request?.state === "declined";
    if (isAnswered) return done(member);
    if (request?.state !== "open") {
      return refused("not-found", reason("Refusals.project.noRoleRequest"));
    }
    if (grant) return setRole(write, member, request.role);
    await tx.roleRequest.update({
      where: { projectId_userId: { projectId, userId } },
      data: { state: "declined", decidedAt: now, decidedById: viewer.id },
    });
    await recordRequest(write, "member.declined", userId);
    return done(member);
  },
);

/** A change of a request, in the feed of the project and so in its audit log. */
function recordRequest(
  { tx, viewer, now, projectId }: Write & { readonly projectId: string },
  kind: "member.asked" | "member.withdrew" | "member.declined",
  id: string,
  roles?: { readonly before: Role; readonly after: Role },
): Promise<number> {
  return recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at: now, roles });
}
