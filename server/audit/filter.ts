import "server-only";
import type { readAuditDaysCall } from "@/lib/contract/audit";
import type { QueryOf } from "@/lib/contract/operation";
import type { AuditGroup } from "@/lib/contract/terms";
import { Prisma } from "@/prisma/generated/client";

/** What of a log is wanted: a document with all that lies in it, a person, days in UTC … */
export type AuditFilter = QueryOf<typeof readAuditDaysCall>;

/**
 * That a change belongs to a group, by the noun of its kind. Written out, so that the planner sees
 * that the index of the group, which a migration made with the same lists, has all of them.
 */
const OF_GROUP: Readonly<Partial<Record<AuditGroup, Prisma.Sql>>> = {
  annotations: Prisma.sql`split_part(t.kind, '.', 1) IN ('annotation', 'note', 'reference',
    'review', 'attribution', 'check', 'dismissal', 'annotation-relation', 'suggestion',
    'adjudication')`,
  claims: Prisma.sql`split_part(t.kind, '.', 1) IN ('claim', 'occurrence', 'evidence', 'relation',
    'speaker', 'query')`,
  codebook: Prisma.sql`split_part(t.kind, '.', 1) IN ('tag', 'relation-type')`,
  documents: Prisma.sql`split_part(t.kind, '.', 1) IN ('document', 'label', 'project', 'assignment',
    'guideline')`,
  access: Prisma.sql`split_part(t.kind, '.', 1) IN ('member')`,
};

/** The conditions on a row `t` of each table of the log; null where none of its rows is wanted. */
export interface AuditConditions {
  readonly readings: Prisma.Sql | null;
  readonly events: Prisma.Sql | null;
  readonly changes: Prisma.Sql | null;
}

export function conditionsOf({ group, person, subject, from, to }: AuditFilter): AuditConditions {
  const time = [
    ...(from ? [Prisma.sql`t.at >= ${from}::timestamp AT TIME ZONE 'UTC'`] : []),
    ...(to ? [Prisma.sql`t.at < (${to}::timestamp + interval '1 day') AT TIME ZONE 'UTC'`] : []),
  ];
  const mine = [
    ...(person ? [Prisma.sql`t."userId" = ${person}::uuid`] : []),
    ...(subject ? [Prisma.sql`t."subjectId" = ${subject}::uuid`] : []),
  ];
  const changed = [
    ...(person ? [Prisma.sql`t."byId" = ${person}::uuid`] : []),
    ...(subject
      ? [Prisma.sql`(t."subjectId" = ${subject}::uuid OR t."feedId" = ${subject}::uuid)`]
      : []),
  ];
  const isReading = group === undefined || group === "read" || group === "exported";
  const exported = {
    read: [Prisma.sql`t.kind <> 'export'`],
    exported: [Prisma.sql`t.kind = 'export'`],
  };
  const ofGroup = group && OF_GROUP[group];
  return {
    readings: isReading ? all([...time, ...mine, ...(group ? exported[group] : [])]) : null,
    events: group === undefined || group === "access" ? all([...time, ...mine]) : null,
    changes:
      group === undefined || ofGroup
        ? all([...time, ...changed, ...(ofGroup ? [ofGroup] : [])])
        : null,
  };
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}
