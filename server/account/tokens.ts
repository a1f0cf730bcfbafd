import "server-only";
import { act } from "@/server/act/act";
import { randomBytes } from "node:crypto";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { recordEvent } from "@/server/audit/events";
import { announceAccessOf } from "@/server/feed/announcement";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { newToken, token } from "@/lib/contract/people";
import { tokenHash } from "./session";
import type { Viewer } from "@/server/access/viewer";

export type Token = ShapeOf<typeof token>;

/** A token with its text, which is shown once and kept nowhere. */
export type NewToken = ShapeOf<typeof newToken>;

/** 32 random bytes; the prefix lets people and leak scanners see what it is. */
export async function addToken(
  owner: { readonly id: string },
  name: string,
  now = new Date(),
): Promise<Outcome<NewToken>> {
  const token = `obelus_${randomBytes(32).toString("base64url")}`;
  const id = newId();
  await transaction(async (tx) => {
    await tx.token.create({
      data: { id, userId: owner.id, name, hash: tokenHash(token), createdAt: now },
    });
    await recordEvent(tx, { kind: "token.added", userId: owner.id, subjectId: id }, now);
  });
  return created({ id, name, token, createdAt: now.toISOString(), lastUsedAt: null });
}

/** The viewer's own that are in force, newest first. */
export async function listTokens(viewer: Viewer): Promise<Token[]> {
  const rows = await read.token.findMany({
    where: { userId: viewer.id, revokedAt: null },
    orderBy: { id: "desc" },
    take: 1000,
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
  return rows.map(({ createdAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** Put all tokens of a person out of force. The streams they opened end with the commit. */
export async function endTokens(tx: Transaction, userId: string, now: Date): Promise<void> {
  const ended = await tx.token.updateManyAndReturn({
    where: { userId, revokedAt: null },
    data: { revokedAt: now },
    select: { id: true },
  });
  for (const { id } of ended) {
    await recordEvent(tx, { kind: "token.revoked", userId, subjectId: id }, now);
  }
  await announceAccessOf(tx, userId);
}

export async function revokeToken(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return act(async (tx) => {
    const { count } = await tx.token.updateMany({
      where: { id, userId: viewer.id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return refused("not-found");
    await recordEvent(tx, { kind: "token.revoked", userId: viewer.id, subjectId: id }, now);
    await announceAccessOf(tx, viewer.id);
    return done(null);
  });
}
