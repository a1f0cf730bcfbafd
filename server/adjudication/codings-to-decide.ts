import "server-only";
import type { Coding } from "@/lib/adjudication/coding";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";
import { comparedName, IS_CODING, SPEAKER } from "./codings";
import { WORDING } from "./wording";

/** An annotation that is decided on, as it stands under the lock of its document. */
export interface Decided extends Coding {
  readonly version: number;
  readonly wording: string;
  readonly isPlaced: boolean;
  /** As it was written; {@link Coding.speaker} is for comparing. */
  readonly speakerName: string | null;
  readonly row: DetailRow;
}

interface DetailRow {
  readonly id: string;
  readonly revision: number;
  readonly kind: Coding["kind"];
  readonly target: Prisma.JsonValue;
  readonly tags: string[] | null;
  readonly properties: Prisma.JsonValue;
  readonly claimStatement: string | null;
  readonly claimType: string | null;
  readonly claimCheckworthy: boolean | null;
  readonly quotationForm: string | null;
  readonly quotationCue: string | null;
  readonly quotationAddressee: string | null;
  readonly rhetoricTechnique: string | null;
  readonly rhetoricTarget: string | null;
  readonly rhetoricClaimId: string | null;
  readonly rhetoricJustification: string | null;
}

type Row = DetailRow & Pick<Decided, "version" | "wording" | "isPlaced" | "speakerName">;

/** The annotations of a document with these ids that everybody sees, by their ids. */
export async function codingsBy(
  tx: Transaction,
  documentId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Decided>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.revision, a.kind::text AS kind, a.target, a.tags, a.properties, a.version,
      a."claimStatement", a."claimType", a."claimCheckworthy", a."quotationForm",
      a."quotationCue", a."quotationAddressee", a."rhetoricTechnique", a."rhetoricTarget",
      a."rhetoricClaimId", a."rhetoricJustification", ${SPEAKER} AS "speakerName",
      ${WORDING} AS wording, a.anchor NOT IN ('ambiguous', 'lost') AS "isPlaced"
    FROM "Annotation" a
    WHERE a."documentId" = ${documentId}::uuid AND a.id = ANY(${[...ids]}::uuid[]) AND ${IS_CODING}`;
  return new Map(rows.map((row) => [row.id, decidedFrom(row)]));
}

function decidedFrom(row: Row): Decided {
  const { id, kind, version, wording, isPlaced, speakerName } = row;
  return {
    id,
    coder: 0,
    segments: SEGMENTS.read(row.target, id),
    kind,
    slug: row.claimType ?? row.quotationForm ?? row.rhetoricTechnique,
    tags: row.tags ?? [],
    speaker: comparedName(speakerName),
    version,
    wording,
    isPlaced,
    speakerName,
    row,
  };
}
