import "server-only";
import { done, refused, wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { MAX_TAG_PROPERTIES } from "@/lib/contract/terms";
import { joinedProperties } from "@/lib/tag/properties";
import { TAG_PROPERTIES } from "@/server/platform/json-columns";
import type { Write } from "@/server/act/subject";
import { requestRechecks } from "./request-rechecks";
import { mergeRecordOf } from "./merge-record";
import { renameTagUses } from "./uses";
import { isBelow } from "./parent";
import { tagsWhere } from "./read";
import { nextVersion } from "./revisions";
import { isForm } from "./row";
import { onTagWithUses, storeTag, type FoundTag } from "./subject";

/**
 * Two tags become one: annotations of the first carry the second's word and are looked at again,
 * until the two are taken apart.
 */
export const mergeTag = onTagWithUses(
  "codebook.change",
  {
    resolve: findOther,
    unchanged: ({ tag, other }) => tag.mergedInto === other.id,
    async history({ tx, tag, other, version, below }) {
      const moved = await mergeRecordOf(tx, tag, other, { version, isBelow: below });
      const before = { ...tag, moved };
      return { action: "merged", before };
    },
  },
  async (write) => {
    const { tx, viewer, now, tag, other, properties, version, below } = write;
    const { id, slug, label } = other;
    await requestRechecks(tx, tag, { version, reason: "merged", choices: [slug], at: now });
    await renameTagUses(tx, tag, slug, viewer, now);
    if (below) {
      const above = { parentId: tag.parent, version: { increment: 1 } };
      await tx.tag.update({ where: { id }, data: above });
    }
    await tx.tag.updateMany({
      where: { parentId: tag.id, id: { not: id } },
      data: { parentId: id, version: { increment: 1 } },
    });
    // So that what was given for them at uses of the first is still named and asked for.
    if (properties.length > other.properties.length) {
      await tx.tag.update({
        where: { id },
        data: { properties: TAG_PROPERTIES.write(properties), version: { increment: 1 } },
      });
    }
    await storeTag(write, { mergedIntoId: id, retiredAt: now });
    return {
      action: "merged",
      before: { slug: tag.slug, label: tag.label },
      after: { into: { id, slug, label } },
    };
  },
);

/** The tag that is meant by `into`, an id or a slug, and whether it stands below this one. */
async function findOther({ tx, tag }: Write & FoundTag, into: string) {
  const { id, projectId, kind } = tag;
  if (isForm(tag)) return refused("not-understood", reason("Refusals.tag.fixedForm"));
  const tags = await tagsWhere(tx, { projectId, kind });
  const other = tags.find((each) => each.id === into || each.slug === into);
  if (!other) return wrongField("into", reason("Refusals.missing.tag"));
  if (other.id === id) return wrongField("into", reason("Refusals.tag.intoItself"));
  if (other.retiredAt) return wrongField("into", reason("Refusals.tag.retired"));
  const properties = joinedProperties(other.properties, tag.properties);
  if (properties.length > MAX_TAG_PROPERTIES)
    return wrongField("into", reason("Refusals.tag.properties", { most: MAX_TAG_PROPERTIES }));
  const version = await nextVersion(tx, projectId);
  return done({ other, properties, version, below: isBelow(other.id, id, tags) });
}
