import "server-only";
import { credentialsInForce, type Credential } from "@/server/account/session";
import { findMemberships, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";

export type Feed = { readonly documentId: string } | { readonly projectId: string };

/** What a stream must go on having: a credential in force, and access to its feed. */
export interface Right {
  readonly viewer: Viewer;
  readonly credential: Credential;
  readonly feed: Feed;
  /** The project of the feed. */
  readonly projectId: string;
}

/** How many are checked in one round of statements. */
const ROUND = 1_000;

/** Those of many rights that are in force, in as many statements as for one. */
export async function rightsInForce(rights: readonly Right[]): Promise<ReadonlySet<Right>> {
  const found = new Set<Right>();
  for (let from = 0; from < rights.length; from += ROUND) {
    for (const right of await inForce(rights.slice(from, from + ROUND))) found.add(right);
  }
  return found;
}

async function inForce(rights: readonly Right[]): Promise<Right[]> {
  const credentials = await credentialsInForce(rights.map(({ credential }) => credential));
  const memberships = await findMemberships(
    read,
    rights.map(({ viewer, projectId }) => ({ userId: viewer.id, projectId })),
  );
  const documents = await documentsThere(rights);
  return rights.filter(({ viewer, credential, feed, projectId }) => {
    if (!credentials.has(credential)) return false;
    const membership = memberships(viewer.id, projectId);
    return "documentId" in feed
      ? documents.has(feed.documentId) && whyNot("document.read", membership) === null
      : whyNot("project.read", membership) === null;
  });
}

async function documentsThere(rights: readonly Right[]): Promise<ReadonlySet<string>> {
  const ids = rights.flatMap(({ feed }) => ("documentId" in feed ? [feed.documentId] : []));
  if (ids.length === 0) return new Set();
  const rows = await read.document.findMany({
    where: { id: { in: [...new Set(ids)] }, deletedAt: null },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
