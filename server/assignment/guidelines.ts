import "server-only";
import type {
  addGuidelineCall,
  editGuidelineCall,
  guideline,
  guidelineVersion,
} from "@/lib/contract/guidelines";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { MAX_GUIDELINES } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, lockProject, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { addTo } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import { insertOnce } from "@/server/act/insert-once";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Addition, Located, VersionedSubject, Write } from "@/server/act/subject";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";

/** What a project asks of those who code its texts. */
export type Guideline = ShapeOf<typeof guideline>;

type Row = Omit<Guideline, "createdAt" | "updatedAt"> & { createdAt: Date; updatedAt: Date };

async function guidelinesWhere(from: ReadClient, where: Prisma.Sql): Promise<Guideline[]> {
  const rows = await from.$queryRaw<Row[]>`
    SELECT g.id, g."projectId", g.name, v.text, g.number, g."createdAt", g."updatedAt", g.version
    FROM "Guideline" g
    JOIN "GuidelineVersion" v ON v."guidelineId" = g.id AND v.number = g.number
    WHERE g."deletedAt" IS NULL AND ${where} ORDER BY obelus_fold(g.name), g.id`;
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

const ofId = (id: string) => Prisma.sql`g.id = ${id}::uuid`;

export async function listGuidelines(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<{ items: Guideline[]; next: null }>> {
  const refusal = whyNot("guideline.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const items = await guidelinesWhere(read, Prisma.sql`g."projectId" = ${projectId}::uuid`);
  return done({ items, next: null });
}

export async function readGuideline(viewer: Viewer, id: string): Promise<Outcome<Guideline>> {
  const [found] = await guidelinesWhere(read, ofId(id));
  if (!found) return refused("not-found");
  const refusal = whyNot("guideline.read", await findMembership(read, viewer, found.projectId));
  return refusal ?? done(found);
}

/** Every version of a guideline's words, the newest first. */
export async function listGuidelineVersions(
  viewer: Viewer,
  id: string,
): Promise<Outcome<{ items: ShapeOf<typeof guidelineVersion>[]; next: null }>> {
  const found = await readGuideline(viewer, id);
  if (!found.ok) return found;
  const rows = await read.$queryRaw<
    { number: number; text: string; createdAt: Date; byId: string | null; byName: string | null }[]
  >`
    SELECT v.number, v.text, v."createdAt", v."createdById" AS "byId", u.name AS "byName"
    FROM "GuidelineVersion" v LEFT JOIN "User" u ON u.id = v."createdById"
    WHERE v."guidelineId" = ${id}::uuid ORDER BY v.number DESC`;
  const items = rows.map(({ number, text, createdAt, byId, byName }) => ({
    number,
    text,
    createdBy: { id: byId, name: byName ?? "" },
    createdAt: createdAt.toISOString(),
  }));
  return done({ items, next: null });
}

async function recordGuideline(
  { tx, viewer, now: at }: Write,
  { id, projectId }: Pick<Guideline, "id" | "projectId">,
  kind: "guideline.saved" | "guideline.deleted" = "guideline.saved",
): Promise<void> {
  await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
}

const NEW_GUIDELINE: Addition<Located & { readonly projectId: string }, Guideline> = {
  table: "Guideline",
  async there({ tx, projectId }, id) {
    const [found] = await guidelinesWhere(tx, ofId(id));
    return found?.projectId === projectId ? found : null;
  },
  async saved(write, id) {
    await recordGuideline(write, { id, projectId: write.projectId });
    return (await guidelinesWhere(write.tx, ofId(id)))[0] ?? null;
  },
};

export const addGuideline = addTo(
  PROJECT_PLACE,
  "guideline.change",
  NEW_GUIDELINE,
  async (
    { tx, viewer, now, projectId },
    { id, name, text }: BodyOf<typeof addGuidelineCall> & { readonly id: string },
  ) => {
    const count = await tx.guideline.count({ where: { projectId, deletedAt: null, NOT: { id } } });
    if (count >= MAX_GUIDELINES) {
      const most = { most: MAX_GUIDELINES };
      return refused("not-understood", reason("Refusals.assignment.tooManyGuidelines", most));
    }
    const by = { createdById: viewer.id, createdAt: now };
    const row = { id, projectId, name: name.trim(), ...by, updatedAt: now };
    const used = await insertOnce(tx, "Guideline", row);
    if (used) return used;
    await tx.guidelineVersion.create({
      data: { guidelineId: id, number: 1, projectId, text, ...by },
    });
    return null;
  },
);

interface FoundGuideline extends Located {
  readonly guideline: Guideline;
}

const GUIDELINE: VersionedSubject<FoundGuideline, Guideline> & {
  deleted(write: Write & FoundGuideline): Promise<void>;
} = {
  changedMeanwhile: "Refusals.changed.guideline",
  async lock(tx, viewer, id) {
    const where = await tx.guideline.findUnique({ where: { id }, select: { projectId: true } });
    if (!where) return null;
    await lockProject(tx, where.projectId);
    const membership = await findMembership(tx, viewer, where.projectId);
    const [guideline] = await guidelinesWhere(tx, ofId(id));
    return membership && guideline ? { membership, guideline } : null;
  },
  current: ({ guideline }) => guideline,
  async saved(write, id) {
    await recordGuideline(write, write.guideline);
    return (await guidelinesWhere(write.tx, ofId(id)))[0] ?? null;
  },
  deleted: (write) => recordGuideline(write, write.guideline, "guideline.deleted"),
};

type Edit = BodyOf<typeof editGuidelineCall>;

export const editGuideline = onSubject(GUIDELINE)(
  "guideline.change",
  {
    unchanged: ({ guideline }, { name = guideline.name, text = guideline.text }: Edit) =>
      name.trim() === guideline.name && text === guideline.text,
  },
  async (
    { tx, viewer, now, guideline },
    { name = guideline.name, text = guideline.text }: Edit,
  ) => {
    const { id, projectId } = guideline;
    const number = text === guideline.text ? guideline.number : guideline.number + 1;
    if (number > guideline.number) {
      const by = { createdById: viewer.id, createdAt: now };
      await tx.guidelineVersion.create({
        data: { guidelineId: id, number, projectId, text, ...by },
      });
    }
    const data = { name: name.trim(), number, version: { increment: 1 }, updatedAt: now };
    await tx.guideline.update({ where: { id }, data });
    return undefined;
  },
);

/** Assignments that had it have none; who finished under which of its versions is kept. */
export const removeGuideline = removalOf(
  GUIDELINE,
  "guideline.change",
  async ({ tx, now, guideline: { id } }) => {
    await tx.assignment.updateMany({
      where: { guidelineId: id },
      data: { guidelineId: null, updatedAt: now },
    });
    const data = { deletedAt: now, version: { increment: 1 } };
    await tx.guideline.update({ where: { id }, data });
  },
);
