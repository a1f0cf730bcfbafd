import "server-only";
import { insertOnce, type IdUsed } from "@/server/act/insert-once";
import { shareSpeakers } from "@/server/feed/record-row-change";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import type { Viewer } from "@/server/access/viewer";
import type { BodyOf } from "@/lib/contract/operation";
import type { editSpeakerCall } from "@/lib/contract/speakers";
import { speakerCalled, speakersWhere, type Speaker } from "./read";

export type SpeakerEdit = BodyOf<typeof editSpeakerCall>;

/** Null, or that the id is used. */
export function createSpeaker(
  tx: Transaction,
  id: string,
  projectId: string,
  { aliases, ...fields }: SpeakerEdit & { readonly name: string },
  viewer: Viewer,
  now: Date,
): Promise<IdUsed | null> {
  const columns = { ...fields, aliases: [...new Set(aliases ?? [])] };
  const made = { createdById: viewer.id, createdAt: now, updatedAt: now };
  return insertOnce(tx, "Speaker", { id, projectId, ...columns, ...made });
}

/**
 * The record an attribution means: by id, or by name, which makes one when nobody is called so.
 * What is private makes a record only its maker sees; the first thing shared shows it to all.
 * The document is locked. Null for an id that is no speaker of the project.
 */
export async function findOrCreateSpeaker(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  meant: { readonly id: string } | { readonly name: string; readonly role?: string },
  { shared, now }: { readonly shared: boolean; readonly now: Date },
): Promise<Speaker | null> {
  let found =
    "id" in meant
      ? ((await speakersWhere(tx, viewer, { id: meant.id, projectId }, 1))[0] ?? null)
      : await speakerCalled(tx, viewer, projectId, meant.name);
  if (!found && "name" in meant) {
    const id = newId();
    await createSpeaker(
      tx,
      id,
      projectId,
      { name: meant.name, role: meant.role ?? "" },
      viewer,
      now,
    );
    found = (await speakersWhere(tx, viewer, { id }, 1))[0] ?? null;
  }
  if (found && shared) await shareSpeakers(tx, [found.id], viewer, now);
  return found;
}
