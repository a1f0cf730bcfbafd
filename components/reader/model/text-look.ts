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

/** Whose look is on its way. */
const sending = new Set<string>();

/**
 * Sends the look that the server does not have yet, if there is one. One request at a time, so that
 * the last look that was chosen is the last one that arrives.
 */
export async function sendLook(personId: string): Promise<void> {
  // The request that is under way is followed by another one if something else was chosen meanwhile.
  if (sending.has(personId)) return;
  sending.add(personId);
  let word = unsentLook(personId);
  while (word !== undefined) {
    const answer = await call("PATCH /me", { body: { textLook: lookFrom(word) } });
    const now = unsentLook(personId);
    if (answer.ok && now === word) setCookie(personId, "", 0);
    word = now === word ? undefined : now;
  }
  sending.delete(personId);
}

function unsentLook(personId: string): string | undefined {
  const begins = `${lookCookie(personId)}=`;
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(begins));
  return found?.slice(begins.length) || undefined;
}

function setCookie(personId: string, value: string, maxAge: number): void {
  document.cookie = `${lookCookie(personId)}=${value}; path=/; max-age=${maxAge}; samesite=lax`;
}
