import "server-only";
import { PROJECT_PLACE } from "@/server/act/places";
import { addTo } from "@/server/act/act";
import { onSubject } from "@/server/act/edit";
import { bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { createSpeaker, type SpeakerEdit } from "./store";
import { NEW_SPEAKER, renameInAnnotations, SPEAKER } from "./subject";

export interface SpeakerDraft extends SpeakerEdit {
  readonly id?: string;
  readonly name: string;
}

export const addSpeaker = addTo(
  PROJECT_PLACE,
  "speaker.change",
  NEW_SPEAKER,
  ({ tx, viewer, now, projectId }, { id, ...fields }: SpeakerDraft & { readonly id: string }) =>
    createSpeaker(tx, id, projectId, fields, viewer, now),
);

export const editSpeaker = onSubject(SPEAKER)(
  "speaker.change",
  { history: "edit" },
  async ({ tx, viewer, now, speaker, cards }, { aliases, ...fields }: SpeakerEdit) => {
    const { id, name, projectId } = speaker;
    await tx.speaker.update({
      where: { id },
      data: {
        ...fields,
        ...(aliases ? { aliases: [...new Set(aliases)] } : {}),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    if (fields.name === undefined || fields.name === name) return;
    await renameInAnnotations(tx, id, name, fields.name);
    await bumpAnnotationVersions(tx, cards, { projectId, by: viewer.id, at: now });
  },
);
