import "server-only";
import { transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DEFAULT_DAYS = 90;

/**
 * How many days invitations, tokens and webhooks are kept after they ended, and the log of readings,
 * sign-ins and invitations, as OBELUS_KEEP_DAYS says.
 */
export function keepDays(): number {
  const setting = process.env.OBELUS_KEEP_DAYS?.trim();
  if (!setting) return DEFAULT_DAYS;
  const days = Number(setting);
  if (Number.isInteger(days) && days >= 1 && days <= 3650) return days;
  throw new Error(`OBELUS_KEEP_DAYS must be a whole number from 1 to 3650, not "${setting}".`);
}

/**
 * Remove what is kept only for a time: counted sign-in attempts and known places that have expired,
 * tokens, invitations and webhooks that ended so many days ago, and what the audit log has of longer
 * ago.
 */
export async function removeExpired(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keepDays() * DAY);
  await transaction(async (tx) => {
    // A count that has just expired still says when the next one begins.
    const expire = { lt: new Date(now.getTime() - DAY) };
    await tx.rateLimiterFlexible.deleteMany({ where: { expire } });
    await tx.token.deleteMany({ where: { revokedAt: { lt: before } } });
    await tx.passwordReset.deleteMany({ where: { expiresAt: { lt: before } } });
    await tx.reading.deleteMany({ where: { hour: { lt: before } } });
    await tx.auditEvent.deleteMany({ where: { at: { lt: before } } });
    await tx.webhook.deleteMany({ where: { deletedAt: { lt: before } } });
    await tx.invitation.deleteMany({
      where: {
        OR: [
          { acceptedAt: { lt: before } },
          { revokedAt: { lt: before } },
          { expiresAt: { lt: before }, acceptedAt: null, revokedAt: null },
        ],
      },
    });
  });
}

const timer = perProcess<{ running?: NodeJS.Timeout }>("retention", () => ({}));

/** Has the running server remove what has expired: at its start and every hour. */
export function startRetention(): void {
  const remove = () => {
    removeExpired().catch((error: unknown) => {
      log.error({ err: error }, "what has expired could not be removed");
    });
  };
  clearInterval(timer.running);
  timer.running = setInterval(remove, HOUR).unref();
  remove();
}
