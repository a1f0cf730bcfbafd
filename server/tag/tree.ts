import "server-only";
import { cache } from "react";
import { read } from "@/server/platform/db";
import { CODEBOOK_ORDER } from "@/server/project/codebook-order";

/**
 * The tags of a project by name, each with the group it stands under, in the order of the codebook.
 * For someone known to stand in the project. The parts of one page ask the database once.
 */
export const readTagTree = cache((projectId: string) =>
  read.tag.findMany({
    where: { projectId, deletedAt: null },
    orderBy: [...CODEBOOK_ORDER],
    select: { id: true, kind: true, slug: true, label: true, parentId: true, position: true },
  }),
);
