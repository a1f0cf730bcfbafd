import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { literally } from "@/server/annotation/read";
import { read } from "@/server/platform/db";
import { visibleTo } from "@/server/access/visible-annotations";
import { findMembership, whyNot } from "@/server/access/membership";
import { usesOfTag } from "@/server/annotation/uses-of-tag";
import type { Viewer } from "@/server/access/viewer";
import type { listPassagesCall } from "@/lib/contract/measures";
import type { QueryOf } from "@/lib/contract/operation";
import { PASSAGE_SELECT, passagesFrom, type Passage } from "@/server/annotation/passage";
import { countableBy, usesWhere } from "./uses";

export type PassageFilter = Omit<QueryOf<typeof listPassagesCall>, "cursor" | "limit">;

const THERE: Prisma.AnnotationWhereInput = { document: { deletedAt: null } };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function asRhetoric({ technique, target, claim }: PassageFilter): Prisma.AnnotationWhereInput[] {
  const all: Prisma.AnnotationWhereInput[] = [];
  if (technique !== undefined) {
    all.push({ kind: "rhetoric", rhetoricTechnique: technique === "" ? null : technique });
  }
  if (target === "") {
    all.push({ kind: "rhetoric", OR: [{ rhetoricTarget: null }, { rhetoricTarget: "" }] });
  } else if (target !== undefined) {
    all.push({
      kind: "rhetoric",
      rhetoricTarget: { equals: literally(target), mode: "insensitive" },
    });
  }
  if (claim !== undefined) {
    all.push({ kind: "rhetoric", rhetoricClaimId: UUID.test(claim) ? claim : null });
  }
  return all;
}

/** The passages behind a number: their words in context, in the order of the texts. */
export async function listPassages(
  viewer: Viewer,
  projectId: string,
  filter: PassageFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Passage[]; next: string | null; count: number }>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const where: Prisma.AnnotationWhereInput = {
    AND: [
      { projectId },
      ...(filter.kind && filter.called !== undefined
        ? [usesOfTag({ kind: filter.kind, slug: filter.called }), visibleTo(viewer), THERE]
        : [countableBy(viewer), await usesWhere(projectId, filter)]),
      ...asRhetoric(filter),
    ],
  };
  const count = await read.annotation.count({ where });
  const rows = await read.annotation.findMany({
    where: after ? { AND: [where, { id: { gt: after } }] } : where,
    orderBy: { id: "asc" },
    take: limit + 1,
    select: PASSAGE_SELECT,
  });
  const shown = rows.slice(0, limit);
  const items = await passagesFrom(read, shown);
  return done({ items, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null, count });
}
