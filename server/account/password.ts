import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { normalPassword, passwordFits } from "@/lib/access/password";

/** OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PRESENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

/** Of random bytes nobody kept: what a password is held against when there is no account. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$96MhMCLlt0rVECVRV2hx+g$w2ADxE0QesUoE8IZGZ1TkC1CXxMmbenR6GIfO6NpQrc";

export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), COST);
}

/** False for a wrong password and where there is none to compare with, in the same time. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  if (!passwordFits(password)) return false;
  const right = await verify(stored ?? NOBODY, normalPassword(password)).catch(() => false);
  return right && stored !== null;
}

/** Whether a hash was made with other costs than passwords are hashed with now. */
export function isOutdated(stored: string): boolean {
  return !PRESENT.test(stored);
}
