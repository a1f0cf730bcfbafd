import "server-only";
import type { Change } from "@/lib/change/change";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { readFeed } from "./changes";
import { read } from "@/server/platform/db";
import { findMembership, findDocumentAccess, whyNot } from "@/server/access/membership";
import { hasRoom, openStream, type StreamOptions } from "./streams";
import type { Viewer } from "@/server/access/viewer";
import { projectTextsPosition } from "./position";

type Feed = { readonly documentId: string } | { readonly projectId: string };

async function whyNotFeed(viewer: Viewer, feed: Feed) {
  return "documentId" in feed
    ? whyNot("document.read", await findDocumentAccess(read, viewer, feed.documentId))
    : whyNot("project.read", await findMembership(read, viewer, feed.projectId));
}

function idOf(feed: Feed): string {
  return "documentId" in feed ? feed.documentId : feed.projectId;
}

/** What happened after number `after`; of a project also how far its texts have come, if asked. */
export async function readChanges(
  viewer: Viewer,
  feed: Feed,
  after: number,
  limit: number,
  asks: { readonly texts?: boolean } = {},
): Promise<Outcome<{ changes: Change[]; last: number; texts?: number }>> {
  const refusal = await whyNotFeed(viewer, feed);
  if (refusal) return refusal;
  const texts =
    asks.texts && "projectId" in feed
      ? { texts: await projectTextsPosition(read, viewer, feed.projectId) }
      : {};
  return done({ ...(await readFeed(read, viewer, idOf(feed), after, limit)), ...texts });
}

/** The same, going on for as long as the viewer may read it and `stillSignedIn`. */
export async function followChanges(
  viewer: Viewer,
  feed: Feed,
  after: number,
  stillSignedIn: () => Promise<boolean>,
  asks: { readonly presence?: boolean; readonly project?: number; readonly texts?: boolean } = {},
): Promise<Outcome<ReadableStream<Uint8Array>>> {
  const refusal = await whyNotFeed(viewer, feed);
  if (refusal) return refusal;
  if (!hasRoom()) return refused("not-ready", reason("Refusals.project.tooManyStreams"));
  const mayGoOn = async () => (await whyNotFeed(viewer, feed)) === null && (await stillSignedIn());
  return done(await openStream(viewer, idOf(feed), after, mayGoOn, await besides(feed, asks)));

  async function besides(
    of: Feed,
    { presence, project, texts }: typeof asks,
  ): Promise<StreamOptions> {
    if (!("documentId" in of)) return texts ? { textsOf: of.projectId } : {};
    const membership =
      project === undefined ? null : await findDocumentAccess(read, viewer, of.documentId);
    return {
      ...(presence ? { presentAt: of.documentId } : {}),
      ...(membership ? { project: { id: membership.projectId, after: project ?? 0 } } : {}),
    };
  }
}
