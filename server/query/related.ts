import "server-only";
import { Prisma } from "@/prisma/generated/client";

/**
 * The annotations at the other ends of the relations of one (`id`), of the types that are called
 * `name`: read towards the other end by its slug or label, and towards this one by its inverse wording;
 * null for every type in both directions. Both indexes of the ends find them.
 */
export function relatedSql(id: Prisma.Sql, projectId: string, name: string | null): Prisma.Sql {
  const towards =
    name === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(${isCalled("slug", name)}
    OR ${isCalled("label", name)} OR (t.symmetric AND ${isCalled("inverse", name)}))`;
  const backwards =
    name === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(${isCalled("inverse", name)}
    OR (t.symmetric AND (${isCalled("slug", name)} OR ${isCalled("label", name)})))`;
  return Prisma.sql`
    SELECT x."toId" AS id FROM "AnnotationRelation" x
      WHERE x."fromId" = ${id} AND x."deletedAt" IS NULL AND x."typeId" IN (${types(projectId, towards)})
    UNION SELECT x."fromId" FROM "AnnotationRelation" x
      WHERE x."toId" = ${id} AND x."deletedAt" IS NULL AND x."typeId" IN (${types(projectId, backwards)})`;
}

function types(projectId: string, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT t.id FROM "RelationType" t
    WHERE t."projectId" = ${projectId}::uuid AND t."deletedAt" IS NULL AND ${condition}`;
}

const WORDINGS = {
  slug: Prisma.sql`t.slug`,
  label: Prisma.sql`t.label`,
  inverse: Prisma.sql`t.inverse`,
};

/** As lib/query/relation-name.ts compares; an empty wording is nobody's name. */
function isCalled(wording: keyof typeof WORDINGS, name: string): Prisma.Sql {
  return Prisma.sql`obelus_fold(replace(${WORDINGS[wording]}, ' ', '-')) = obelus_fold(replace(${name}, ' ', '-'))`;
}
