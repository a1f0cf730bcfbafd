import { FOUND_IN } from "@/lib/contract/terms";
import type { AuditPlace } from "@/server/audit/log";
import type { PairPlace } from "@/server/claim/pairs";
import type { MatchPlace } from "@/server/query/run";
import type { SearchPlace } from "@/server/search/search";

interface Query {
  readonly cursor?: string;
  readonly limit?: number;
}

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const UUID = new RegExp(`^${ID}$`, "i");
const PLACE = new RegExp(`^(\\d{1,9})\\.(${ID})$`, "i");
const MOMENT = new RegExp(`^(\\d{1,14})\\.(${ID})$`, "i");
const MATCH = new RegExp(`^(${ID})\\.(\\d{1,9})\\.(${ID})(?:\\.(\\d{1,9})\\.(${ID}))?$`, "i");
const FOUND = new RegExp(`^(\\w+)\\.([wp])\\.(${ID})$`, "i");

const PAIR = new RegExp(`^(0\\.\\d{1,20}|1)_(${ID})_(${ID})$`, "i");

const ENTRY = new RegExp(`^(\\d{1,14})\\.([123])\\.(${ID})\\.(\\d{1,9})$`, "i");

/** The size of a page unless the client names one. */
const USUAL = 100;

/** The cursor is an id: the last item of the previous page. */
export function page({ cursor, limit }: Query): { after?: string; limit: number } {
  const isId = cursor !== undefined && UUID.test(cursor);
  return { ...(isId ? { after: cursor } : {}), limit: limit ?? USUAL };
}

/** The cursor is a place in a text. It is opaque to clients. */
export function placePage({ cursor, limit }: Query): {
  after?: { start: number; id: string };
  limit: number;
} {
  const match = PLACE.exec(cursor ?? "");
  const after = match?.[1] && match[2] ? { start: Number(match[1]), id: match[2] } : undefined;
  return { ...(after ? { after } : {}), limit: limit ?? USUAL };
}

export function placeCursor(next: { start: number; id: string } | null): string | null {
  return next && `${next.start}.${next.id}`;
}

/** The cursor is a version, from which a history continues. */
export function versionPage({ cursor, limit }: Query): { after?: number; limit: number } {
  const isVersion = /^\d{1,9}$/.test(cursor ?? "");
  return { ...(isVersion ? { after: Number(cursor) } : {}), limit: limit ?? USUAL };
}

/** The cursor is a time and the id of what was written then. */
export function momentPage({ cursor, limit }: Query): {
  after?: { at: Date; id: string };
  limit: number;
} {
  const match = MOMENT.exec(cursor ?? "");
  const after = match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
  return { ...(after ? { after } : {}), limit: limit ?? USUAL };
}

export function momentCursor(next: { at: Date; id: string } | null): string | null {
  return next && `${next.at.getTime()}.${next.id}`;
}

/** The cursor of a search: the kind and rank it has reached, and the last item found. */
export function searchPage({ cursor, limit }: Query): { from?: SearchPlace; limit: number } {
  const match = FOUND.exec(cursor ?? "");
  const kind = FOUND_IN.find((each) => each === match?.[1]);
  const from = kind && match?.[3] ? { in: kind, parts: match[2] === "p", after: match[3] } : null;
  return { ...(from ? { from } : {}), limit: limit ?? 20 };
}

export function searchCursor(next: SearchPlace | null): string | null {
  return next && `${next.in}.${next.parts ? "p" : "w"}.${next.after}`;
}

/** The cursor of a query: the first annotation of the last answer, and the second if it has one. */
export function queryPage({ cursor, limit }: Query): { from: MatchPlace | null; limit: number } {
  const [, documentId, start, id, secondStart, secondId] = MATCH.exec(cursor ?? "") ?? [];
  const first = documentId && id ? { documentId, start: Number(start), id } : null;
  const second = secondId ? { start: Number(secondStart), id: secondId } : null;
  return { from: first && { first, second }, limit: limit ?? USUAL };
}

export function queryCursor(next: MatchPlace | null): string | null {
  if (!next) return null;
  const { first, second } = next;
  const parts = [first.documentId, first.start, first.id];
  return (second ? [...parts, second.start, second.id] : parts).join(".");
}

/** The cursor of a list of like claims: the last pair of the previous page. */
export function pairPage({ cursor, limit }: Query): { after?: PairPlace; limit: number } {
  const [, likeness, one, other] = PAIR.exec(cursor ?? "") ?? [];
  const after = one && other ? { likeness: Number(likeness), one, other } : undefined;
  return { ...(after ? { after } : {}), limit: limit ?? USUAL };
}

export function pairCursor(next: PairPlace | null): string | null {
  return next && `${next.likeness}_${next.one}_${next.other}`;
}

/** The cursor of an audit log: the last entry of the previous page. */
export function auditPage({ cursor, limit }: Query): { after?: AuditPlace; limit: number } {
  const [, at, source, id, number] = ENTRY.exec(cursor ?? "") ?? [];
  const after = id
    ? { at: new Date(Number(at)), source: Number(source), id, number: Number(number) }
    : undefined;
  return { ...(after ? { after } : {}), limit: limit ?? USUAL };
}

export function auditCursor(next: AuditPlace | null): string | null {
  return next && `${next.at.getTime()}.${next.source}.${next.id}.${next.number}`;
}
