import "server-only";
import type { KINDS } from "@/lib/contract/terms";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { unfitEnd, type RelationType } from "@/lib/tag/relation-types";
import { findMembership, lockDocument, lockProject } from "@/server/access/membership";
import type { Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import type { Refused } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { relationTypesWhere } from "./types";

/** An annotation at an end of a relation. */
export interface End {
  readonly id: string;
  readonly documentId: string;
  readonly kind: (typeof KINDS)[number];
  /** The one person who sees it, or null. */
  readonly lane: string | null;
}

/**
 * Locks the documents of annotations and then their project, in the order in which every write locks
 * them, and answers the viewer's membership.
 */
export async function lockPlaceOf(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  annotationIds: readonly string[],
): Promise<Membership | null> {
  if (!(await findMembership(tx, viewer, projectId))) return null;
  const rows = await tx.annotation.findMany({
    where: { projectId, id: { in: [...annotationIds] } },
    select: { documentId: true },
  });
  const documents = [...new Set(rows.map(({ documentId }) => documentId))].sort();
  for (const id of documents) await lockDocument(tx, id);
  await lockProject(tx, projectId);
  return findMembership(tx, viewer, projectId);
}

/** The annotations at both ends, as far as the viewer sees them; their documents are locked. */
export async function findEnds(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  ids: { readonly from: string; readonly to: string },
): Promise<{ readonly from: End; readonly to: End } | Refused> {
  if (ids.from === ids.to) return refused("relation-not-usable", reason("Refusals.relation.self"));
  const rows = await tx.$queryRaw<End[]>`
    SELECT a.id, a."documentId", a.kind::text AS kind, a.lane FROM "Annotation" a
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    WHERE a.id IN (${ids.from}::uuid, ${ids.to}::uuid) AND a."projectId" = ${projectId}::uuid
      AND ${visibleToSql("a", viewer)}`;
  const from = rows.find(({ id }) => id === ids.from);
  const to = rows.find(({ id }) => id === ids.to);
  if (!from || !to) return refused("not-found", reason("Refusals.missing.annotation"));
  return { from, to };
}

/** The types that a new relation can have. */
export function usableTypes(tx: Transaction, projectId: string): Promise<RelationType[]> {
  return relationTypesWhere(tx, { projectId, retiredAt: null });
}

/**
 * The type of this slug, if it can be used between these ends. One that was retired can not be used
 * anew. A refusal has the list of those that can.
 */
export async function findType(
  tx: Transaction,
  projectId: string,
  slug: string,
  { from, to }: { readonly from: End; readonly to: End },
): Promise<RelationType | Refused> {
  const all = await usableTypes(tx, projectId);
  const type = all.find((each) => each.slug === slug);
  if (!type) return unknownType(slug, all);
  const unfit = unfitEnd(type, from.kind, to.kind);
  if (unfit === null) return type;
  const why =
    unfit === "from"
      ? reason("Refusals.relation.fromKind", {
          type: type.label,
          kind: from.kind,
          kinds: type.fromKinds,
        })
      : reason("Refusals.relation.toKind", {
          type: type.label,
          kind: to.kind,
          kinds: type.toKinds,
        });
  return refused("relation-not-usable", why, { more: { types: slugsOf(all) } });
}

const slugsOf = (all: readonly RelationType[]) => all.map(({ slug }) => slug);

/** Refuses a type that is none of those that can be used. */
export function unknownType(slug: string, usable: readonly RelationType[]): Refused {
  const types = slugsOf(usable);
  const why =
    types.length === 0
      ? reason("Refusals.relation.noTypes")
      : reason("Refusals.relation.unknownType", { type: slug, types });
  return refused("relation-not-usable", why, { more: { types } });
}
