import "server-only";
import { act } from "@/server/act/act";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { createAccount, validateAccount, signUpMode, type AccountDraft } from "./accounts";
import { recordProjectChange } from "@/server/feed/changes";
import { announceAccessOf } from "@/server/feed/announcement";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { sentenceOf } from "@/server/platform/messages";
import type { Person } from "./password-sign-in";

/** False until somebody has set this installation up. */
export async function hasOwner(): Promise<boolean> {
  return (await read.user.findFirst({ where: { admin: true }, select: { id: true } })) !== null;
}

/** Give a person the sample projects, which have nobody to own them before. */
async function ownSamples(tx: Transaction, userId: string, now: Date): Promise<void> {
  const samples = await tx.project.findMany({
    where: { sample: true, deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id: projectId } of samples) {
    const where = { projectId_userId: { projectId, userId } };
    const before = await tx.member.findUnique({ where, select: { role: true } });
    await tx.member.upsert({
      where,
      create: { projectId, userId, role: "owner" },
      update: { role: "owner" },
    });
    const change = { kind: "member.saved", id: userId, projectId, by: userId, at: now } as const;
    const roles = { before: before?.role ?? null, after: "owner" } as const;
    await recordProjectChange(tx, { ...change, roles });
  }
}

/**
 * The account that runs this installation and owns its sample projects. Exactly one caller gets
 * it, however many ask at the same moment and of however many instances.
 */
export async function makeFirstOwner(
  draft: AccountDraft,
  now = new Date(),
): Promise<Outcome<Person>> {
  if (await hasOwner()) return alreadySetUp();
  const ready = await validateAccount(draft);
  if (!ready.ok) return ready;
  return act(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('obelus first owner'))`;
    if (await tx.user.findFirst({ where: { admin: true }, select: { id: true } })) {
      return alreadySetUp();
    }
    const id = await createAccount(tx, { ...ready.value, admin: true }, now);
    if (!id) return refused("already-there", reason("Refusals.account.emailInUse"));
    await ownSamples(tx, id, now);
    return created({ id, name: ready.value.name, email: ready.value.email });
  });
}

function alreadySetUp() {
  return refused("already-there", reason("Refusals.account.alreadySetUp"));
}

/**
 * The first owner as OBELUS_ADMIN_EMAIL and OBELUS_ADMIN_PASSWORD name it, made when the server
 * starts for the first time. Throws with a sentence for whoever starts it when they do not do.
 */
export async function firstOwnerFromEnvironment(): Promise<void> {
  const email = process.env.OBELUS_ADMIN_EMAIL?.trim();
  const password = process.env.OBELUS_ADMIN_PASSWORD;
  if (!email || !password || (await hasOwner())) return;
  const name = email.split("@")[0] || email;
  const made = await makeFirstOwner({ email, name, password });
  // Another instance may have been faster.
  if (made.ok || (await hasOwner())) return;
  log.error({ problem: made.problem }, "the first owner could not be made");
  const why = sentenceOf(made.reason ?? reason(`Problem.${made.problem}`));
  throw new Error(`OBELUS_ADMIN_EMAIL or OBELUS_ADMIN_PASSWORD can not be used. ${why}`);
}

/**
 * An account for whoever asks, where OBELUS_SIGN_UP is "open". The answer is the same when the
 * address has an account already, so that nobody learns who has one; only its password signs in.
 */
export async function signUp(
  draft: AccountDraft,
  now = new Date(),
): Promise<Outcome<{ email: string; name: string }>> {
  if (signUpMode() !== "open") {
    return refused("not-yours", reason("Refusals.account.askForInvitation"));
  }
  if (!(await hasOwner())) return refused("not-yours", reason("Refusals.account.notSetUp"));
  const ready = await validateAccount(draft);
  if (!ready.ok) return ready;
  await transaction((tx) => createAccount(tx, ready.value, now));
  return created({ email: ready.value.email, name: ready.value.name });
}

/** End everything a person has open: sessions in all browsers, and live streams. */
export async function endSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
  await announceAccessOf(tx, userId);
}

/** Shut an account, or open it again. Its work stays; its sessions and tokens are out of force. */
export async function setDisabled(
  userId: string,
  disabled: boolean,
  now = new Date(),
): Promise<Outcome<null>> {
  return act(async (tx) => {
    const disabledAt = disabled ? now : null;
    const { count } = await tx.user.updateMany({ where: { id: userId }, data: { disabledAt } });
    if (count === 0) return refused("not-found");
    await endSessions(tx, userId);
    return done(null);
  });
}
