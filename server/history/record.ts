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

/** Records how a thing stands before it is edited or deleted, with who does it and when. */
export async function recordHistory(
  tx: Transaction,
  before: HistorySubject,
  entry: { subject: string; action: string; by: Viewer; at: Date },
): Promise<void> {
  await tx.history.create({
    data: {
      id: newId(),
      projectId: before.projectId,
      documentId: before.documentId ?? null,
      subject: entry.subject,
      subjectId: before.id,
      version: before.version,
      action: entry.action,
      before: before as unknown as Prisma.InputJsonValue,
      byId: entry.by.id,
      byName: entry.by.name,
      at: entry.at,
    },
  });
}
