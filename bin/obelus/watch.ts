import { EventSource } from "eventsource";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { call, isForLater, RequestFailed, type Server } from "./client";
import { findDocument, findProject } from "./find";

type Change = AnswerAt<"GET /documents/{documentId}/changes">["changes"][number];

interface Watched {
  readonly document?: string;
  readonly project?: string;
  /** The number of the last change that is known; by default the last one there is. */
  readonly after?: number;
  readonly json: boolean;
}

/**
 * Prints each change of a document or a project as it happens, one a line, until the server refuses
 * to go on. A lost connection is taken up again at the last number.
 */
export async function watch(server: Server, watched: Watched): Promise<never> {
  const feed = await findFeed(server, watched);
  const after = watched.after ?? (await feed.last());
  const events = new EventSource(`${server.url}/api/v1${feed.path}?after=${after}`, {
    fetch: async (address, options) => {
      const headers = new Headers(options.headers);
      if (server.token) headers.set("authorization", `Bearer ${server.token}`);
      const response = await fetch(address, { ...options, headers });
      if (!isForLater(response.status)) return response;
      // A server that starts again, or a proxy in front of it: as if the connection were lost.
      await response.body?.cancel();
      throw new RequestFailed(`The server answered ${response.status}.`, response.status);
    },
  });
  const print = ({ data }: MessageEvent<string>) => {
    console.log(watched.json ? data : lineOf(JSON.parse(data) as Change));
  };
  events.addEventListener("change", print);
  events.addEventListener("project", print);
  return new Promise((_, reject) => {
    events.addEventListener("error", ({ code, message }) => {
      // Without a status the connection was lost, and is being made again.
      if (code === undefined || events.readyState !== EventSource.CLOSED) return;
      reject(new RequestFailed(`The server ended the stream (${code}). ${message ?? ""}`, code));
    });
  });
}

interface Feed {
  /** Below /api/v1. */
  readonly path: string;
  /** The number of the last change. */
  last(): Promise<number>;
}

async function findFeed(server: Server, { document, project }: Watched): Promise<Feed> {
  if (document !== undefined) {
    const { id: documentId } = await findDocument(server, document, project);
    const sent = { params: { documentId }, query: { limit: 1 } };
    return {
      path: `/documents/${documentId}/events`,
      last: async () => (await call(server, "GET /documents/{documentId}/changes", sent)).last,
    };
  }
  if (project === undefined) throw new Error("Name what to watch: --project or --document.");
  const { id: projectId } = await findProject(server, project);
  const sent = { params: { projectId }, query: { limit: 1 } };
  return {
    path: `/projects/${projectId}/events`,
    last: async () => (await call(server, "GET /projects/{projectId}/changes", sent)).last,
  };
}

const lineOf = ({ number, at, by, kind, id }: Change): string =>
  `${number}  ${at}  ${by?.name ?? ""}  ${kind}  ${id}`;
