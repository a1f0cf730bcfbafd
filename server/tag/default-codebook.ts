import "server-only";
import type { CodebookTag } from "@/lib/tag/codebook";

/** The rows of a fresh codebook. Groups come before their members in the list. */
export function codebookRows(
  projectId: string,
  codebook: readonly CodebookTag[],
  newId: () => string,
) {
  const ids = new Map(codebook.map((tag) => [`${tag.kind}/${tag.slug}`, newId()]));
  return codebook.map((tag, position) => ({
    id: ids.get(`${tag.kind}/${tag.slug}`) ?? newId(),
    projectId,
    kind: tag.kind,
    slug: tag.slug,
    label: tag.label,
    definition: tag.definition,
    useWhen: tag.useWhen,
    avoidWhen: tag.avoidWhen,
    examples: [...tag.examples],
    counterExamples: [...tag.counterExamples],
    nearMisses: tag.nearMisses.map((miss) => ({ ...miss })),
    requires: tag.requires ?? "",
    justify: tag.justify ?? false,
    colour: tag.colour,
    parentId: (tag.group && ids.get(`${tag.kind}/${tag.group}`)) || null,
    position,
  }));
}
