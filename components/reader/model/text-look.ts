import { call } from "@/components/api";
import { lookAsWord, lookFrom } from "@/lib/contract/look-as-word";
import type { TextLook } from "@/lib/contract/text-look";

/** A year, in seconds. */
const MAX_AGE = 31_536_000;

/**
 * The cookie that holds a look until the server has it: without a connection the next page of this
 * browser is set so nevertheless. People who share a browser each have their own.
 */
export function lookCookie(personId: string): string {
  return `obelus.text.${personId}`;
}

/** Keeps a look for later visits, in whichever browser; the server sets pages so from the first paint. */
export function keepLook(personId: string, look: TextLook): void {
  setCookie(personId, lookAsWord(look), MAX_AGE);
  void sendLook(personId);
}

/** Sends the look that the server does not have yet, if there is one. */
export async function sendLook(personId: string): Promise<void> {
  const word = unsentLook(personId);
  if (word === undefined) return;
  const answer = await call("PATCH /me", { body: { textLook: lookFrom(word) } });
  // Another one that was chosen meanwhile is sent by itself.
  if (answer.ok && unsentLook(personId) === word) setCookie(personId, "", 0);
}

function unsentLook(personId: string): string | undefined {
  const begins = `${lookCookie(personId)}=`;
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(begins));
  return found?.slice(begins.length) || undefined;
}

function setCookie(personId: string, value: string, maxAge: number): void {
  document.cookie = `${lookCookie(personId)}=${value}; path=/; max-age=${maxAge}; samesite=lax`;
}
