import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { ChangeKind } from "@/lib/change/change";
import { recordProjectChanges } from "@/server/feed/changes";
import { identifier } from "@/server/platform/identifier";
import type { Transaction } from "@/server/platform/db";
import { isAmongSql, namesSql } from "../own-rows";
import {
  columnSql,
  EVERY_PERSONAL_TABLE,
  PERSONAL_TABLES,
  tableSql,
  type PersonalTable,
  type PersonalTableName,
} from "../personal-tables";
import { HAS_SHARED_ENDS } from "./dependents";
import {
  eachInProject,
  eachOnDocument,
  lanesOf,
  numberParts,
  type Deletion,
  type Portion,
} from "./portions";

/** The account and what hangs on it, which ends with it, and what has rules of its own. */
const APART: ReadonlySet<PersonalTableName> = new Set<PersonalTableName>([
  "User",
  "Identity",
  "Token",
  "Member",
  "ReadingPlace",
  "Mention",
  "PasswordReset",
  "AccountDeletion",
  "AccountDeletionPart",
  "Reading",
  "AuditEvent",
  "CodebookRevision",
  "History",
  "Change",
]);

/** Where a name is shown on an annotation's card or below it, and how its pages hear of it. */
const ON_DOCUMENT = {
  Annotation: "annotation.saved",
  Note: "note.saved",
  Reference: "reference.saved",
  Review: "review.saved",
  QuotationCheck: "check.saved",
} as const satisfies Partial<Record<PersonalTableName, ChangeKind>>;

/** The same for pages of the project, with the column that names what they show. */
const IN_PROJECT: Readonly<Partial<Record<PersonalTableName, [ChangeKind, column: string]>>> = {
  Claim: ["claim.saved", "id"],
  Evidence: ["evidence.saved", "id"],
  EvidenceSearch: ["claim.saved", "claimId"],
  SavedQuery: ["query.saved", "id"],
  SourceRelation: ["relation.saved", "id"],
  AnnotationRelation: ["annotation-relation.saved", "id"],
};

/**
 * Puts the pseudonym of its project into every row that names the person. Pages that show the row
 * get a change for it, so that they read the pseudonym without being opened again.
 */
export async function pseudonymise(deletion: Deletion): Promise<void> {
  for (const [name] of EVERY_PERSONAL_TABLE) {
    if (APART.has(name)) continue;
    const kind = (ON_DOCUMENT as Partial<Record<PersonalTableName, ChangeKind>>)[name];
    if (kind) await pseudonymiseOnDocuments(name, kind, deletion);
    else await pseudonymiseInProjects(name, deletion);
  }
}

type Changed = {
  readonly id: string | null;
  readonly annotationId: string | null;
  readonly isThere: boolean;
};

/** Puts the pseudonym into rows that name the person still, and answers these. */
function replacePerson(
  { tx, userId, by, rows }: Portion,
  name: PersonalTableName,
  shownAs = "id",
): Promise<Changed[]> {
  const table: PersonalTable = PERSONAL_TABLES[name];
  const columns = Object.keys(table.people).map(
    (column) => Prisma.sql`${identifier(column)} = CASE
      WHEN ${columnSql(column)} = ${userId}::uuid THEN ${by}::uuid ELSE ${columnSql(column)} END`,
  );
  const has = (column: string) => column in Prisma[`${name}ScalarFieldEnum`];
  const valueOf = (column: string) => (has(column) ? columnSql(column) : Prisma.sql`NULL::uuid`);
  return tx.$queryRaw<Changed[]>`
    UPDATE ${tableSql(name)} t SET ${Prisma.join(columns)}
    WHERE ${isAmongSql(table, rows)} AND (${namesSql(table, userId)})
    RETURNING ${valueOf(shownAs)} AS id, ${valueOf("annotationId")} AS "annotationId",
      ${has("deletedAt") ? Prisma.sql`t."deletedAt" IS NULL` : Prisma.sql`true`}
      ${has("shared") ? Prisma.sql`AND t.shared` : Prisma.empty}
      ${name === "AnnotationRelation" ? Prisma.sql`AND ${HAS_SHARED_ENDS}` : Prisma.empty} AS "isThere"`;
}

function pseudonymiseOnDocuments(
  name: PersonalTableName,
  kind: ChangeKind,
  deletion: Deletion,
): Promise<void> {
  return eachOnDocument(name, deletion, async (portion) => {
    const changed = await replacePerson(portion, name);
    const isAnnotation = name === "Annotation";
    if (isAnnotation) await dropCreators(portion.tx, changed);
    const annotationOf = (row: Changed) => (isAnnotation ? row.id : row.annotationId) ?? "";
    const lanes = await lanesOf(portion.tx, changed.map(annotationOf));
    const parts = changed.flatMap((row) => {
      const annotationId = annotationOf(row);
      const lane = lanes.get(annotationId);
      if (lane === undefined || !row.isThere) return [];
      const id = row.id ?? annotationId;
      return [{ kind, id, lane, ...(isAnnotation ? {} : { annotationId }) }];
    });
    const numbers = await numberParts(portion, portion.documentId, parts);
    const ids = parts.map(({ id }) => id);
    if (name === "Review") await keepReviewNumbers(portion, ids, numbers);
    else await keepNumbers(portion.tx, name, ids, numbers);
  });
}

/** Whom a client named as the creator may be the person: what was sent is given back without it. */
async function dropCreators(tx: Transaction, changed: readonly Changed[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ReceivedAnnotation" SET sent = sent - 'creator'
    WHERE "annotationId" = ANY(${changed.flatMap(({ id }) => id ?? [])}::uuid[])`;
}

function pseudonymiseInProjects(name: PersonalTableName, deletion: Deletion): Promise<void> {
  const [kind, shownAs] = IN_PROJECT[name] ?? [];
  return eachInProject(name, deletion, async (portion) => {
    const { tx, projectId, by, now: at } = portion;
    const changed = await replacePerson(portion, name, shownAs);
    if (!kind) return;
    const ids = [...new Set(changed.flatMap(({ id, isThere }) => (id && isThere ? [id] : [])))];
    const happened = ids.map((id) => ({ kind, id, projectId, by, at }));
    const numbers = await recordProjectChanges(tx, projectId, happened);
    await keepNumbers(tx, name === "EvidenceSearch" ? "Claim" : name, ids, numbers);
  });
}

/** Rows say which number they have, so that no page goes back to what came before it. */
async function keepNumbers(
  tx: Transaction,
  name: PersonalTableName,
  ids: readonly string[],
  numbers: readonly number[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE ${tableSql(name)} t SET change = n.number
    FROM unnest(${[...ids]}::uuid[], ${[...numbers]}::int[]) AS n(id, number) WHERE t.id = n.id`;
}

async function keepReviewNumbers(
  { tx, by }: Portion,
  annotationIds: readonly string[],
  numbers: readonly number[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Review" t SET change = n.number
    FROM unnest(${[...annotationIds]}::uuid[], ${[...numbers]}::int[]) AS n(id, number)
    WHERE t."annotationId" = n.id AND t."userId" = ${by}::uuid`;
}
