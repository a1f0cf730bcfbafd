import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import type { Viewer } from "@/server/access/viewer";

export interface HistorySubject {
  readonly id: string;
  readonly projectId: string;
  readonly documentId?: string;
  readonly version: number;
}

interface Entry {
  readonly subject: string;
  readonly action: string;
  readonly by: Viewer;
  readonly at: Date;
}

/** Records how a thing stands before it is edited or deleted, with who does it and when. */
export async function recordHistory(
  tx: Transaction,
  before: HistorySubject,
  entry: Entry,
): Promise<void> {
  await tx.history.create({ data: rowOf(before, entry) });
}

/** The same for several things to which the same happens. */
export async function recordHistories(
  tx: Transaction,
  before: readonly HistorySubject[],
  entry: Entry,
): Promise<void> {
  if (before.length === 0) return;
  await tx.history.createMany({ data: before.map((one) => rowOf(one, entry)) });
}

function rowOf(before: HistorySubject, { subject, action, by, at }: Entry) {
  return {
    id: newId(),
    projectId: before.projectId,
    documentId: before.documentId ?? null,
    subject,
    subjectId: before.id,
    version: before.version,
    action,
    before: before as unknown as Prisma.InputJsonValue,
    byId: by.id,
    byName: by.name,
    at,
  };
}
