import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { may, type Role } from "@/lib/access/policy";
import { announceProjectAccess } from "@/server/feed/announcement";
import { recordProjectChange } from "@/server/feed/changes";
import { addDefaultCodebook } from "./default-codebook";
import { read, type ReadClient } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { addProjectCall, listedProject, project } from "@/lib/contract/projects";
import { Prisma } from "@/prisma/generated/client";
import { activeSql } from "@/server/feed/active";
import { mergedSettings, whyNotSettings } from "./settings";
import { membershipIn } from "@/server/access/membership";
import { PROJECT_PLACE } from "@/server/act/places";
import { act, under } from "@/server/act/act";
import { insertOnce } from "@/server/act/insert-once";
import type { Write } from "@/server/act/subject";
import { answerUsed, idTaken } from "@/server/act/used-id";
import type { Viewer } from "@/server/access/viewer";

export type Project = ShapeOf<typeof project>;

type ListedProject = ShapeOf<typeof listedProject>;

export type ProjectDraft = BodyOf<typeof addProjectCall>;

const SELECT = {
  id: true,
  name: true,
  description: true,
  settings: true,
  sample: true,
  createdAt: true,
  updatedAt: true,
  version: true,
  _count: {
    select: {
      documents: { where: { deletedAt: null } },
      roleRequests: { where: { state: "open" } },
    },
  },
} as const;

/** A project, and the number of the last change in its feed. */
export interface ProjectNow {
  readonly project: Project;
  readonly change: number;
}

async function projectNow(
  from: ReadClient,
  viewer: Viewer,
  id: string,
): Promise<ProjectNow | null> {
  const member = await from.member.findUnique({
    where: { projectId_userId: { projectId: id, userId: viewer.id } },
    select: {
      projectId: true,
      role: true,
      project: { select: { ...SELECT, deletedAt: true, lastChange: true } },
    },
  });
  if (!member || !membershipIn(from, viewer, member)) return null;
  const { deletedAt: _, lastChange, ...row } = member.project;
  return { project: projectFrom(row, member.role), change: lastChange };
}

async function projectFor(from: ReadClient, viewer: Viewer, id: string): Promise<Project | null> {
  return (await projectNow(from, viewer, id))?.project ?? null;
}

type Row = {
  id: string;
  name: string;
  description: string;
  settings: unknown;
  sample: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  _count: { documents: number; roleRequests: number };
};

function projectFrom(row: Row, role: Role): Project {
  const { _count, settings, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    role,
    settings: (settings ?? {}) as Record<string, unknown>,
    documentCount: _count.documents,
    roleRequestCount: may("member.manage", { role }) ? _count.roleRequests : 0,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** The projects a viewer is a member of, oldest first. `after` is the id of the last one seen. */
export async function listProjects(
  viewer: Viewer,
  { after, limit }: { after?: string; limit: number },
): Promise<{ items: ListedProject[]; next: string | null }> {
  const rows = await read.project.findMany({
    where: {
      deletedAt: null,
      members: { some: { userId: viewer.id } },
      ...(after ? { id: { gt: after } } : {}),
    },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: { ...SELECT, members: { where: { userId: viewer.id }, select: { role: true } } },
  });
  const shown = rows.slice(0, limit);
  const active = await lastWorkIn(
    viewer,
    shown.map(({ id }) => id),
  );
  const items = shown.map(({ members, ...row }) => ({
    ...projectFrom(row, members[0]?.role ?? "reader"),
    activeAt: (active.get(row.id) ?? row.updatedAt).toISOString(),
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** When the last work was in these projects and their documents, of that which the viewer sees. */
async function lastWorkIn(
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await read.$queryRaw<{ id: string; active: Date }[]>`
    SELECT p.id, greatest(p."updatedAt", ${activeSql(Prisma.sql`p.id`, viewer)},
      (SELECT max(greatest(d."updatedAt", ${activeSql(Prisma.sql`d.id`, viewer)}))
        FROM "Document" d WHERE d."projectId" = p.id AND d."deletedAt" IS NULL)) AS active
    FROM "Project" p WHERE p.id = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, active }) => [id, active]));
}

export async function readProject(viewer: Viewer, id: string): Promise<Outcome<Project>> {
  const project = await projectFor(read, viewer, id);
  return project ? done(project) : refused("not-found");
}

/** As {@link readProject}, with how far its feed has come: what a page shows is at least as new. */
export async function readProjectNow(viewer: Viewer, id: string): Promise<Outcome<ProjectNow>> {
  const found = await projectNow(read, viewer, id);
  return found ? done(found) : refused("not-found");
}

/** A project starts with the default codebook and its maker as owner. */
export async function addProject(
  viewer: Viewer,
  draft: ProjectDraft,
  now = new Date(),
): Promise<Outcome<Project>> {
  const id = draft.id ?? newId();
  const wrong = whyNotSettings(draft.settings);
  if (wrong) return wrong;
  // A project is in no place that could be locked.
  return act<Project>(async (tx) => {
    const used = await insertOnce(tx, "Project", {
      id,
      name: draft.name,
      description: draft.description ?? "",
      settings: (draft.settings ?? {}) as object,
      createdById: viewer.id,
      createdAt: now,
      updatedAt: now,
    });
    if (used) {
      const there = () => projectFor(tx, viewer, id);
      const write = { tx, viewer, now };
      return (await answerUsed({ table: "Project", there }, write, id, used)) ?? idTaken();
    }
    await tx.member.create({ data: { projectId: id, userId: viewer.id, role: "owner" } });
    await addDefaultCodebook(tx, id);
    await recordOwnChange({ tx, viewer, now, projectId: id }, "project.saved");
    const project = await projectFor(tx, viewer, id);
    return project ? created(project) : refused("not-found");
  });
}

function recordOwnChange(
  { tx, viewer, now, projectId }: Write & { readonly projectId: string },
  kind: "project.saved" | "project.deleted",
): Promise<number> {
  const happened = { kind, id: projectId, projectId, by: viewer.id, at: now };
  return recordProjectChange(tx, happened);
}

export const changeProject = under(PROJECT_PLACE)(
  "project.change",
  async (write, change: Partial<Omit<ProjectDraft, "id">>): Promise<Outcome<Project>> => {
    const { tx, viewer, now, projectId: id } = write;
    const { name, description, settings } = change;
    const wrong = whyNotSettings(settings);
    if (wrong) return wrong;
    const before = await tx.project.findUnique({ where: { id }, select: { settings: true } });
    await tx.project.update({
      where: { id },
      data: {
        name,
        description,
        ...(settings === undefined ? {} : { settings: mergedSettings(before?.settings, settings) }),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    await recordOwnChange(write, "project.saved");
    const project = await projectFor(tx, viewer, id);
    return project ? done(project) : refused("not-found");
  },
);

/** Hidden from everyone at once; the rows stay until they are purged. */
export const removeProject = under(PROJECT_PLACE)("project.delete", async (write) => {
  const { tx, now, projectId: id } = write;
  await tx.project.update({ where: { id }, data: { deletedAt: now } });
  await recordOwnChange(write, "project.deleted");
  await announceProjectAccess(tx, id);
  return done(null);
});
