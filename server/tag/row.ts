import "server-only";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { recordProjectChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import type { Tag, TagText } from "./read";
import { recordRevision, type Revised } from "./revisions";
import { TAG_PROPERTIES } from "@/server/platform/json-columns";
import { QUOTATION_FORMS } from "@/lib/contract/terms";

/** What a person writes of a tag, as columns. */
export function columnsOf({
  examples,
  counterExamples,
  nearMisses,
  properties,
  ...text
}: Partial<TagText>) {
  return {
    ...text,
    ...(examples === undefined ? {} : { examples: [...examples] }),
    ...(counterExamples === undefined ? {} : { counterExamples: [...counterExamples] }),
    ...(properties === undefined ? {} : { properties: TAG_PROPERTIES.write(properties) }),
    ...(nearMisses === undefined
      ? {}
      : {
          nearMisses: nearMisses.map(({ slug, question, yes }) => ({
            slug,
            question,
            ...(yes === undefined ? {} : { yes }),
          })),
        }),
  };
}

export function refuseTaken(slug: string) {
  return refused("already-there", reason("Refusals.tag.slugUsed", { slug }));
}

/** Whether another tag than `id` has the slug. */
export async function isTaken(
  tx: Transaction,
  {
    projectId,
    kind,
    slug,
    id,
  }: Pick<Tag, "projectId" | "kind" | "slug"> & { readonly id?: string },
) {
  const where = { projectId, kind, slug, deletedAt: null, ...(id && { id: { not: id } }) };
  return (await tx.tag.count({ where })) > 0;
}

/** The four forms of quotation keep their names, since every export knows them. */
export function isForm({ kind, slug }: Pick<Tag, "kind" | "slug">): boolean {
  return kind === "quotation" && (QUOTATION_FORMS as readonly string[]).includes(slug);
}

/**
 * Numbers a change of a tag; with `revised`, the codebook gets a new version that records it.
 * Call this last.
 */
export async function recordTagChange(
  tx: Transaction,
  { id, projectId }: Pick<Tag, "id" | "projectId">,
  kind: "tag.saved" | "tag.deleted",
  by: Viewer,
  at: Date,
  revised: Revised | null,
): Promise<void> {
  if (revised) await recordRevision(tx, projectId, revised, by, at);
  const change = await recordProjectChange(tx, { kind, id, projectId, by: by.id, at });
  await tx.tag.update({ where: { id }, data: { change } });
}
