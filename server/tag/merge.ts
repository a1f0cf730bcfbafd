import "server-only";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { under } from "@/server/act/act";
import type { Expected } from "@/server/act/subject";
import { requestRechecks } from "./request-rechecks";
import { checkTagVersion, saveTagChange } from "./change";
import { mergeRecordOf } from "./merge-record";
import { renameTagUses } from "./uses";
import { isBelow } from "./parent";
import { tagsWhere, type Tag } from "./read";
import { nextVersion } from "./revisions";
import { isForm } from "./row";
import { TAG_WITH_USES } from "./subject";

/**
 * Two tags become one: annotations of the first carry the second's word and are looked at again,
 * until the two are taken apart.
 */
export const mergeTag = under(TAG_WITH_USES)(
  "codebook.change",
  async (write, expected: Expected, into: string): Promise<Outcome<Tag>> => {
    const { tx, viewer, now, tag } = write;
    const { id, projectId, kind } = tag;
    if (isForm(tag)) return refused("not-understood", reason("Refusals.tag.fixedForm"));
    const tags = await tagsWhere(tx, { projectId, kind });
    const other = tags.find((each) => each.id === into || each.slug === into);
    if (!other) return wrongField("into", reason("Refusals.missing.tag"));
    if (other.id === id) return wrongField("into", reason("Refusals.tag.intoItself"));
    if (other.retiredAt) return wrongField("into", reason("Refusals.tag.retired"));
    // Sent again, it is done already.
    if (tag.mergedInto === other.id) return done(tag);
    const late = checkTagVersion(tag, expected);
    if (late) return late;
    const version = await nextVersion(tx, projectId);
    const below = isBelow(other.id, id, tags);
    const moved = await mergeRecordOf(tx, tag, other, { version, isBelow: below });
    const asked = { version, reason: "merged", choices: [other.slug], at: now } as const;
    await requestRechecks(tx, tag, asked);
    await renameTagUses(tx, tag, other.slug, viewer, now);
    if (below) {
      const above = { parentId: tag.parent, version: { increment: 1 } };
      await tx.tag.update({ where: { id: other.id }, data: above });
    }
    await tx.tag.updateMany({
      where: { parentId: id, id: { not: other.id } },
      data: { parentId: other.id, version: { increment: 1 } },
    });
    const after = { into: { id: other.id, slug: other.slug, label: other.label } };
    const revised = {
      action: "merged",
      before: { slug: tag.slug, label: tag.label },
      after,
    } as const;
    const data = { mergedIntoId: other.id, retiredAt: now };
    const before = { ...tag, moved };
    return saveTagChange(write, before, data, revised);
  },
);
