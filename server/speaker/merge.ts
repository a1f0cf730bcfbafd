import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { removalOf, under } from "@/server/act/act";
import type { Write } from "@/server/act/subject";
import { bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { recordHistory } from "@/server/history/record";
import { recordSpeakerChange } from "@/server/feed/record-row-change";
import { speakersWhere, type Speaker } from "./read";
import { renameInAnnotations, SPEAKER, type FoundSpeaker } from "./subject";

/** The record goes; quotations keep the name in words and are attributed to no record. */
export const removeSpeaker = removalOf(SPEAKER, "speaker.remove", (write) =>
  replaceWith(write, null),
);

/** Two records of one person become one: what was said and heard goes over, with the names. */
export const mergeSpeaker = under(SPEAKER)(
  "speaker.remove",
  async (write, intoId: string): Promise<Outcome<Speaker>> => {
    const { tx, viewer, now, speaker, isShared } = write;
    const { id, projectId, name } = speaker;
    if (id === intoId) return refused("not-understood", reason("Refusals.speaker.intoItself"));
    const [into] = await speakersWhere(tx, viewer, { id: intoId, projectId }, 1);
    if (!into) return refused("not-found");
    await recordHistory(tx, speaker, { subject: "speaker", action: "delete", by: viewer, at: now });
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
    if (isShared || change > 0) await recordSpeakerChange(tx, into, "speaker.saved", viewer, now);
    await SPEAKER.deleted(write, id);
    const [merged] = await speakersWhere(tx, viewer, { id: intoId }, 1);
    return merged ? done(merged) : refused("not-found");
  },
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
