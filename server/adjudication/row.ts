import "server-only";
import { group } from "d3-array";
import type { decision } from "@/lib/contract/adjudication";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import type { Person, QuotationForm } from "@/lib/annotation/annotation";
import type { FATES, OUTCOMES } from "@/lib/contract/terms";
import { Prisma } from "@/prisma/generated/client";
import { sharedSql } from "@/server/access/visible-annotations";
import type { ReadClient } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";
import { WORDING } from "./wording";

/** A decision as services use it: offsets are UTF-16 code units. */
export type Decision = InUtf16<ShapeOf<typeof decision>>;
type DecidedSpan = Decision["spans"][number];
type SpanRow = Prisma.AdjudicatedSpanGetPayload<object>;

const SELECT = {
  spans: { orderBy: [{ start: "asc" }, { id: "asc" }] },
} as const satisfies Prisma.AdjudicationInclude;

/** Decisions in reading order, with the names of the people in them. */
export async function decisionsWhere(
  from: ReadClient,
  where: Prisma.AdjudicationWhereInput,
  limit?: number,
): Promise<Decision[]> {
  const rows = await from.adjudication.findMany({
    where,
    orderBy: [{ start: "asc" }, { id: "asc" }],
    take: limit,
    include: SELECT,
  });
  if (rows.length === 0) return [];
  const on = group(
    await onAnnotations(
      from,
      rows.map(({ id }) => id),
    ),
    ({ adjudicationId }) => adjudicationId,
  );
  const person = await peopleBy(
    from,
    rows.flatMap(({ createdById, withdrawnById }) => [createdById, withdrawnById]),
  );
  return rows.map((row): Decision => {
    const annotations = (on.get(row.id) ?? []).map(({ adjudicationId: _id, ...rest }) => rest);
    return {
      id: row.id,
      projectId: row.projectId,
      documentId: row.documentId,
      revision: row.revision,
      target: SEGMENTS.read(row.target, row.id),
      anchor: row.anchor,
      outcome: row.outcome as (typeof OUTCOMES)[number],
      spans: row.spans.map(spanFrom),
      annotations,
      reason: row.reason,
      note: row.note,
      guidelineUnclear: row.guidelineUnclear,
      outdated: annotations.some(({ edited }) => edited),
      by: person(row.createdById),
      at: row.createdAt.toISOString(),
      withdrawnBy: row.deletedAt && row.withdrawnById !== null ? person(row.withdrawnById) : null,
      withdrawnAt: row.deletedAt?.toISOString() ?? null,
      replacedBy: row.replacedById,
      version: row.version,
    };
  });
}

type OnAnnotation = Decision["annotations"][number] & { readonly adjudicationId: string };

/** What decisions were made on. What was deleted or made private is gone, and says nothing more. */
async function onAnnotations(from: ReadClient, ids: readonly string[]): Promise<OnAnnotation[]> {
  const rows = await from.$queryRaw<(OnAnnotation & { readonly fate: string })[]>`
    SELECT m."adjudicationId", m."annotationId", m.version, m.fate,
      ${sharedSql("a")} AND m.wording <> ${WORDING} AS edited, NOT ${sharedSql("a")} AS gone
    FROM "AdjudicatedAnnotation" m JOIN "Annotation" a ON a.id = m."annotationId"
    WHERE m."adjudicationId" = ANY(${[...ids]}::uuid[])
    ORDER BY m."annotationId"`;
  return rows.map((row) => ({ ...row, fate: row.fate as (typeof FATES)[number] }));
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

function spanFrom(row: SpanRow): DecidedSpan {
  return {
    id: row.id,
    documentId: row.documentId,
    annotationId: row.annotationId,
    revision: row.revision,
    target: SEGMENTS.read(row.target, row.id),
    anchor: row.anchor,
    kind: row.kind,
    slug: row.claimType ?? row.quotationForm ?? row.rhetoricTechnique,
    tags: row.tags,
    statement: row.claimStatement,
    speaker: row.quotationSpeaker,
    claim:
      row.kind === "claim"
        ? {
            id: null,
            statement: row.claimStatement,
            type: row.claimType,
            checkworthy: row.claimCheckworthy,
          }
        : null,
    quotation:
      row.kind === "quotation"
        ? {
            form: row.quotationForm as QuotationForm | null,
            speaker: row.quotationSpeaker,
            cue: row.quotationCue,
            addressee: row.quotationAddressee,
            match: null,
          }
        : null,
    rhetoric:
      row.kind === "rhetoric"
        ? {
            technique: row.rhetoricTechnique,
            target: row.rhetoricTarget,
            claimId: row.rhetoricClaimId,
            justification: row.rhetoricJustification,
            answers: [],
          }
        : null,
  };
}
