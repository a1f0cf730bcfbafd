import "server-only";
import { emailKey } from "@/lib/access/email";
import { MAX_PASSWORD_LENGTH, mayBePassword, MIN_PASSWORD_LENGTH } from "@/lib/access/password";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { hashPassword } from "./password";

export interface AccountDraft {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** An account that may be made: its key checked and its password hashed, outside any transaction. */
export interface ReadyAccount {
  readonly email: string;
  readonly emailKey: string;
  readonly name: string;
  readonly passwordHash: string;
}

export type SignUpMode = "invite" | "open" | "closed";

/** Who may create an account: by default those who are invited. */
export function signUpMode(): SignUpMode {
  const mode = process.env.OBELUS_SIGN_UP?.trim().toLowerCase() || "invite";
  if (mode === "invite" || mode === "open" || mode === "closed") return mode;
  throw new Error(`OBELUS_SIGN_UP must be "invite", "open" or "closed", not "${mode}".`);
}

export function badPassword(path: string) {
  const params = { characters: MIN_PASSWORD_LENGTH, bytes: MAX_PASSWORD_LENGTH };
  return wrongField(path, reason("Refusals.account.password", params));
}

export function badEmail(path = "email") {
  return wrongField(path, reason("Refusals.account.email"));
}

export async function validateAccount(draft: AccountDraft): Promise<Outcome<ReadyAccount>> {
  const key = emailKey(draft.email);
  if (!key) return badEmail();
  if (!mayBePassword(draft.password)) return badPassword("password");
  const passwordHash = await hashPassword(draft.password);
  return done({ email: draft.email.trim(), emailKey: key, name: draft.name.trim(), passwordHash });
}

interface NewAccount {
  readonly email: string | null;
  readonly emailKey: string | null;
  readonly name: string;
  /** Null for who signs in through a provider only. */
  readonly passwordHash: string | null;
  readonly admin?: boolean;
}

/** The new account's id, or null when its address has one already. */
export async function createAccount(
  tx: Transaction,
  account: NewAccount,
  now: Date,
): Promise<string | null> {
  const id = newId();
  const { count } = await tx.user.createMany({
    data: [{ id, ...account, createdAt: now }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}
