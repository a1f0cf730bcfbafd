import "server-only";
import { LABEL_COLOURS, MAX_LABELS } from "@/lib/contract/terms";
import type { addLabelCall, editLabelCall } from "@/lib/contract/labels";
import type { BodyOf } from "@/lib/contract/operation";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { lockProject, findMembership } from "@/server/access/membership";
import { addTo } from "@/server/act/act";
import { ofAnyVersion, onSubject, removalOf } from "@/server/act/edit";
import { insertOnce } from "@/server/act/insert-once";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Addition, Located, Refused, VersionedSubject, Write } from "@/server/act/subject";
import { recordProjectChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { labelsWhere, type Label } from "./read";

type InProject = Located & { readonly projectId: string };

async function recordLabel(
  { tx, viewer, now: at }: Write,
  { id, projectId }: Pick<Label, "id" | "projectId">,
  kind: "label.saved" | "label.deleted" = "label.saved",
): Promise<void> {
  await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
}

/** Refuses a name that another label of the project has, whatever its case and accents. */
async function refuseTaken(
  tx: Transaction,
  { id, projectId, name }: Pick<Label, "id" | "projectId" | "name">,
): Promise<Refused | null> {
  const [taken] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM "Label" WHERE "projectId" = ${projectId}::uuid AND "deletedAt" IS NULL
      AND id <> ${id}::uuid AND obelus_fold(name) = obelus_fold(${name}) LIMIT 1`;
  if (!taken) return null;
  const why = reason("Refusals.label.taken", { name: taken.name });
  return refused("already-there", why, { errors: [{ path: "name", reason: why }] });
}

const NEW_LABEL: Addition<InProject, Label> = {
  table: "Label",
  there: async ({ tx, projectId }, id) => (await labelsWhere(tx, { projectId, id }))[0] ?? null,
  async saved(write, id) {
    const { projectId } = write;
    await recordLabel(write, { id, projectId });
    return (await labelsWhere(write.tx, { projectId, id }))[0] ?? null;
  },
};

export const addLabel = addTo(
  PROJECT_PLACE,
  "label.give",
  NEW_LABEL,
  async ({ tx, now, projectId }, draft: BodyOf<typeof addLabelCall> & { readonly id: string }) => {
    const { id } = draft;
    const name = draft.name.trim();
    const taken = await refuseTaken(tx, { id, projectId, name });
    if (taken) return taken;
    const count = await tx.label.count({ where: { projectId, deletedAt: null, NOT: { id } } });
    if (count >= MAX_LABELS) {
      return refused("not-understood", reason("Refusals.label.tooMany", { most: MAX_LABELS }));
    }
    // Of the id and not of how many there are: sent again, it is the same.
    const place = Number.parseInt(id.slice(-1), 16) % LABEL_COLOURS.length;
    const colour = draft.colour ?? LABEL_COLOURS[place] ?? LABEL_COLOURS[0];
    return insertOnce(tx, "Label", {
      id,
      projectId,
      name,
      colour: colour.toLowerCase(),
      createdAt: now,
      updatedAt: now,
    });
  },
);

interface FoundLabel extends Located {
  readonly label: Label;
}

const LABEL: VersionedSubject<FoundLabel, Label> & {
  deleted(write: Write & FoundLabel): Promise<void>;
} = {
  changedMeanwhile: "Refusals.changed.label",
  async lock(tx, viewer, id) {
    const where = await tx.label.findUnique({ where: { id }, select: { projectId: true } });
    if (!where) return null;
    await lockProject(tx, where.projectId);
    const membership = await findMembership(tx, viewer, where.projectId);
    const [label] = await labelsWhere(tx, { projectId: where.projectId, id });
    return membership && label ? { membership, label } : null;
  },
  current: ({ label }) => label,
  async saved(write, id) {
    const { projectId } = write.label;
    await recordLabel(write, { id, projectId });
    return (await labelsWhere(write.tx, { projectId, id }))[0] ?? null;
  },
  deleted: (write) => recordLabel(write, write.label, "label.deleted"),
};

export const editLabel = onSubject(LABEL)(
  "label.change",
  {},
  async ({ tx, now, label }, { name, colour }: BodyOf<typeof editLabelCall>) => {
    const edited = { ...label, name: name?.trim() ?? label.name };
    const taken = await refuseTaken(tx, edited);
    if (taken) return taken;
    const data = { name: edited.name, colour: colour?.toLowerCase() };
    await tx.label.update({
      where: { id: label.id },
      data: { ...data, version: { increment: 1 }, updatedAt: now },
    });
    return undefined;
  },
);

async function dropLabel({ tx, now, label: { id, projectId } }: Write & FoundLabel): Promise<void> {
  await tx.documentLabel.deleteMany({ where: { labelId: id, projectId } });
  const data = { deletedAt: now, version: { increment: 1 } };
  await tx.label.update({ where: { id }, data });
}

export const removeLabel = removalOf(LABEL, "label.change", dropLabel);

interface Merged {
  readonly into: Label;
}

/** A label that is merged into another one, which is the answer. */
const MERGED: VersionedSubject<FoundLabel, Label, Merged> = {
  ...LABEL,
  async saved(write, id, { into }) {
    await LABEL.deleted(write);
    return LABEL.saved({ ...write, label: into }, into.id, undefined);
  },
};

/** Every document of the label gets the other one instead. */
export const mergeLabel = ofAnyVersion(
  onSubject(MERGED)(
    "label.change",
    {
      async resolve({ tx, label: { id, projectId } }, intoId: string) {
        if (id === intoId) return refused("not-understood", reason("Refusals.label.intoItself"));
        const [into] = await labelsWhere(tx, { projectId, id: intoId });
        return into ? done({ into }) : refused("not-found");
      },
    },
    async (write) => {
      const { tx, label, into } = write;
      await tx.$executeRaw`
        INSERT INTO "DocumentLabel" ("documentId", "labelId", "projectId")
        SELECT "documentId", ${into.id}::uuid, "projectId" FROM "DocumentLabel"
        WHERE "labelId" = ${label.id}::uuid AND "projectId" = ${label.projectId}::uuid
        ON CONFLICT DO NOTHING`;
      await dropLabel(write);
      return { into };
    },
  ),
);
