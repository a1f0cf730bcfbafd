import "server-only";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { ofAnyVersion, onSubject, removalOf } from "@/server/act/edit";
import type { VersionedSubject, Write } from "@/server/act/subject";
import { bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { recordSpeakerChange } from "@/server/feed/record-row-change";
import { speakersWhere, type Speaker } from "./read";
import { renameInAnnotations, SPEAKER, type FoundSpeaker } from "./subject";

/** The record goes; quotations keep the name in words and are attributed to no record. */
export const removeSpeaker = removalOf(SPEAKER, "speaker.remove", (write) =>
  replaceWith(write, null),
);

interface Merged {
  readonly into: Speaker;
  /** Whether everybody saw the record it is merged into. */
  readonly isIntoShared: boolean;
}

/** A record that is merged into another one, which is the answer. */
const MERGED: VersionedSubject<FoundSpeaker, Speaker, Merged> = {
  ...SPEAKER,
  async saved(write, id, { into, isIntoShared }) {
    const { tx, viewer, now, isShared } = write;
    if (isShared || isIntoShared) {
      await recordSpeakerChange(tx, into, "speaker.saved", viewer, now);
    }
    await SPEAKER.deleted(write, id);
    return (await speakersWhere(tx, viewer, { id: into.id }, 1))[0] ?? null;
  },
};

/** Two records of one person become one: what was said and heard goes over, with the names. */
export const mergeSpeaker = ofAnyVersion(
  onSubject(MERGED)(
    "speaker.remove",
    {
      async resolve({ tx, viewer, speaker: { id, projectId } }, intoId: string) {
        if (id === intoId) return refused("not-understood", reason("Refusals.speaker.intoItself"));
        const [into] = await speakersWhere(tx, viewer, { id: intoId, projectId }, 1);
        return into ? done({ into }) : refused("not-found");
      },
      history: "delete",
    },
    async (write) => {
      const { tx, now, speaker, isShared, into } = write;
      const { id, name } = speaker;
      await renameInAnnotations(tx, id, name, into.name);
      // The target record is shared: it does not reveal a name that only its author saw.
      const mergedNames = isShared ? [name, ...speaker.aliases] : [];
      const aliases = new Set([...into.aliases, ...mergedNames]);
      aliases.delete(into.name);
      const { change } = await tx.speaker.update({
        where: { id: into.id },
        data: { aliases: [...aliases], version: { increment: 1 }, updatedAt: now },
        select: { change: true },
      });
      await replaceWith(write, into.id);
      return { into, isIntoShared: change > 0 };
    },
  ),
);

/** Whatever is attributed to the record goes to another one, or to none, and the record goes. */
async function replaceWith(
  { tx, viewer, now, speaker: { id, projectId }, cards }: Write & FoundSpeaker,
  to: string | null,
): Promise<void> {
  await tx.attribution.updateMany({ where: { speakerId: id }, data: { speakerId: to } });
  await tx.attribution.updateMany({ where: { addresseeId: id }, data: { addresseeId: to } });
  await bumpAnnotationVersions(tx, cards, { projectId, by: viewer.id, at: now });
  await tx.speaker.update({
    where: { id },
    data: { deletedAt: now, mergedIntoId: to, version: { increment: 1 } },
  });
}
