import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "../annotations/edit";
import { lockDocuments, touchAnnotations, type Touched } from "../annotations/touch";
import { recordProjectChange } from "../changes";
import { transaction, type Transaction } from "../db";
import { remember } from "../history";
import { newId } from "../new-id";
import { lockProject, standingIn, whyNot } from "../standing";
import type { Viewer } from "../viewer";
import { speakerCalled, speakerFor, speakersWhere, type Speaker } from "./read";

export interface SpeakerEdit {
  readonly name?: string;
  readonly role?: string;
  readonly identifier?: string;
  readonly aliases?: readonly string[];
  readonly description?: string;
}

export interface SpeakerDraft extends SpeakerEdit {
  readonly id?: string;
  readonly name: string;
}

const FASTER = "Someone changed this speaker after you read it; the current one is in this answer.";

export async function addSpeaker(
  viewer: Viewer,
  projectId: string,
  draft: SpeakerDraft,
  now = new Date(),
): Promise<Outcome<Speaker>> {
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    const no = whyNot("speaker.change", await standingIn(tx, viewer, projectId));
    if (no) return no;
    const { id = newId(), ...fields } = draft;
    const there = await tx.speaker.findUnique({ where: { id }, select: { projectId: true } });
    if (there) {
      const [mine] = await speakersWhere(tx, viewer, { id, projectId }, 1);
      return mine ? done(mine) : refused("id-taken", "This id is already used.");
    }
    await create(tx, id, projectId, fields, viewer, now);
    await tell(tx, { id, projectId }, "speaker.saved", viewer, now);
    const [saved] = await speakersWhere(tx, viewer, { id }, 1);
    return saved ? created(saved) : refused("not-found");
  });
}

async function create(
  tx: Transaction,
  id: string,
  projectId: string,
  { aliases, ...fields }: SpeakerEdit & { readonly name: string },
  viewer: Viewer,
  now: Date,
): Promise<void> {
  const given = { ...fields, aliases: [...new Set(aliases ?? [])] };
  await tx.speaker.create({
    data: { id, projectId, ...given, createdById: viewer.id, createdAt: now, updatedAt: now },
  });
}

/** Number a change of a speaker in its project's feed; from then on everybody sees the record. */
async function tell(
  tx: Transaction,
  { id, projectId }: Pick<Speaker, "id" | "projectId">,
  kind: "speaker.saved" | "speaker.deleted",
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
  await tx.speaker.update({ where: { id }, data: { change } });
}

/**
 * The record an attribution means: by id, or by name, which makes one when nobody is called so.
 * What is private makes a record only its maker sees; the first thing shared shows it to all.
 * The document is locked. Null for an id that is no speaker of the project.
 */
export async function keepSpeaker(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  given: { readonly id: string } | { readonly name: string; readonly role?: string },
  { shared, now }: { readonly shared: boolean; readonly now: Date },
): Promise<Speaker | null> {
  let found =
    "id" in given
      ? ((await speakersWhere(tx, viewer, { id: given.id, projectId }, 1))[0] ?? null)
      : await speakerCalled(tx, viewer, projectId, given.name);
  if (!found && "name" in given) {
    const id = newId();
    await create(tx, id, projectId, { name: given.name, role: given.role ?? "" }, viewer, now);
    found = (await speakersWhere(tx, viewer, { id }, 1))[0] ?? null;
  }
  if (found && shared) await share(tx, [found.id], viewer, now);
  return found;
}

/** Show records to everybody that only their makers saw. */
export async function share(
  tx: Transaction,
  ids: readonly string[],
  viewer: Viewer,
  now: Date,
): Promise<void> {
  const hidden = await tx.speaker.findMany({
    where: { id: { in: [...ids] }, change: 0, deletedAt: null },
    select: { id: true, projectId: true },
  });
  for (const speaker of hidden) await tell(tx, speaker, "speaker.saved", viewer, now);
}

/** Annotations whose card names the speaker. */
async function naming(tx: Transaction, id: string): Promise<Touched[]> {
  return tx.annotation.findMany({
    where: {
      deletedAt: null,
      document: { deletedAt: null },
      attribution: { OR: [{ speakerId: id }, { addresseeId: id }] },
    },
    orderBy: [{ documentId: "asc" }, { id: "asc" }],
    select: { id: true, documentId: true, lane: true },
  });
}

/** The words an annotation says in the contract's own fields follow the record's name. */
async function renamed(tx: Transaction, id: string, before: string, after: string | null) {
  const said = { attribution: { speakerId: id }, quotationSpeaker: before };
  await tx.annotation.updateMany({ where: said, data: { quotationSpeaker: after } });
  const heard = { attribution: { addresseeId: id }, quotationAddressee: before };
  await tx.annotation.updateMany({ where: heard, data: { quotationAddressee: after } });
}

export async function editSpeaker(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: SpeakerEdit,
  now = new Date(),
): Promise<Outcome<Speaker>> {
  return transaction(async (tx) => {
    const cards = await naming(tx, id);
    await lockDocuments(tx, cards);
    const found = await lockSpeaker(tx, viewer, id);
    if (!found) return refused("not-found");
    const { speaker, standing } = found;
    const no = whyNot("speaker.change", standing);
    if (no) return no;
    if (!expected(speaker.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: speaker } });
    }
    await remember(tx, speaker, { subject: "speaker", action: "edit", by: viewer, at: now });
    const { aliases, ...fields } = edit;
    await tx.speaker.update({
      where: { id },
      data: {
        ...fields,
        ...(aliases ? { aliases: [...new Set(aliases)] } : {}),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    if (edit.name !== undefined && edit.name !== speaker.name) {
      await renamed(tx, id, speaker.name, edit.name);
      await touchAnnotations(tx, cards, { projectId: speaker.projectId, by: viewer.id, at: now });
    }
    const isShared = await tx.speaker.findUnique({ where: { id }, select: { change: true } });
    if (isShared && isShared.change > 0) await tell(tx, speaker, "speaker.saved", viewer, now);
    const [saved] = await speakersWhere(tx, viewer, { id }, 1);
    return saved ? done(saved) : refused("not-found");
  });
}

async function lockSpeaker(tx: Transaction, viewer: Viewer, id: string) {
  const where = await tx.speaker.findUnique({ where: { id }, select: { projectId: true } });
  if (!where) return null;
  await lockProject(tx, where.projectId);
  return speakerFor(tx, viewer, id);
}

/** The record goes; quotations keep the name in words and are attributed to no record. */
export async function removeSpeaker(
  viewer: Viewer,
  id: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction((tx) => gone(tx, viewer, id, null, expected, now));
}

/** Two records of one person become one: what was said and heard goes over, with the names. */
export async function mergeSpeaker(
  viewer: Viewer,
  id: string,
  intoId: string,
  now = new Date(),
): Promise<Outcome<Speaker>> {
  return transaction(async (tx) => {
    if (id === intoId) return refused("not-understood", "A speaker is not merged into itself.");
    const merged = await gone(tx, viewer, id, intoId, () => true, now);
    if (!merged.ok) return merged;
    const [into] = await speakersWhere(tx, viewer, { id: intoId }, 1);
    return into ? done(into) : refused("not-found");
  });
}

async function gone(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  intoId: string | null,
  expected: Expected,
  now: Date,
): Promise<Outcome<null>> {
  const cards = await naming(tx, id);
  await lockDocuments(tx, cards);
  const found = await lockSpeaker(tx, viewer, id);
  if (!found) return refused("not-found");
  const { speaker, standing } = found;
  const { projectId, name } = speaker;
  const row = await tx.speaker.findUnique({ where: { id }, select: { createdById: true } });
  const no = whyNot("speaker.remove", standing, { mine: row?.createdById === viewer.id });
  if (no) return no;
  if (!expected(speaker.version)) {
    return refused("someone-was-faster", FASTER, { more: { current: speaker } });
  }
  const [into] = intoId ? await speakersWhere(tx, viewer, { id: intoId, projectId }, 1) : [];
  if (intoId && !into) return refused("not-found");
  await remember(tx, speaker, { subject: "speaker", action: "delete", by: viewer, at: now });
  if (into) {
    await renamed(tx, id, name, into.name);
    const aliases = new Set([...into.aliases, name, ...speaker.aliases]);
    aliases.delete(into.name);
    await tx.speaker.update({
      where: { id: into.id },
      data: { aliases: [...aliases], version: { increment: 1 }, updatedAt: now },
    });
  }
  const to = into?.id ?? null;
  await tx.attribution.updateMany({ where: { speakerId: id }, data: { speakerId: to } });
  await tx.attribution.updateMany({ where: { addresseeId: id }, data: { addresseeId: to } });
  await touchAnnotations(tx, cards, { projectId, by: viewer.id, at: now });
  await tx.speaker.update({
    where: { id },
    data: { deletedAt: now, mergedIntoId: to, version: { increment: 1 } },
  });
  if (into) await share(tx, [into.id], viewer, now);
  if (into) await tell(tx, into, "speaker.saved", viewer, now);
  await tell(tx, speaker, "speaker.deleted", viewer, now);
  return done(null);
}
