import "server-only";
import { z } from "zod";
import { annotation } from "@/lib/contract/annotation";
import type { suggestion } from "@/lib/contract/suggestions";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import type { Annotation, Person } from "@/lib/annotation/annotation";
import type { Prisma } from "@/prisma/generated/client";
import type { ReadClient } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";

/** A suggestion as services use it: offsets are UTF-16 code units. */
export type Suggestion = InUtf16<ShapeOf<typeof suggestion>>;

type SuggestionRow = Prisma.SuggestionGetPayload<object>;

const { claim, quotation, rhetoric } = annotation.shape;
const DETAILS = z.object({ claim, quotation, rhetoric });

/** The detail objects of a suggestion, as its column holds them. */
function detailsOf({ details }: SuggestionRow) {
  return DETAILS.parse(details) as Pick<Annotation, "claim" | "quotation" | "rhetoric">;
}

/** Suggestions in reading order, with the names of the people in them. */
export async function suggestionsWhere(
  from: ReadClient,
  where: Prisma.SuggestionWhereInput,
  limit?: number,
): Promise<Suggestion[]> {
  const rows = await from.suggestion.findMany({
    where: { AND: [{ deletedAt: null }, where] },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    take: limit,
  });
  const ids = rows.flatMap(({ createdById, decidedById }) => [createdById, decidedById]);
  const people = await peopleBy(from, ids);
  return rows.map((row) => suggestionFrom(row, people));
}

async function peopleBy(from: ReadClient, ids: readonly (string | null)[]) {
  const named = [...new Set(ids.filter((id) => id !== null))];
  const users =
    named.length === 0
      ? []
      : await from.user.findMany({
          where: { id: { in: named } },
          select: { id: true, name: true },
        });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id: string | null): Person => ({ id, name: (id && names.get(id)) || "" });
}

function suggestionFrom(row: SuggestionRow, person: (id: string | null) => Person): Suggestion {
  return {
    id: row.id,
    projectId: row.projectId,
    documentId: row.documentId,
    revision: row.revision,
    kind: row.kind,
    target: SEGMENTS.read(row.target, row.id),
    tags: row.tags,
    body: row.body,
    ...detailsOf(row),
    origin: row.origin,
    score: row.score,
    reason: row.reason,
    anchor: row.anchor,
    orphan: row.anchor === "lost",
    state: row.state,
    decidedBy: row.decidedById === null ? null : person(row.decidedById),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    annotationId: row.annotationId,
    createdBy: person(row.createdById),
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
