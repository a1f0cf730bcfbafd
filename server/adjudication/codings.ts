import "server-only";
import { LRUCache } from "lru-cache";
import { casesOf, type Case } from "@/lib/adjudication/cases";
import type { Coding } from "@/lib/adjudication/coding";
import type { Kind, Person } from "@/lib/annotation/annotation";
import { UNPLACED } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { sharedSql } from "@/server/access/visible-annotations";
import { read } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";

/** How many codings of one text are brought together. */
const MAX_CODINGS = 60_000;

/** Somebody who coded a text: an account, or a name of an import. */
export interface Coder {
  readonly id: string | null;
  /** Of an import; an account's is read when it is shown. */
  readonly name: string;
  readonly spans: number;
}

/** A text as several people coded it. */
interface CodedDocument {
  readonly cases: readonly Case[];
  readonly coders: readonly Coder[];
  /** Annotations without a certain place in the newest text. */
  readonly unplaced: number;
}

interface CodingRow {
  readonly id: string;
  readonly createdById: string | null;
  readonly authorName: string;
  readonly kind: Kind;
  readonly target: Prisma.JsonValue;
  readonly slug: string | null;
  readonly tags: string[] | null;
  readonly speaker: string | null;
  readonly isPlaced: boolean;
}

/** The cases of texts as they were after a change, which say the same until there is another. */
const known = new LRUCache<string, { lastChange: number; coded: Promise<Outcome<CodedDocument>> }>({
  max: 20,
});

/** Which annotations `a` are codings: shared ones that say something of their words. */
export const IS_CODING = Prisma.sql`(${sharedSql("a")}
  AND (a.kind <> 'note' OR coalesce(cardinality(a.tags), 0) > 0))`;

/** Who is said to speak in quotation `a`: a speaker of the project, else a name. */
export const SPEAKER = Prisma.sql`CASE WHEN a.kind = 'quotation' THEN coalesce(
  (SELECT s.name FROM "Attribution" t JOIN "Speaker" s ON s.id = t."speakerId"
    WHERE t."contentAnnotationId" = a.id AND t.change > 0),
  a."quotationSpeaker") END`;

/**
 * What everybody sees of a text, as cases. Made anew when a number of the text's feed says that
 * something was written. For someone already known to stand on the document.
 */
export async function codedDocument(documentId: string): Promise<Outcome<CodedDocument>> {
  const { lastChange } = await read.document.findUniqueOrThrow({
    where: { id: documentId },
    select: { lastChange: true },
  });
  const kept = known.get(documentId);
  if (kept && kept.lastChange === lastChange) return kept.coded;
  const coded = bringTogether(documentId);
  known.set(documentId, { lastChange, coded });
  coded.catch(() => known.delete(documentId));
  return coded;
}

async function bringTogether(documentId: string): Promise<Outcome<CodedDocument>> {
  const rows = await read.$queryRaw<CodingRow[]>`
    SELECT a.id, a."createdById", a."authorName", a.kind::text AS kind, a.target, a.tags,
      coalesce(a."claimType", a."quotationForm", a."rhetoricTechnique") AS slug,
      ${SPEAKER} AS speaker, a.anchor::text <> ALL(${[...UNPLACED]}) AS "isPlaced"
    FROM "Annotation" a
    WHERE a."documentId" = ${documentId}::uuid AND ${IS_CODING}
    LIMIT ${MAX_CODINGS + 1}`;
  if (rows.length > MAX_CODINGS) {
    return refused("too-costly", reason("Refusals.adjudication.codings", { most: MAX_CODINGS }));
  }
  const certain = rows.filter(({ isPlaced }) => isPlaced);
  const keys = [...new Set(certain.map(keyOf))].sort();
  const numbers = new Map(keys.map((key, at) => [key, at]));
  const spans = new Map<string, number>();
  const firsts = new Map<string, CodingRow>();
  for (const row of certain) {
    const key = keyOf(row);
    spans.set(key, (spans.get(key) ?? 0) + 1);
    if (!firsts.has(key)) firsts.set(key, row);
  }
  const codings = certain.map((row): Coding => {
    const { id, kind, slug, tags } = row;
    const speaker = comparedName(row.speaker);
    const segments = SEGMENTS.read(row.target, id);
    return {
      id,
      coder: numbers.get(keyOf(row)) ?? 0,
      segments,
      kind,
      slug,
      tags: tags ?? [],
      speaker,
    };
  });
  return done({
    cases: casesOf(codings, keys.length),
    coders: keys.map((key) => ({
      id: firsts.get(key)?.createdById ?? null,
      name: firsts.get(key)?.authorName ?? "",
      spans: spans.get(key) ?? 0,
    })),
    unplaced: rows.length - certain.length,
  });
}

/** Accounts before names, the oldest first: somebody new comes after those who were there. */
function keyOf({ createdById, authorName }: CodingRow): string {
  return createdById ?? `name ${authorName}`;
}

/** The coders with the names of their accounts, in the same order. */
export async function namesOf(coders: readonly Coder[]): Promise<Person[]> {
  const ids = coders.flatMap(({ id }) => id ?? []);
  const users = await read.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return coders.map(({ id, name }) => ({ id, name: (id && names.get(id)) || name }));
}

/** A name as names are compared. */
export function comparedName(name: string | null): string | null {
  return name?.trim().toLowerCase() || null;
}
