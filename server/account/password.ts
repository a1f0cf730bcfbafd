import "server-only";
import { hash, verify } from "@node-rs/argon2";

export const MIN_PASSWORD_LENGTH = 8;
/** In bytes of UTF-8; all of them count. */
export const MAX_PASSWORD_LENGTH = 1024;

/** OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PRESENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

/** Of random bytes nobody kept: what a password is held against when there is no account. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$96MhMCLlt0rVECVRV2hx+g$w2ADxE0QesUoE8IZGZ1TkC1CXxMmbenR6GIfO6NpQrc";

/** Keyboards differ in how they send the same letter, so the letter counts and not its bytes. */
function normal(password: string): string {
  return password.normalize("NFKC");
}

function fits(password: string): boolean {
  // Looked at before anything is done with it, so that a huge one costs nothing.
  return (
    password.length <= MAX_PASSWORD_LENGTH &&
    Buffer.byteLength(normal(password)) <= MAX_PASSWORD_LENGTH
  );
}

/** Whether a password may be chosen; signing in asks only whether it is the right one. */
export function mayBePassword(password: string): boolean {
  return fits(password) && [...normal(password)].length >= MIN_PASSWORD_LENGTH;
}

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST);
}

/** False for a wrong password and where there is none to compare with, in the same time. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  if (!fits(password)) return false;
  const right = await verify(stored ?? NOBODY, normal(password)).catch(() => false);
  return right && stored !== null;
}

/** Whether a hash was made with other costs than passwords are hashed with now. */
export function isOutdated(stored: string): boolean {
  return !PRESENT.test(stored);
}
