import "server-only";
import { createHash } from "node:crypto";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { allowReplica, read, transaction } from "@/server/platform/db";
import { PREPARED } from "@/server/platform/prepared";
import { log } from "@/server/platform/log";
import { bearerIn } from "@/server/http/bearer";
import { cookieIn, cookieLine, hostCookie } from "@/server/http/cookies";
import { secret } from "./secret";
import { mintViewer, type Viewer } from "@/server/access/viewer";

export function sessionCookie(): string {
  return hostCookie("session");
}

/** How a token is kept and found again. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How stale the time of a token's last use may get, in milliseconds. */
const LAST_USED = 60_000;

/** How stale the time may get when a person was last seen, in milliseconds. */
const LAST_SEEN = 15 * 60_000;

function mint(person: PersonRow & { readonly tokenId?: string }, by: Viewer["by"]): Viewer | null {
  return person.disabledAt ? null : mintViewer({ ...person, by });
}

/**
 * Who is asking: the owner of the bearer token when there is one, else whoever the browser's
 * session belongs to. Null for everything else, however malformed.
 */
export async function viewerOf(request: Request): Promise<Viewer | null> {
  const token = bearerIn(request);
  return token === null ? viewerOfCookie(cookieOf(request)) : viewerOfToken(token);
}

function cookieOf(request: Request): string | undefined {
  return cookieIn(request.headers.get("cookie"), sessionCookie());
}

/**
 * The same for a page that is being made; asked once per page, of the primary. What the page shows
 * is read after it, and may come from a replica.
 */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const viewer = await viewerOfCookie((await cookies()).get(sessionCookie())?.value);
  if (viewer) await allowReplica();
  return viewer;
});

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
  readonly disabledAt: Date | null;
  readonly lastSeenAt: Date | null;
}

interface SessionRow extends PersonRow {
  readonly sessionVersion: number;
}

interface TokenRow extends PersonRow {
  readonly tokenId: string;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

async function viewerOfToken(token: string): Promise<Viewer | null> {
  if (!/^obelus_[\w-]{40,100}$/.test(token)) return null;
  // In SQL, since it is asked at every request, and Prisma takes as long to make it as it takes.
  const [row] = await read.$queryRaw<TokenRow[]>`${PREPARED}
    SELECT t.id AS "tokenId", t."revokedAt", t."lastUsedAt", u.id, u.name, u.admin, u."disabledAt",
      u."lastSeenAt"
    FROM "Token" t JOIN "User" u ON u.id = t."userId" WHERE t.hash = ${tokenHash(token)}`;
  const viewer = row && !row.revokedAt ? mint(row, "token") : null;
  if (row && viewer) {
    await used(row.tokenId, row.lastUsedAt);
    await seen(row);
  }
  return viewer;
}

/** Keeps when the person was last seen. Reading goes on when nothing can be written. */
async function seen({ id, lastSeenAt: before }: PersonRow, now = new Date()): Promise<void> {
  if (before && now.getTime() - before.getTime() < LAST_SEEN) return;
  try {
    await transaction((tx) => tx.user.updateMany({ where: { id }, data: { lastSeenAt: now } }));
  } catch (error) {
    log.warn({ err: error }, "when a person was last seen was not kept");
  }
}

async function used(id: string, before: Date | null, now = new Date()): Promise<void> {
  if (before && now.getTime() - before.getTime() < LAST_USED) return;
  try {
    await transaction((tx) => tx.token.update({ where: { id }, data: { lastUsedAt: now } }));
  } catch (error) {
    // Reading goes on when nothing can be written.
    log.warn({ err: error }, "the time of a token's last use was not kept");
  }
}

async function claimsOf(sealed: string | undefined) {
  if (!sealed) return null;
  return decode({ token: sealed, secret: await secret() }).catch(() => null);
}

async function viewerOfCookie(sealed: string | undefined): Promise<Viewer | null> {
  const claims = await claimsOf(sealed);
  return claims && viewerOfClaims(claims);
}

/** Whose session claims name, and which one; null where they name none. */
function sessionIn({ sub, version }: Record<string, unknown>) {
  if (typeof sub !== "string" || !UUID.test(sub) || typeof version !== "number") return null;
  return { userId: sub, version };
}

/** The person of a session that is in force. Asked of the database each time it is used. */
export async function viewerOfClaims(claims: Record<string, unknown>): Promise<Viewer | null> {
  const session = sessionIn(claims);
  if (!session) return null;
  const [person] = await read.$queryRaw<SessionRow[]>`${PREPARED}
    SELECT id, name, admin, "disabledAt", "lastSeenAt", "sessionVersion" FROM "User"
    WHERE id = ${session.userId}::uuid`;
  const isInForce = person?.sessionVersion === session.version;
  const viewer = person && isInForce ? mint(person, "session") : null;
  if (person && viewer) await seen(person);
  return viewer;
}

/**
 * When the session that a request shows was opened, in milliseconds since 1970; null for a token, and
 * for a session of a version that did not record it.
 */
export async function signedInAt(request: Request): Promise<number | null> {
  if (bearerIn(request) !== null) return null;
  return openedAt(await claimsOf(cookieOf(request)));
}

/** The same for a page that is being made. */
export async function currentSignedInAt(): Promise<number | null> {
  return openedAt(await claimsOf((await cookies()).get(sessionCookie())?.value));
}

function openedAt(claims: Record<string, unknown> | null): number | null {
  return typeof claims?.at === "number" ? claims.at * 1000 : null;
}

/** The `Set-Cookie` line that ends the session in a browser. */
export function endSession(): string {
  return cookieLine(sessionCookie(), "", 0);
}

/** What a request showed of who is asking, by which it is checked later whether it is in force. */
export type Credential =
  | { readonly by: "token"; readonly hash: string }
  | {
      readonly by: "session";
      readonly userId: string;
      readonly version: number;
      /** In milliseconds since 1970. */
      readonly expiresAt: number;
    };

/** The credential by which {@link viewerOf} knows who is asking. */
export async function credentialOf(request: Request): Promise<Credential | null> {
  const token = bearerIn(request);
  if (token !== null) return { by: "token", hash: tokenHash(token) };
  const claims = await claimsOf(cookieOf(request));
  const session = claims && sessionIn(claims);
  if (!session) return null;
  const expiresAt = typeof claims.exp === "number" ? claims.exp * 1000 : Infinity;
  return { by: "session", ...session, expiresAt };
}

/** Those of many credentials that are in force, in as many statements as for one. */
export async function credentialsInForce(
  credentials: readonly Credential[],
  now = Date.now(),
): Promise<ReadonlySet<Credential>> {
  const hashes = credentials.flatMap((each) => (each.by === "token" ? [each.hash] : []));
  const userIds = credentials.flatMap((each) => (each.by === "session" ? [each.userId] : []));
  const tokens = hashes.length === 0 ? [] : await tokensInForce([...new Set(hashes)]);
  const versions = userIds.length === 0 ? [] : await sessionVersions([...new Set(userIds)]);
  const valid = new Set([...tokens, ...versions]);
  return new Set(
    credentials.filter((each) =>
      each.by === "token"
        ? valid.has(each.hash)
        : each.expiresAt > now && valid.has(`${each.userId} ${each.version}`),
    ),
  );
}

async function tokensInForce(hashes: string[]): Promise<string[]> {
  const rows = await read.token.findMany({
    where: { hash: { in: hashes }, revokedAt: null, user: { disabledAt: null } },
    select: { hash: true },
  });
  return rows.map(({ hash }) => hash);
}

async function sessionVersions(ids: string[]): Promise<string[]> {
  const rows = await read.user.findMany({
    where: { id: { in: ids }, disabledAt: null },
    select: { id: true, sessionVersion: true },
  });
  return rows.map(({ id, sessionVersion }) => `${id} ${sessionVersion}`);
}
