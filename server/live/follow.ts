import "server-only";
import type { Change } from "@/lib/change/change";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { credentialsInForce, type Credential } from "@/server/account/session";
import {
  findDocumentAccess,
  findMembership,
  whyNot,
  type Membership,
} from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { readFeed } from "@/server/feed/changes";
import { encode } from "./entry";
import { checkAccess, isFull, register, roomOf, textsRoomOf } from "./registry";
import { projectTextsPosition } from "@/server/feed/position";
import { followPeople } from "./presence-room";
import type { Feed } from "./rights";
import { LiveStream } from "./stream";

const RETRY = encode("retry: 1000\n\n");

/** What a stream reports besides its feed. None of it has an id: one goes on by the feed alone. */
interface FollowOptions {
  /** Who is at the document, as `presence`. */
  readonly presence?: boolean;
  /** What happens in the document's project after this number, as `project`. */
  readonly project?: number;
  /** How far the texts of the project have come, as `texts`. */
  readonly texts?: boolean;
}

async function findAccess(viewer: Viewer, feed: Feed): Promise<Outcome<Membership>> {
  const membership =
    "documentId" in feed
      ? await findDocumentAccess(read, viewer, feed.documentId)
      : await findMembership(read, viewer, feed.projectId);
  const refusal = whyNot("documentId" in feed ? "document.read" : "project.read", membership);
  return refusal ?? (membership ? done(membership) : refused("not-found"));
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
  const access = await findAccess(viewer, feed);
  if (!access.ok) return access;
  const texts =
    asks.texts && "projectId" in feed
      ? { texts: await projectTextsPosition(read, viewer, feed.projectId) }
      : {};
  return done({ ...(await readFeed(read, viewer, idOf(feed), after, limit)), ...texts });
}

/** How far the texts of a project have come, before a page counts what is in them. */
export async function readTextsPosition(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<number>> {
  const access = await findAccess(viewer, { projectId });
  return access.ok ? done(await projectTextsPosition(read, viewer, projectId)) : access;
}

/**
 * The same as server-sent events, from the change after number `after` on, without loss or
 * repetition, for as long as the viewer may read it and the credential is in force.
 */
export async function followChanges(
  viewer: Viewer,
  feed: Feed,
  after: number,
  credential: Credential,
  options: FollowOptions = {},
): Promise<Outcome<ReadableStream<Uint8Array>>> {
  if (isFull()) return refused("not-ready", reason("Refusals.project.tooManyStreams"));
  const stream = new LiveStream(viewer.id);
  try {
    await register(stream);
    const access = await enter(stream, viewer, feed, after, credential, options);
    if (!access.ok) {
      stream.end();
      return access;
    }
  } catch (error) {
    stream.end();
    throw error;
  }
  return done(stream.body);
}

/**
 * The order matters: how far a feed has come is read before access is checked, and access is
 * checked after the stream hears of those who lose it. So nothing is sent that was written later.
 */
async function enter(
  stream: LiveStream,
  viewer: Viewer,
  feed: Feed,
  after: number,
  credential: Credential,
  { presence, project, texts }: FollowOptions,
): Promise<Outcome<null>> {
  await stream.follow(roomOf(idOf(feed)), "change", after);
  const doubt = stream.doubted;
  const access = await findAccess(viewer, feed);
  if (!access.ok) return access;
  if (!(await credentialsInForce([credential])).has(credential)) return refused("not-signed-in");
  const { projectId } = access.value;
  stream.right = { viewer, credential, feed, projectId };
  stream.push(RETRY);
  let isCertain = true;
  if ("documentId" in feed && project !== undefined) {
    const room = roomOf(projectId);
    isCertain = !room.isNew;
    await stream.follow(room, "project", project);
  }
  if (!isCertain || !stream.confirm(doubt)) await checkAccess([stream]);
  if ("documentId" in feed && presence) followPeople(feed.documentId, stream);
  if ("projectId" in feed && texts) textsRoomOf(projectId).enter(stream);
  return done(null);
}
