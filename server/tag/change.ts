import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { changedMeanwhile } from "@/server/act/act";
import type { Expected, Refused, Write } from "@/server/act/subject";
import { recordHistory } from "@/server/history/record";
import { tagBy, type Tag } from "./read";
import type { Revised } from "./revisions";
import { recordTagChange } from "./row";

export function tagChangedMeanwhile(current: Tag): Refused {
  return changedMeanwhile({ changedMeanwhile: "Refusals.changed.tag" }, current);
}

/** Asked once it is known that the act is not done already: one sent again finds a new version. */
export function checkTagVersion(tag: Tag, expected: Expected): Refused | null {
  return expected(tag.version) ? null : tagChangedMeanwhile(tag);
}

/** The tag in its new state, kept as such: history before, version and number after. */
export async function saveTagChange(
  { tx, viewer, now }: Write,
  tag: Tag,
  data: object,
  revised: Omit<Revised, "tagId">,
): Promise<Outcome<Tag>> {
  await recordHistory(tx, tag, { subject: "tag", action: revised.action, by: viewer, at: now });
  const updated = { ...data, version: { increment: 1 }, updatedAt: now };
  await tx.tag.update({ where: { id: tag.id }, data: updated });
  await recordTagChange(tx, tag, "tag.saved", viewer, now, { ...revised, tagId: tag.id });
  const saved = await tagBy(tx, tag.id);
  return saved ? done(saved) : refused("not-found");
}
