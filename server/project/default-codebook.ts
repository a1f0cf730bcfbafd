import "server-only";
import { DEFAULT_CODEBOOK } from "@/lib/tag/default-codebook";
import { DEFAULT_RELATION_TYPES } from "@/lib/tag/relation-types";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";

/** The rows of a fresh codebook. Groups come before their members in the list. */
function codebookRows() {
  const ids = new Map(DEFAULT_CODEBOOK.map((tag) => [`${tag.kind}/${tag.slug}`, newId()]));
  return DEFAULT_CODEBOOK.map((tag, position) => ({
    ...tag,
    id: ids.get(`${tag.kind}/${tag.slug}`),
    requires: tag.requires ?? "",
    justify: tag.justify ?? false,
    parentId: (tag.group && ids.get(`${tag.kind}/${tag.group}`)) || null,
    position,
  }));
}

function relationTypeRows() {
  return DEFAULT_RELATION_TYPES.map((type, position) => ({ ...type, id: newId(), position }));
}

/**
 * Puts the default codebook into a new project, as one value in one statement: the same rows
 * through the client's `createMany` take ten times as long.
 */
export async function addDefaultCodebook(tx: Transaction, projectId: string): Promise<void> {
  await tx.$executeRaw`
    WITH types AS (
      INSERT INTO "RelationType" (id, "projectId", slug, label, inverse, description, colour,
        "fromKinds", "toKinds", position)
      SELECT id, ${projectId}::uuid, slug, label, inverse, description, colour, '{}', '{}', position
      FROM jsonb_to_recordset(${JSON.stringify(relationTypeRows())}::jsonb)
        AS type(id uuid, slug text, label text, inverse text, description text, colour text,
          position int))
    INSERT INTO "Tag" (id, "projectId", kind, slug, label, definition, "useWhen", "avoidWhen",
      examples, "counterExamples", "nearMisses", requires, justify, colour, "parentId", position)
    SELECT id, ${projectId}::uuid, kind, slug, label, definition, "useWhen", "avoidWhen",
      examples, "counterExamples", "nearMisses", requires, justify, colour, "parentId", position
    FROM jsonb_to_recordset(${JSON.stringify(codebookRows())}::jsonb)
      AS tag(id uuid, kind "Kind", slug text, label text, definition text, "useWhen" text,
        "avoidWhen" text, examples jsonb, "counterExamples" jsonb, "nearMisses" jsonb,
        requires text, justify boolean, colour text, "parentId" uuid, position int)`;
}
