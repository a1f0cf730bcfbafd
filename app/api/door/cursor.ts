interface Query {
  readonly cursor?: string;
  readonly limit?: number;
}

/** A list is answered in pages of 100 unless a client asks for more or less. */
const USUAL = 100;

/** A cursor that is an id: the last thing of the page before. */
export function page({ cursor, limit }: Query): { after?: string; limit: number } {
  const isId = cursor !== undefined && /^[0-9a-f-]{36}$/i.test(cursor);
  return { ...(isId ? { after: cursor } : {}), limit: limit ?? USUAL };
}

/** A cursor that is a place in a text. Clients are told nothing of what is in it. */
export function placePage({ cursor, limit }: Query): {
  after?: { start: number; id: string };
  limit: number;
} {
  const match = /^(\d{1,10})\.([0-9a-f-]{36})$/i.exec(cursor ?? "");
  const after = match?.[1] && match[2] ? { start: Number(match[1]), id: match[2] } : undefined;
  return { ...(after ? { after } : {}), limit: limit ?? USUAL };
}

export function placeCursor(next: { start: number; id: string } | null): string | null {
  return next && `${next.start}.${next.id}`;
}
