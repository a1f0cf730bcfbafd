import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { identifier } from "@/server/platform/identifier";

/** A table in which rows point at people. */
export interface PersonalTable {
  /** The columns of the primary key, in its order. */
  readonly key: readonly [string, ...string[]];
  /**
   * The columns that point at a person, each with what that person contributed to the row: all of
   * it that no other of these columns names, or the columns named.
   */
  readonly people: Readonly<Record<string, "all" | readonly string[]>>;
  /** What nobody gets to download, with the reason. */
  readonly leftOut?: Readonly<Record<string, string>>;
  /** Whether an index finds the rows of a person; else the table is read through in steps. */
  readonly indexed?: true;
  /** How many rows of it are read through in one step. */
  readonly step?: number;
  /** A further condition, of a row `t`, under which a row is `me`'s. */
  readonly alsoMine?: (me: string) => Prisma.Sql;
  /** More about the row `t` that its columns only refer to, by name. */
  readonly described?: Readonly<Record<string, Prisma.Sql>>;
}

const ID = ["id"] as const;
const BY_CREATOR = { key: ID, people: { createdById: "all" } } as const;

const SOURCE = Prisma.sql`(
  SELECT jsonb_build_object('citation', s.citation, 'url', s.url, 'csl', s.csl)
  FROM "Source" s WHERE s.id = t."sourceId")`;
const PROJECT_NAME = Prisma.sql`(SELECT p.name FROM "Project" p WHERE p.id = t."projectId")`;

/**
 * Every table that points at people, and every column by which it does: what the download of one's
 * data reads, and what the deletion of an account replaces. A test reads the Prisma
 * schema and fails for a column that is missing here, so a later table can not be forgotten.
 */
export const PERSONAL_TABLES = {
  User: {
    key: ID,
    people: { id: "all" },
    indexed: true,
    leftOut: {
      passwordHash: "a secret",
      emailKey: "derived from the address",
      sessionVersion: "part of what signs a session",
    },
  },
  Identity: { key: ID, people: { userId: "all" }, indexed: true },
  AccountDeletion: { key: ["userId"], people: { userId: "all" }, indexed: true },
  AccountDeletionPart: {
    key: ["userId", "projectId"],
    people: { userId: "all", pseudonymId: "all" },
  },
  Token: {
    key: ID,
    people: { userId: "all" },
    indexed: true,
    leftOut: { hash: "derived from a secret" },
  },
  Member: {
    key: ["projectId", "userId"],
    people: { userId: "all" },
    indexed: true,
    described: { project: PROJECT_NAME },
  },
  RoleRequest: {
    key: ["projectId", "userId"],
    // Whoever decided it learns nothing that is not in the log of changes.
    people: { userId: "all", decidedById: [] },
    described: { project: PROJECT_NAME },
  },
  Mention: {
    key: ["noteId", "userId"],
    people: { userId: "all" },
    indexed: true,
    leftOut: { mailAfter: "of no meaning outside", mailTries: "of no meaning outside" },
    described: { project: PROJECT_NAME },
  },
  ReadingPlace: {
    key: ["userId", "documentId"],
    people: { userId: "all" },
    indexed: true,
    described: { project: PROJECT_NAME },
  },
  Invitation: {
    key: ID,
    // The address belongs to whoever was invited.
    people: { invitedById: "all", acceptedById: ["email", "acceptedAt"] },
    leftOut: { emailKey: "derived from the address", tokenHash: "derived from a secret" },
  },
  ClassLink: {
    ...BY_CREATOR,
    leftOut: { tokenHash: "derived from a secret" },
  },
  Webhook: {
    ...BY_CREATOR,
    leftOut: {
      secretHash: "derived from a secret",
      leaseId: "names a running server",
      leaseUntil: "says how long a running server has it",
    },
  },
  PasswordReset: {
    key: ID,
    // Who made a link for somebody else learns nothing of it that is not on the people page.
    people: { userId: "all", createdById: [] },
    leftOut: { tokenHash: "derived from a secret" },
  },
  Project: BY_CREATOR,
  Document: BY_CREATOR,
  Revision: {
    ...BY_CREATOR,
    step: 100,
    leftOut: {
      structure: "derived from the file that was imported",
      original: "the file that was imported; its text is there",
      length: "counts UTF-16 code units; lengthInCodePoints is there",
    },
  },
  Archive: {
    ...BY_CREATOR,
    leftOut: { bytes: "what an address of the web answered; it can be downloaded" },
  },
  CodebookRevision: {
    key: ["projectId", "version"],
    people: { byId: "all" },
    leftOut: { before: "what others had written" },
  },
  Recheck: { key: ID, people: { doneById: "all" } },
  Annotation: {
    key: ID,
    people: { createdById: "all", lane: [] },
    indexed: true,
    described: {
      sent: Prisma.sql`(
        SELECT r.sent FROM "ReceivedAnnotation" r WHERE r."annotationId" = t.id)`,
    },
  },
  AnchorEvent: {
    key: ID,
    people: { confirmedById: "all" },
    leftOut: {
      before: "found by the server",
      after: "found by the server",
      candidates: "found by the server",
    },
  },
  History: {
    key: ID,
    people: { byId: "all" },
    // How a thing of mine stood before somebody else changed it.
    alsoMine: (me) => Prisma.sql`t.before #>> '{createdBy,id}' = ${me}`,
    leftOut: { byName: "the name of whoever made the change" },
  },
  Note: { key: ID, people: { createdById: "all", resolvedById: ["resolvedAt"] } },
  Reference: { ...BY_CREATOR, described: { source: SOURCE } },
  SourceRelation: BY_CREATOR,
  AnnotationRelation: {
    ...BY_CREATOR,
    indexed: true,
    described: {
      type: Prisma.sql`(SELECT y.label FROM "RelationType" y WHERE y.id = t."typeId")`,
    },
  },
  Claim: {
    key: ID,
    people: {
      createdById: ["statement", "context", "type", "checkable", "reason"],
      decidedById: ["verdict", "rationale", "decidedAt"],
    },
  },
  ClaimOccurrence: BY_CREATOR,
  ClaimPair: { key: ["oneId", "otherId"], people: { byId: "all" } },
  EvidenceSearch: { key: ID, people: { byId: "all" } },
  Evidence: { ...BY_CREATOR, described: { source: SOURCE } },
  Speaker: BY_CREATOR,
  Attribution: {
    ...BY_CREATOR,
    described: {
      revision: Prisma.sql`(
        SELECT a.revision FROM "Annotation" a WHERE a.id = t."contentAnnotationId")`,
    },
  },
  Suggestion: {
    key: ID,
    people: { createdById: "all", decidedById: ["state", "decidedAt", "decisionReason"] },
  },
  Adjudication: { key: ID, people: { createdById: "all", withdrawnById: ["deletedAt"] } },
  Dismissal: { key: ID, people: { byId: "all" } },
  QuotationCheck: {
    key: ID,
    people: { createdById: "all", signedById: ["signedVerdict", "signedAt", "note"] },
    leftOut: { pieces: "found by the server" },
  },
  Review: { key: ["annotationId", "userId"], people: { userId: "all" } },
  SavedQuery: BY_CREATOR,
  Guideline: BY_CREATOR,
  GuidelineVersion: { key: ["guidelineId", "number"], people: { createdById: "all" } },
  // Whoever assigned it contributed when it is due and by which guideline.
  Assignment: { key: ID, people: { userId: "all", createdById: ["dueAt", "guidelineId"] } },
  Reading: {
    key: ID,
    people: { userId: "all" },
    indexed: true,
    described: { project: PROJECT_NAME },
  },
  AuditEvent: { key: ID, people: { userId: "all" }, indexed: true },
  Change: { key: ["feedId", "lane", "number"], people: { byId: "all", lane: "all" } },
} as const satisfies Partial<Record<Prisma.ModelName, PersonalTable>>;

export type PersonalTableName = keyof typeof PERSONAL_TABLES;

/** The tables with their names, as their common type. */
export const EVERY_PERSONAL_TABLE: readonly (readonly [PersonalTableName, PersonalTable])[] =
  Object.entries(PERSONAL_TABLES) as [PersonalTableName, PersonalTable][];

/** What the server stores about people without pointing at them, and why no download has it. */
export const NOT_IN_DOWNLOAD = {
  RowVersion:
    "How rows of the other tables stood at earlier times. Those that name you are in the file as they stand now, and what was replaced in them as History.",
  RateLimiterFlexible:
    "Sign-in attempts are counted under hashes of address and place, which name nobody and expire.",
} as const;

/** A table's name as SQL. */
export function tableSql(name: PersonalTableName): Prisma.Sql {
  return identifier(name);
}

/** A column of the row `t` as SQL. */
export function columnSql(name: string): Prisma.Sql {
  return identifier(name, "t");
}

/** The columns of a table that may be downloaded. */
export function columnsOf(name: PersonalTableName): string[] {
  const leftOut = Object.keys((PERSONAL_TABLES[name] as PersonalTable).leftOut ?? {});
  return Object.keys(Prisma[`${name}ScalarFieldEnum`]).filter((one) => !leftOut.includes(one));
}
