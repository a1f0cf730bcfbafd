import "server-only";
import { setImmediate } from "node:timers/promises";
import { group } from "d3-array";
import { SHARED } from "@/lib/change/lane";
import type { ChangeKind } from "@/lib/change/change";
import { lockDocument, lockProject } from "@/server/access/membership";
import { recordChange, recordShared } from "@/server/feed/changes";
import { forgetDeleted } from "@/server/history/forget";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { ownRows, type Row } from "../own-rows";
import type { PersonalTableName } from "../personal-tables";
import { pseudonymIn } from "./pseudonym";

/** How many rows one transaction changes: others who write at the same place wait for as many. */
const AT_ONCE = 100;

/** An account that is being deleted, as it is worked through. */
export interface Deletion {
  readonly userId: string;
  /** Whether the work goes, as far as nothing of others hangs on it. */
  readonly removes: boolean;
  /** What the person was called. */
  readonly name: string;
}

/** What a portion of rows is worked on with, in a transaction that has locked their place. */
export interface Portion {
  readonly tx: Transaction;
  readonly userId: string;
  readonly projectId: string;
  /** The pseudonym, which the changes are made by. */
  readonly by: string;
  readonly now: Date;
  readonly rows: readonly Row[];
}

type Work = (portion: Portion) => Promise<void>;

function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : "";
}

/** The values of a column of some rows. */
export function valuesOf(rows: readonly Row[], column = "id"): string[] {
  return rows.flatMap((row) => text(row, column) || []);
}

/** The person's rows of a table in portions, each of one group; others have their turn between. */
async function eachGroup(
  name: PersonalTableName,
  { userId }: Deletion,
  groupsOf: (rows: readonly Row[]) => Promise<ReadonlyMap<string, readonly Row[]>>,
  act: (group: string, rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  for await (const page of ownRows(name, userId)) {
    for (const [group, rows] of await groupsOf(page)) {
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        await act(group, rows.slice(at, at + AT_ONCE));
        await setImmediate();
      }
    }
  }
}

/** Works through rows that lie in documents, under the lock of each. */
export function eachOnDocument(
  name: PersonalTableName,
  deletion: Deletion,
  work: (portion: Portion & { readonly documentId: string }) => Promise<void>,
): Promise<void> {
  const groupsOf = async (rows: readonly Row[]) => {
    const documents = await documentsOf(name, rows);
    return group(rows, (row) => documents(row));
  };
  return eachGroup(name, deletion, groupsOf, async (documentId, rows) => {
    const projectId = text(rows[0] ?? {}, "projectId");
    const { userId } = deletion;
    const now = new Date();
    const by = await pseudonymFor(userId, projectId, now);
    await transaction(async (tx) => {
      await lockDocument(tx, documentId);
      await forgetDeleted(tx);
      await work({ tx, userId, projectId, documentId, by, now, rows });
    });
  });
}

/** Checks name the document of the source; they lie in that of their quotation. */
async function documentsOf(name: PersonalTableName, rows: readonly Row[]) {
  if (name !== "QuotationCheck") return (row: Row) => text(row, "documentId");
  const annotations = await read.annotation.findMany({
    where: { id: { in: valuesOf(rows, "annotationId") } },
    select: { id: true, documentId: true },
  });
  const documents = new Map(annotations.map(({ id, documentId }) => [id, documentId]));
  return (row: Row) => documents.get(text(row, "annotationId")) ?? "";
}

/** Works through rows of projects, under the lock of each and of the documents they name before it. */
export function eachInProject(
  name: PersonalTableName,
  deletion: Deletion,
  work: Work,
): Promise<void> {
  const column = name === "Project" ? "id" : "projectId";
  const groupsOf = async (rows: readonly Row[]) => group(rows, (row) => text(row, column));
  return eachGroup(name, deletion, groupsOf, async (projectId, rows) => {
    const { userId } = deletion;
    const now = new Date();
    const by = await pseudonymFor(userId, projectId, now);
    const documents = name === "Document" ? valuesOf(rows) : valuesOf(rows, "documentId");
    await transaction(async (tx) => {
      for (const id of [...new Set(documents)].sort()) await lockDocument(tx, id);
      await lockProject(tx, projectId);
      await forgetDeleted(tx);
      await work({ tx, userId, projectId, by, now, rows });
    });
  });
}

/** Also for projects that the person had left, which are found here. */
export async function pseudonymFor(userId: string, projectId: string, now: Date): Promise<string> {
  const where = { userId_projectId: { userId, projectId } };
  const part = await read.accountDeletionPart.findUnique({ where });
  if (part) return part.pseudonymId;
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    return pseudonymIn(tx, userId, projectId, now);
  });
}

/** Something that changed on an annotation, or the annotation itself. */
export interface ChangedPart {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly annotationId?: string;
  /** The lane of the annotation; null for the shared one. */
  readonly lane: string | null;
}

/**
 * Numbers what changed in a document, which is locked, each in the lane of its annotation. Answers the
 * numbers in the order of the parts.
 */
export async function numberParts(
  { tx, projectId, by, now }: Omit<Portion, "rows">,
  documentId: string,
  parts: readonly ChangedPart[],
): Promise<number[]> {
  const happened = parts.map(({ lane: _, ...part }) => ({ ...part, projectId, by, at: now }));
  const isShared = ({ lane }: ChangedPart) => lane === null || lane === SHARED;
  const shared = await recordShared(
    tx,
    documentId,
    happened.filter((_, at) => parts.slice(at, at + 1).every(isShared)),
  );
  const numbers: number[] = [];
  for (const [at, part] of parts.entries()) {
    const change = happened[at];
    if (isShared(part)) numbers.push(shared.shift() ?? 0);
    else if (change) {
      numbers.push(await recordChange(tx, documentId, { ...change, onlyFor: part.lane }));
    }
  }
  return numbers;
}

/** The lanes of annotations, by their ids; what was deleted is in none. */
export async function lanesOf(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.annotation.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    select: { id: true, lane: true },
  });
  return new Map(rows.map(({ id, lane }) => [id, lane]));
}
