import "server-only";
import type { Match, QuotationForm } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { read } from "@/server/platform/db";
import { identifier } from "@/server/platform/identifier";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { speakerInFull } from "@/lib/contract/speakers";
import { visibleToSql } from "@/server/access/visible-annotations";
import { namesOfSpeaker, namesOneOf, standsInTurn } from "./names";
import { attributionsSeenBy, speakerFor, type Speaker } from "./read";
import type { Viewer } from "@/server/access/viewer";
import { SEGMENTS } from "@/server/platform/json-columns";

/** A quotation of somebody, with its words in context. */
type SpeakerQuotation = SpeakerInFull["quotations"][number];

/** A claim they make, or that stands in a document that is theirs, and how often. */
type SpeakerClaim = SpeakerInFull["claims"][number];

export type SpeakerInFull = ShapeOf<typeof speakerInFull>;

/** A page shows no more. */
const MAX_ROWS = 1_000;

/** A speaker with their quotations and claims, as far as the viewer may see them. */
export async function readSpeakerInFull(
  viewer: Viewer,
  id: string,
): Promise<Outcome<SpeakerInFull>> {
  const found = await speakerFor(read, viewer, id);
  if (!found) return refused("not-found");
  const { speaker } = found;
  return done({
    ...speaker,
    quotations: await quotationsOf(viewer, speaker),
    claims: await claimsOf(viewer, speaker),
    texts: await textsOf(viewer, speaker),
  });
}

/** The documents that name somebody as their speaker, and those in which they speak in turn. */
async function textsOf(
  viewer: Viewer,
  { projectId, name }: Speaker,
): Promise<SpeakerInFull["texts"][number][]> {
  const names = namesOfSpeaker(viewer, projectId, name);
  return read.$queryRaw`
    WITH turns AS (
      SELECT s."documentId", count(*)::int AS count FROM "SpeakerTurn" s
      WHERE s."projectId" = ${projectId}::uuid AND ${namesOneOf(Prisma.sql`s.label`, names)}
      GROUP BY 1
    )
    SELECT d.id AS "documentId", d.title AS "documentTitle", d.date,
      coalesce(turns.count, 0) AS turns,
      (d.speaker <> '' AND ${namesOneOf(Prisma.sql`d.speaker`, names)}) AS "isSpeaker"
    FROM "Document" d LEFT JOIN turns ON turns."documentId" = d.id
    WHERE d."projectId" = ${projectId}::uuid AND d."deletedAt" IS NULL
      AND (turns.count > 0 OR (d.speaker <> '' AND ${namesOneOf(Prisma.sql`d.speaker`, names)}))
    ORDER BY d.date, d.id LIMIT ${MAX_ROWS}`;
}

async function quotationsOf(
  viewer: Viewer,
  { id, projectId }: Speaker,
): Promise<SpeakerQuotation[]> {
  const rows = await read.attribution.findMany({
    where: { projectId, speakerId: id, ...attributionsSeenBy(viewer) },
    orderBy: [{ annotation: { document: { date: "asc" } } }, { annotation: { start: "asc" } }],
    take: MAX_ROWS,
    select: {
      annotation: {
        select: {
          id: true,
          documentId: true,
          target: true,
          quote: true,
          quotationForm: true,
          quotationCue: true,
          quotationMatch: true,
          quotationAddressee: true,
          document: { select: { title: true, date: true } },
        },
      },
    },
  });
  return rows.map(({ annotation }) => {
    const target = SEGMENTS.read(annotation.target, annotation.id);
    return {
      annotationId: annotation.id,
      documentId: annotation.documentId,
      documentTitle: annotation.document.title,
      date: annotation.document.date,
      prefix: target[0]?.prefix ?? "",
      quote: annotation.quote,
      suffix: target.at(-1)?.suffix ?? "",
      cue: annotation.quotationCue ?? "",
      form: annotation.quotationForm as QuotationForm | null,
      match: annotation.quotationMatch as Match | null,
      addressee: annotation.quotationAddressee ?? "",
    };
  });
}

/**
 * The occurrences of claims in what a speaker says, in their turns, and outside of all turns in
 * documents that name them as theirs.
 */
async function occurrencesOf(viewer: Viewer, { id, projectId, name }: Speaker): Promise<string[]> {
  const names = namesOfSpeaker(viewer, projectId, name);
  const of = (column: string) => identifier(column, "a");
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM "ClaimOccurrence" o
    JOIN "Claim" c ON c.id = o."claimId" AND c."deletedAt" IS NULL
    JOIN "Annotation" a ON a.id = o."annotationId" AND ${visibleToSql("a", viewer)}
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    WHERE o."projectId" = ${projectId}::uuid AND (
      ${standsInTurn(of, names)}
      OR (d.speaker <> '' AND ${namesOneOf(Prisma.sql`d.speaker`, names)}
        AND NOT ${standsInTurn(of)})
      OR EXISTS (SELECT 1 FROM "Attribution" t
        WHERE t."contentAnnotationId" = a.id AND t."speakerId" = ${id}::uuid))
    ORDER BY o."claimId", o.id LIMIT ${MAX_ROWS}`;
  return rows.map((row) => row.id);
}

async function claimsOf(viewer: Viewer, speaker: Speaker): Promise<SpeakerClaim[]> {
  const rows = await read.claimOccurrence.findMany({
    where: { projectId: speaker.projectId, id: { in: await occurrencesOf(viewer, speaker) } },
    orderBy: [{ claimId: "asc" }, { id: "asc" }],
    select: {
      claimId: true,
      role: true,
      claim: { select: { statement: true, verdict: true } },
      annotation: {
        select: {
          id: true,
          documentId: true,
          quote: true,
          document: { select: { title: true } },
        },
      },
    },
  });
  const claims = new Map<
    string,
    { claim: SpeakerClaim; passages: SpeakerClaim["passages"][number][] }
  >();
  for (const { claimId, claim, role, annotation } of rows) {
    const known = claims.get(claimId)?.passages ?? [];
    known.push({
      annotationId: annotation.id,
      documentId: annotation.documentId,
      documentTitle: annotation.document.title,
      quote: annotation.quote,
      role,
    });
    claims.set(claimId, { claim: { claimId, ...claim, passages: known }, passages: known });
  }
  return [...claims.values()].map(({ claim }) => claim);
}
