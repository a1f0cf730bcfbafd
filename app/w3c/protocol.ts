import { z } from "zod";
import type { RateClass } from "@/lib/contract/operation";
import { id } from "@/lib/contract/operation";
import { refused } from "@/lib/outcome";
import { allowReplica } from "@/server/platform/db";
import { consumeLimit } from "@/server/http/limits";
import { isCrossOrigin } from "@/server/http/origin";
import { noteReading } from "@/server/audit/readings";
import { viewerOf } from "@/server/account/session";
import type { Viewer } from "@/server/access/viewer";
import { problem } from "@/app/api/handler/answer";
import { answerError } from "@/app/api/handler/handle";
import { answeredType, USUAL_TYPE, type Answered } from "./negotiate";

/** What every response of a kind of resource says (Web Annotation Protocol, 3 and 4). */
const RESOURCES = {
  container: {
    allow: "GET, HEAD, OPTIONS, POST",
    link: [
      '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"',
      '<http://www.w3.org/ns/ldp#Resource>; rel="type"',
      '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
    ],
    vary: "Accept, Prefer",
    params: z.object({ documentId: id }),
  },
  annotation: {
    allow: "GET, HEAD, OPTIONS, PUT, DELETE",
    link: ['<http://www.w3.org/ns/ldp#Resource>; rel="type"'],
    vary: "Accept",
    params: z.object({ documentId: id, annotationId: id }),
  },
} as const;

type Kind = keyof typeof RESOURCES;
type ParamsOf<K extends Kind> = z.infer<(typeof RESOURCES)[K]["params"]>;

interface Context {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

interface Call<K extends Kind> {
  readonly request: Request;
  readonly params: ParamsOf<K>;
  /** What the answer is to be; "page" only for reads. */
  readonly type: Exclude<Answered, null>;
}

type Act<K extends Kind> = (viewer: Viewer, asked: Call<K>) => Promise<Response>;

const READING = new Set(["GET", "HEAD"]);

/**
 * Builds a method of a resource of the protocol: content negotiation, then session, rate limit and
 * origin as for the API, and only then the act. Every response, a refusal too, has the headers that
 * the protocol asks of the resource.
 */
export function protocol<K extends Kind>(kind: K, act: Act<K>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const response = await headed(kind, act, request, context);
    return request.method === "HEAD" ? new Response(null, response) : response;
  };
}

async function headed<K extends Kind>(
  kind: K,
  act: Act<K>,
  request: Request,
  context: Context,
): Promise<Response> {
  try {
    return withHeaders(kind, await respond(kind, act, request, context));
  } catch (error) {
    return withHeaders(kind, answerError(error, `w3c ${kind}`));
  }
}

async function respond<K extends Kind>(
  kind: K,
  act: Act<K>,
  request: Request,
  context: Context,
): Promise<Response> {
  const isRead = READING.has(request.method);
  const type = answeredType(request);
  if (type === null) return problem(refused("not-acceptable"));
  const viewer = await viewerOf(request);
  if (!viewer) return type === "page" && isRead ? toSignIn(request) : notSignedIn();
  const rate: RateClass = isRead ? "read" : "write";
  const wait = await consumeLimit(rate, viewer, request);
  if (wait > 0) return problem(refused("too-many"), { "retry-after": String(wait) });
  if (!isRead && viewer.by !== "token" && isCrossOrigin(request)) {
    return problem(refused("cross-origin"));
  }
  const params = RESOURCES[kind].params.safeParse(await context.params);
  if (!params.success) return problem(refused("not-found"));
  if (isRead) await allowReplica();
  const response = await act(viewer, {
    request,
    params: params.data as ParamsOf<K>,
    type: type === "page" && !isRead ? USUAL_TYPE : type,
  });
  if (isRead && response.ok) {
    noteReading(viewer, { kind: "document", in: "Document", id: params.data.documentId });
  }
  return response;
}

function notSignedIn(): Response {
  return problem(refused("not-signed-in"));
}

function toSignIn({ url }: Request): Response {
  const { pathname, search } = new URL(url);
  const back = encodeURIComponent(pathname + search);
  return toPage(`/sign-in?callbackUrl=${back}`);
}

/** Sends a person to a page of the product. */
export function toPage(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}

function withHeaders(kind: Kind, response: Response): Response {
  const { allow, link, vary } = RESOURCES[kind];
  const { headers } = response;
  headers.set("allow", allow);
  headers.append("vary", vary);
  for (const one of link) headers.append("link", one);
  if (kind === "container") headers.set("accept-post", `${USUAL_TYPE}, application/json`);
  if (!headers.has("content-type")) headers.set("content-type", USUAL_TYPE);
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  return response;
}

/** `OPTIONS` says the same of any address of a kind, so that it gives nothing away. */
export function options(kind: Kind) {
  return (): Response => withHeaders(kind, new Response(null, { status: 200 }));
}

/** A method that resources of this kind do not have. */
export function notAllowed(kind: Kind) {
  return (): Response => withHeaders(kind, problem(refused("method-not-allowed")));
}

/** A value as JSON-LD or JSON, with its entity tag. */
export function jsonLd(
  value: unknown,
  type: Answered,
  { status = 200, etag, headers = {} }: Sent,
): Response {
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: { ...headers, "content-type": type === "page" || !type ? USUAL_TYPE : type, etag },
  });
}

interface Sent {
  readonly status?: number;
  readonly etag: string;
  readonly headers?: Readonly<Record<string, string>>;
}
