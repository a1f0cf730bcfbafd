import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { cookieIn, cookieLine, hostCookie } from "@/server/http/cookies";
import { secret } from "./secret";

/** In seconds; browsers keep no cookie longer than 400 days. */
const KEPT_FOR = 400 * 24 * 3600;
/** Accounts that one browser is known for at the same time: family and class share computers. */
const MAX_ACCOUNTS = 8;

const TICKET = /^[\w-]{22}\.[0-9a-z]{1,10}\.[\w-]{43}$/;

const cookieName = () => hostCookie("browser");

/**
 * What shows that somebody signed in to `account` here: its id, so that no browser is known for a
 * later account with the same address. Names it to nobody without the secret.
 */
async function signature(account: string, id: string, until: string): Promise<string> {
  const signed = ["a browser that signed in", account, id, until].join("\n");
  return createHmac("sha256", await secret())
    .update(signed)
    .digest("base64url");
}

function ticketsIn(cookies: string | null): string[] {
  const value = cookieIn(cookies, cookieName()) ?? "";
  if (value.length > 1000) return [];
  return value.split("~").filter((ticket) => TICKET.test(ticket));
}

/** The ticket's id when it was given for this account and holds still, else null. */
async function idOf(ticket: string, account: string, now: number): Promise<string | null> {
  const [id = "", until = "", ticketSignature = ""] = ticket.split(".");
  const expected = await signature(account, id, until);
  const isOurs = timingSafeEqual(Buffer.from(ticketSignature), Buffer.from(expected));
  return isOurs && parseInt(until, 36) * 1000 > now ? id : null;
}

/**
 * The browser that a `Cookie` header comes from, when somebody signed in to this account with it
 * before; null for every other. Each sign-in gives it another id.
 */
export async function knownBrowser(
  cookies: string | null,
  account: string,
  now = Date.now(),
): Promise<string | null> {
  for (const ticket of ticketsIn(cookies)) {
    const id = await idOf(ticket, account, now);
    if (id) return id;
  }
  return null;
}

/** The tickets of a browser that were not given for this account. */
async function ticketsOfOthers(
  cookies: string | null,
  account: string,
  now: number,
): Promise<string[]> {
  const others: string[] = [];
  for (const ticket of ticketsIn(cookies)) {
    if (!(await idOf(ticket, account, now))) others.push(ticket);
  }
  return others;
}

/** The `Set-Cookie` line after an account was deleted; the browser stays known for others. */
export async function forgetBrowser(
  cookies: string | null,
  account: string,
  now = Date.now(),
): Promise<string> {
  const others = await ticketsOfOthers(cookies, account, now);
  return cookieLine(cookieName(), others.join("~"), others.length > 0 ? KEPT_FOR : 0);
}

/** The `Set-Cookie` line after a sign-in; the browser stays known for its other accounts. */
export async function rememberBrowser(
  cookies: string | null,
  account: string,
  now = Date.now(),
): Promise<string> {
  const others = await ticketsOfOthers(cookies, account, now);
  const id = randomBytes(16).toString("base64url");
  const until = (Math.floor(now / 1000) + KEPT_FOR).toString(36);
  const ticket = [id, until, await signature(account, id, until)].join(".");
  const value = [ticket, ...others].slice(0, MAX_ACCOUNTS).join("~");
  return cookieLine(cookieName(), value, KEPT_FOR);
}
