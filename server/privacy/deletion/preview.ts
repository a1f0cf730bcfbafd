import "server-only";
import { setImmediate } from "node:timers/promises";
import type { deletionPreview, WORK_KINDS } from "@/lib/contract/deletion";
import type { ShapeOf } from "@/lib/contract/offsets";
import { Prisma } from "@/prisma/generated/client";
import type { Role } from "@/lib/access/policy";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { sentenceOf } from "@/server/platform/messages";
import { nameOfFormer } from "@/server/platform/former";
import { reason } from "@/lib/reason";
import { namesSql, stepsThrough } from "../own-rows";
import {
  EVERY_PERSONAL_TABLE,
  PERSONAL_TABLES,
  tableSql,
  type PersonalTableName,
} from "../personal-tables";
import { FRESH_FOR_MS } from "./confirm";
import { DEPENDENTS, type RemovableTable } from "./dependents";
import { isOwnSql, isPrivateSql } from "./goes";
import { isLastAdministrator } from "./last-administrator";
import { nextFormerNumber } from "./pseudonym";

export type DeletionPreview = ShapeOf<typeof deletionPreview>;
type ProjectPart = DeletionPreview["projects"][number];
type WorkKind = (typeof WORK_KINDS)[number];

const KINDS: Readonly<Record<RemovableTable, WorkKind>> = {
  Annotation: "annotations",
  Note: "notes",
  Reference: "references",
  Review: "reviews",
  Claim: "claims",
  Evidence: "evidence",
  EvidenceSearch: "searches",
  QuotationCheck: "checks",
  SourceRelation: "relations",
  AnnotationRelation: "annotation-relations",
  Speaker: "speakers",
  SavedQuery: "queries",
  Document: "documents",
};

/** What keeps its rows whatever is chosen, since other things stand on them. */
const STAYING: Readonly<Partial<Record<PersonalTableName, WorkKind>>> = {
  History: "history",
  CodebookRevision: "history",
  Change: "changes",
  Revision: "other",
  Recheck: "other",
  AnchorEvent: "other",
  ClaimOccurrence: "other",
  ClaimPair: "other",
  Attribution: "other",
  Dismissal: "other",
  Suggestion: "other",
  Adjudication: "other",
  Archive: "other",
  Guideline: "other",
  GuidelineVersion: "other",
  Assignment: "other",
};

/**
 * What would happen if a person deleted their account: per project how much work there is, how much
 * of it goes in any case and how much stays since others' work hangs on it. Counted in steps, as the
 * download of one's data is read.
 */
export async function previewDeletion(
  viewer: Viewer,
  signedInAt: number | null,
  now = new Date(),
): Promise<DeletionPreview> {
  const { id } = viewer;
  const account = await read.user.findUniqueOrThrow({
    where: { id },
    select: { passwordHash: true },
  });
  const isLast = await isLastAdministrator(read, id);
  const hasPassword = account.passwordHash !== null;
  return {
    allowed: !isLast,
    why: isLast ? sentenceOf(reason("Refusals.account.onlyAdministrator")) : null,
    confirmWith: hasPassword ? "password" : "sign-in",
    confirmed: !hasPassword && signedInAt !== null && now.getTime() - signedInAt < FRESH_FOR_MS,
    projects: await projectParts(id),
  };
}

async function projectParts(me: string): Promise<ProjectPart[]> {
  const amounts = await countWork(me);
  const memberships = await read.member.findMany({
    where: { userId: me, project: { deletedAt: null } },
    orderBy: { projectId: "asc" },
    select: { projectId: true, role: true, project: { select: { name: true } } },
  });
  const parts: ProjectPart[] = [];
  for (const { projectId, role, project } of memberships) {
    const others = await othersIn(projectId, me);
    const onlyOwner = role === "owner" && !others.some((other) => other.role === "owner");
    const shared = { projectId, name: project.name, role, onlyOwner };
    const candidates = onlyOwner ? others : [];
    parts.push({ ...shared, candidates, ...(await workIn(projectId, amounts)) });
  }
  const known = new Set(memberships.map(({ projectId }) => projectId));
  for (const projectId of [...amounts.keys()].sort()) {
    if (known.has(projectId)) continue;
    const shared = { projectId, name: "", role: null, onlyOwner: false, candidates: [] };
    parts.push({ ...shared, ...(await workIn(projectId, amounts)) });
  }
  return parts;
}

/** The other members who can sign in, those with the most rights first. */
async function othersIn(projectId: string, me: string) {
  const rows = await read.member.findMany({
    where: { projectId, userId: { not: me }, user: { disabledAt: null, emailKey: { not: null } } },
    orderBy: [{ role: "asc" }, { userId: "asc" }],
    select: { userId: true, role: true, user: { select: { name: true } } },
  });
  return rows.map(({ userId, role, user }): { userId: string; name: string; role: Role } => ({
    userId,
    name: user.name,
    role,
  }));
}

interface Amount {
  readonly total: number;
  readonly private: number;
  readonly needed: number;
}

type Amounts = ReadonlyMap<string, ReadonlyMap<WorkKind, Amount>>;

async function workIn(projectId: string, amounts: Amounts) {
  const work = [...(amounts.get(projectId) ?? [])].map(([kind, amount]) => ({ kind, ...amount }));
  return { pseudonym: nameOfFormer(await nextFormerNumber(read, projectId)), work };
}

async function countWork(me: string): Promise<Amounts> {
  const amounts = new Map<string, Map<WorkKind, Amount>>();
  for (const [name] of EVERY_PERSONAL_TABLE) {
    const kind = name in KINDS ? KINDS[name as RemovableTable] : STAYING[name];
    if (!kind) continue;
    for await (const step of stepsThrough(name)) {
      for (const { projectId, ...count } of await countStep(name, me, step)) {
        const project = amounts.get(projectId) ?? new Map<WorkKind, Amount>();
        const before = project.get(kind) ?? { total: 0, private: 0, needed: 0 };
        amounts.set(projectId, project.set(kind, sum(before, count)));
      }
      await setImmediate();
    }
  }
  return amounts;
}

function sum(one: Amount, other: Amount): Amount {
  return {
    total: one.total + other.total,
    private: one.private + other.private,
    needed: one.needed + other.needed,
  };
}

type Counted = Amount & { readonly projectId: string };

function countStep(name: PersonalTableName, me: string, step: Prisma.Sql): Promise<Counted[]> {
  const removable = name in DEPENDENTS ? (name as RemovableTable) : null;
  const isPrivate = removable ? isPrivateSql(removable) : Prisma.sql`false`;
  const isNeeded = removable ? DEPENDENTS[removable](me) : Prisma.sql`true`;
  const isMine = removable ? isOwnSql(removable, me) : namesSql(PERSONAL_TABLES[name], me);
  const isThere =
    removable && "deletedAt" in Prisma[`${name}ScalarFieldEnum`]
      ? Prisma.sql`t."deletedAt" IS NULL`
      : Prisma.sql`true`;
  return read.$queryRaw<Counted[]>`
    SELECT t."projectId", count(*)::int AS total,
      count(*) FILTER (WHERE ${isPrivate})::int AS private,
      count(*) FILTER (WHERE ${isNeeded})::int AS needed
    FROM ${tableSql(name)} t
    WHERE ${step} AND (${isMine}) AND ${isThere}
    GROUP BY t."projectId"`;
}
