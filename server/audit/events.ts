import "server-only";
import type { EventKind } from "@/lib/contract/terms";
import { transaction, type Transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { newId } from "@/server/platform/new-id";

/** Something that happened to access, see EVENTS in lib/contract/terms.ts. */
export interface AuditEvent {
  readonly kind: Exclude<EventKind, "sign-in.done" | "sign-in.failed">;
  /** Absent for what concerns the installation. */
  readonly projectId?: string;
  /** Who did it; absent for who has no account any more. */
  readonly userId?: string;
  /** The token, invitation, class link or person it was done to; absent where `userId` says it. */
  readonly subjectId?: string;
}

/** Records an event with the write that it is part of. */
export async function recordEvent(tx: Transaction, event: AuditEvent, now: Date): Promise<void> {
  await tx.auditEvent.create({ data: { id: newId(), ...event, at: now, lastAt: now } });
}

/** Records that somebody has signed in. */
export function recordSignIn(userId: string, now = new Date()): Promise<void> {
  return countSignIn("sign-in.done", { userId }, now);
}

/**
 * Records that a password was wrong, for the account of that key if there is one. What was typed is
 * not stored: it may be anything, a password too.
 */
export function recordFailedSignIn(emailKey: string | null, now = new Date()): Promise<void> {
  return countSignIn("sign-in.failed", { emailKey }, now);
}

/**
 * Those of one account within an hour share a row, so that guessing does not fill the database.
 * Never throws: who knows the password comes in, even when nothing can be written.
 */
async function countSignIn(
  kind: "sign-in.done" | "sign-in.failed",
  account: { readonly userId: string } | { readonly emailKey: string | null },
  now: Date,
): Promise<void> {
  const hour = hourOf(now).toISOString();
  const userId = "userId" in account ? account.userId : null;
  const emailKey = "emailKey" in account ? account.emailKey : null;
  try {
    await transaction(
      (tx) => tx.$executeRaw`
        INSERT INTO "AuditEvent" AS old (id, kind, "userId", at, "lastAt")
        SELECT md5(concat_ws(' ', ${kind}::text, u.id, ${hour}::text))::uuid, ${kind}, u.id,
          ${now}::timestamptz, ${now}::timestamptz
        FROM (SELECT 1) AS once
        LEFT JOIN "User" u ON u.id = ${userId}::uuid OR u."emailKey" = ${emailKey}
        ON CONFLICT (id) DO UPDATE
          SET count = old.count + 1, "lastAt" = greatest(old."lastAt", excluded."lastAt")`,
    );
  } catch (error) {
    log.warn({ err: error }, "a sign-in was not recorded");
  }
}

/** The beginning of the hour in UTC that a moment lies in. */
export function hourOf(moment: Date): Date {
  const hour = new Date(moment);
  hour.setUTCMinutes(0, 0, 0);
  return hour;
}
