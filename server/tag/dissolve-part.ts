import "server-only";
import type { Write } from "@/server/act/subject";
import { recordHistory } from "@/server/history/record";
import type { Tag } from "./read";
import { recordTagChange } from "./row";
import type { FoundTag } from "./subject";
import { renameTagUses } from "./uses";

/**
 * Takes one part of a split out of the codebook: what is called by it is called by the tag, and
 * tags below it move up to where it stood. The documents of its uses are locked.
 */
export async function dissolvePart(write: Write & FoundTag, part: Tag): Promise<void> {
  const { tx, viewer, now, tag } = write;
  const version = { increment: 1 };
  await recordHistory(tx, part, { subject: "tag", action: "delete", by: viewer, at: now });
  await renameTagUses(tx, part, tag.slug, viewer, now);
  const above = await tx.tag.findUniqueOrThrow({
    where: { id: part.id },
    select: { parentId: true },
  });
  await tx.tag.updateMany({
    where: { parentId: part.id },
    data: { parentId: above.parentId, version },
  });
  await tx.tag.update({ where: { id: part.id }, data: { deletedAt: now, version } });
  await recordTagChange(tx, part, "tag.deleted", viewer, now, null);
}
