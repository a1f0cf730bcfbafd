import "server-only";
import { NIL } from "uuid";
import { may, type Role } from "@/lib/access/policy";
import type { auditEntry } from "@/lib/contract/audit";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import {
  read,
  READ_LIMIT_MS,
  readWithin,
  TookTooLong,
  type Transaction,
} from "@/server/platform/db";
import { conditionsOf, type AuditFilter } from "./filter";

export type AuditEntry = ShapeOf<typeof auditEntry>;

/** The last entry of a page. */
export interface AuditPlace {
  readonly at: Date;
  readonly source: number;
  readonly id: string;
  readonly number: number;
}

/** A part of the log, newest first. `after` is the last entry that was seen. */
export interface AuditPage {
  readonly after?: AuditPlace;
  readonly limit: number;
}

interface Listed {
  readonly items: AuditEntry[];
  readonly next: AuditPlace | null;
}

/** What a row of each table is in the log, by the number that orders those of one moment. */
const SOURCES = { 1: "reading", 2: "event", 3: "change" } as const;

/** The nouns of what is done to a person. */
const ABOUT_PEOPLE: readonly string[] = ["member", "sign-in", "reset", "password", "account"];

interface Row {
  readonly source: keyof typeof SOURCES;
  readonly id: string;
  readonly number: number;
  readonly kind: AuditEntry["kind"];
  readonly at: Date;
  readonly lastAt: Date;
  readonly count: number;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly tokenId: string | null;
  readonly tokenName: string | null;
  readonly type: string;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  readonly documentId: string | null;
  readonly documentTitle: string | null;
  readonly format: string;
  readonly roleBefore: Role | null;
  readonly roleAfter: Role | null;
}

/** Who read and changed what in a project. Changes that only one person may see are not in it. */
export async function readAudit(
  viewer: Viewer,
  projectId: string,
  filter: AuditFilter,
  page: AuditPage,
): Promise<Outcome<Listed>> {
  const refusal = whyNot("audit.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const { readings, events, changes } = conditionsOf(filter);
  const parts = [
    readings && partOf(readingsSql(projectId, readings), 1, "id", page),
    events && partOf(eventsSql(Prisma.sql`= ${projectId}::uuid`, events), 2, "id", page),
    changes && partOf(changesSql(projectId, changes), 3, "feedId", page),
  ].filter((part) => part !== null);
  return listed((from) => rowsOf(from, parts, page.limit), page.limit);
}

/** Sign-ins and tokens of the installation. */
export async function listSignIns(viewer: Viewer, page: AuditPage): Promise<Outcome<Listed>> {
  if (!may("sign-in.read", { role: null, admin: viewer.admin })) return refused("not-yours");
  const part = partOf(eventsSql(Prisma.sql`IS NULL`, Prisma.sql`true`), 2, "id", page);
  return listed((from) => rowsOf(from, [part], page.limit), page.limit);
}

async function listed(
  ask: (from: Transaction) => Promise<Row[]>,
  limit: number,
): Promise<Outcome<Listed>> {
  try {
    const rows = await readWithin(READ_LIMIT_MS, ask);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return done({ items: rows.slice(0, limit).map(entryFrom), next: last ?? null });
  } catch (error) {
    if (error instanceof TookTooLong) return refused("too-costly");
    throw error;
  }
}

/** One of the tables of the log as rows of the same columns, with what an index answers in order. */
function partOf(
  rows: Prisma.Sql,
  source: number,
  id: "id" | "feedId",
  { after, limit }: AuditPage,
): Prisma.Sql {
  const number = source === 3 ? Prisma.sql`t.number` : Prisma.sql`0`;
  const key = id === "id" ? Prisma.sql`t.id` : Prisma.sql`t."feedId"`;
  const passed = after
    ? Prisma.sql`AND t.at <= ${after.at}::timestamptz AND (t.at < ${after.at}::timestamptz
        OR (${source}::int, ${key}, ${number}) < (${after.source}::int, ${after.id}::uuid, ${after.number}::int))`
    : Prisma.empty;
  const order =
    source === 3
      ? Prisma.sql`t.at DESC, t."feedId" DESC, t.number DESC`
      : Prisma.sql`t.at DESC, t.id DESC`;
  return Prisma.sql`(${rows} ${passed} ORDER BY ${order} LIMIT ${limit + 1})`;
}

function readingsSql(projectId: string, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 AS source, t.id, 0 AS number, t.kind, t.at, t."lastAt", t.count, t."userId",
      nullif(t."tokenId", ${NIL}::uuid) AS "tokenId", t."subjectId", NULL::uuid AS "feedId",
      t.format, NULL::"Role" AS "roleBefore", NULL::"Role" AS "roleAfter"
    FROM "Reading" t WHERE t."projectId" = ${projectId}::uuid AND ${where}`;
}

function eventsSql(ofProject: Prisma.Sql, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT 2 AS source, t.id, 0 AS number, t.kind, t.at, t."lastAt", t.count, t."userId",
      NULL::uuid AS "tokenId", t."subjectId", NULL::uuid AS "feedId", '' AS format,
      NULL::"Role" AS "roleBefore", NULL::"Role" AS "roleAfter"
    FROM "AuditEvent" t WHERE t."projectId" ${ofProject} AND ${where}`;
}

/**
 * Of the shared lane, written out so that its index serves. A document's own changes and those of
 * relations are numbered in the project's feed as well, and appear once.
 */
function changesSql(projectId: string, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT 3 AS source, t."feedId" AS id, t.number, t.kind, t.at, t.at AS "lastAt", 1 AS count,
      t."byId" AS "userId", NULL::uuid AS "tokenId", t."subjectId", t."feedId", '' AS format,
      t."roleBefore", t."roleAfter"
    FROM "Change" t WHERE t."projectId" = ${projectId}::uuid AND t.lane = '00000000-0000-0000-0000-000000000000'
      AND NOT (t."feedId" = t."projectId"
        AND (t.kind LIKE 'document.%' OR t.kind LIKE 'annotation-relation.%')) AND ${where}`;
}

/** The newest rows of all parts, with the names of what they are about. */
function rowsOf(from: Transaction, parts: readonly Prisma.Sql[], limit: number): Promise<Row[]> {
  if (parts.length === 0) return Promise.resolve([]);
  return from.$queryRaw<Row[]>`
    WITH entry AS MATERIALIZED (
      SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) AS part
      ORDER BY at DESC, source DESC, id DESC, number DESC LIMIT ${limit + 1})
    SELECT e.source, e.id, e.number, e.kind, e.at, e."lastAt", e.count, e.format,
      e."roleBefore", e."roleAfter", e."userId", u.name AS "userName", e."tokenId",
      token.name AS "tokenName", e."subjectId",
      coalesce(d.id, feed.id) AS "documentId", coalesce(d.title, feed.title) AS "documentTitle",
      CASE WHEN d.id IS NOT NULL THEN 'document' WHEN p.id IS NOT NULL THEN 'project'
        WHEN split_part(e.kind, '.', 1) = ANY(${[...ABOUT_PEOPLE]}) THEN 'person'
        ELSE split_part(e.kind, '.', 1)
      END AS type,
      coalesce(d.title, p.name, c.statement, s.name, person.name, i.email, link.name, webhook.url, made.name,
        tag.label, relation_type.label) AS "subjectName"
    FROM entry e
    LEFT JOIN "User" u ON u.id = e."userId"
    LEFT JOIN "Token" token ON token.id = e."tokenId"
    LEFT JOIN "Document" feed ON feed.id = e."feedId"
    LEFT JOIN "Document" d ON d.id = e."subjectId"
    LEFT JOIN "Project" p ON p.id = e."subjectId"
    LEFT JOIN "Claim" c ON c.id = e."subjectId"
    LEFT JOIN "Speaker" s ON s.id = e."subjectId" AND s.change > 0
    LEFT JOIN "Tag" tag ON tag.id = e."subjectId"
    LEFT JOIN "RelationType" relation_type ON relation_type.id = e."subjectId"
    LEFT JOIN "User" person ON person.id = coalesce(e."subjectId", e."userId")
      AND split_part(e.kind, '.', 1) = ANY(${[...ABOUT_PEOPLE]})
    LEFT JOIN "Invitation" i ON i.id = e."subjectId" AND e.kind LIKE 'invitation.%'
    LEFT JOIN "ClassLink" link ON link.id = e."subjectId" AND e.kind LIKE 'class-link.%'
    LEFT JOIN "Webhook" webhook ON webhook.id = e."subjectId" AND e.kind LIKE 'webhook.%'
    LEFT JOIN "Token" made ON made.id = e."subjectId" AND e.kind LIKE 'token.%'
    ORDER BY e.at DESC, e.source DESC, e.id DESC, e.number DESC`;
}

function entryFrom(row: Row): AuditEntry {
  const { source, id, number, kind, at, lastAt, count, format, roleBefore, roleAfter } = row;
  const isMembership = roleBefore !== null || roleAfter !== null;
  const { documentId, tokenId } = row;
  const subjectId = row.subjectId ?? row.userId;
  return {
    id: source === 3 ? `${id}.${number}` : id,
    what: SOURCES[source],
    kind,
    at: at.toISOString(),
    lastAt: lastAt.toISOString(),
    count,
    person: { id: row.userId, name: row.userName ?? "" },
    token: tokenId === null ? null : { id: tokenId, name: row.tokenName ?? "" },
    subject:
      subjectId === null ? null : { type: row.type, id: subjectId, name: row.subjectName ?? "" },
    document: documentId === null ? null : { id: documentId, title: row.documentTitle ?? "" },
    format,
    roles: isMembership ? { before: roleBefore, after: roleAfter } : null,
  };
}
