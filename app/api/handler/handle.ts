import type { z } from "zod";
import { refused, type Outcome } from "@/lib/outcome";
import { isDatabaseOutage } from "@/server/platform/database-outage";
import { StorageFull } from "@/server/platform/db";
import { limited } from "@/server/http/limits";
import { log } from "@/server/platform/log";
import { translator } from "@/server/platform/messages";
import { isCrossOrigin } from "@/server/http/origin";
import { viewerOf } from "@/server/account/session";
import type { Viewer } from "@/server/access/viewer";
import { answer, expectedBy, problem } from "./answer";
import { jsonOf } from "./body";
import type { Operation } from "@/lib/contract/operation";
import { describeIssue, describeRequest, fieldProblems } from "./validation";

const t = translator("Validation");

type In<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface Asked<P, Q, B> {
  readonly request: Request;
  readonly params: In<P>;
  readonly query: In<Q>;
  readonly body: In<B>;
  /** Whether If-Match names this version; always true where the operation needs none. */
  readonly expected: (version: number) => boolean;
}

interface Context {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

/** One megabyte holds any note, citation or target a person makes. */
const MAX_BODY_BYTES = 1_000_000;

const STORED = new Set(["post", "put", "patch", "delete"]);

/**
 * A route: who is asking, may they ask so often, is what they send what the operation takes, and
 * only then the deed. Everything a client can get wrong ends here with a refusal and never with
 * an error of the server.
 */
export function handle<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
>(
  operation: Operation<P, Q, B>,
  act: (
    viewer: Viewer,
    asked: Asked<P, Q, B>,
  ) => Promise<Outcome<unknown> | Response> | Outcome<unknown> | Response,
) {
  return handlePublic(operation, async (viewer, asked) =>
    viewer ? act(viewer, asked) : refused("not-signed-in"),
  );
}

/** As {@link door}, and also open to those who are not signed in. */
export function handlePublic<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
>(
  operation: Operation<P, Q, B>,
  act: (
    viewer: Viewer | null,
    asked: Asked<P, Q, B>,
  ) => Promise<Outcome<unknown> | Response> | Outcome<unknown> | Response,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const viewer = await viewerOf(request);
      if (!viewer && !operation.open) return problem(refused("not-signed-in"));
      const wait = await limited(operation.rate ?? rateOf(operation.method), viewer, request);
      if (wait > 0) return problem(refused("too-many"), { "retry-after": String(wait) });
      if (STORED.has(operation.method) && viewer?.by !== "token" && isCrossOrigin(request)) {
        return problem(refused("cross-origin"));
      }
      const { conditional } = operation;
      const named = conditional ? expectedBy(request) : null;
      const expected = named ?? (conditional === true ? null : () => true);
      const asked = await parsed(operation, request, await context.params);
      if (!asked.ok) return problem(asked);
      // Who may not see the thing learns 404 from the deed, not 428 from the door.
      if (!expected) return await unconditional(operation, act, viewer, asked.value);
      const outcome = await act(viewer, { ...asked.value, expected });
      return outcome instanceof Response ? outcome : answer(outcome);
    } catch (error) {
      return broken(error, operation.id);
    }
  };
}

/**
 * A change without If-Match. The deed is asked with a version that never fits: it refuses what
 * is not there or not allowed as ever, and "someone was faster" means that only the version is
 * missing.
 */
async function unconditional<P, Q, B>(
  _operation: Operation,
  act: (
    viewer: Viewer | null,
    asked: Asked<P, Q, B>,
  ) => Promise<Outcome<unknown> | Response> | Outcome<unknown> | Response,
  viewer: Viewer | null,
  asked: Omit<Asked<P, Q, B>, "expected">,
): Promise<Response> {
  const outcome = await act(viewer, { ...asked, expected: () => false });
  if (outcome instanceof Response) {
    return outcome.status === 412 ? problem(refused("version-missing")) : outcome;
  }
  if (!outcome.ok && outcome.problem === "someone-was-faster") {
    return problem(refused("version-missing"));
  }
  return answer(outcome);
}

function rateOf(method: Operation["method"]) {
  return method === "get" ? "read" : "write";
}

async function parsed<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
>(
  operation: Operation<P, Q, B>,
  request: Request,
  pathParams: Record<string, string | string[] | undefined>,
): Promise<Outcome<Omit<Asked<P, Q, B>, "expected">>> {
  const params = operation.params?.safeParse(pathParams);
  // An id that is none names nothing.
  if (params && !params.success) return refused("not-found");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = operation.query?.safeParse(asked, { error: describeIssue });
  if (query && !query.success) return notUnderstood(query.error, "?");
  const unkept = Object.keys(query?.data ?? {}).find((name) => asked[name]?.includes("\u0000"));
  if (unkept !== undefined) {
    const errors = [{ path: `?${unkept}`, message: t("rules.no-nul") }];
    return refused("not-understood", describeRequest(errors), { errors });
  }
  let body: unknown;
  if (operation.body && !otherBody(operation, request)) {
    const json = await jsonOf(request, operation.largest ?? MAX_BODY_BYTES);
    if (!json.ok) return json;
    const read = operation.body.safeParse(json.value, { error: describeIssue });
    if (!read.success) return notUnderstood(read.error);
    body = read.data;
  }
  const value = { request, params: params?.data, query: query?.data, body };
  return { ok: true, created: false, value: value as Omit<Asked<P, Q, B>, "expected"> };
}

function otherBody(operation: Operation, request: Request): boolean {
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  return operation.alsoTakes?.some((other) => type.startsWith(other)) ?? false;
}

function notUnderstood(error: z.ZodError, prefix = "") {
  const errors = fieldProblems(error, prefix);
  return refused("not-understood", describeRequest(errors), { errors });
}

/** A world that is broken: said to the log in full, to the client without a detail. */
export function broken(error: unknown, where: string): Response {
  if (error instanceof StorageFull) return problem(refused("storage-full"));
  // A page that is left while it sends: nobody reads the answer, and nothing is wrong here.
  if (isCutOff(error)) return problem(refused("not-understood"));
  log.error({ err: error, where }, "a request failed");
  if (isDatabaseOutage(error)) return problem(refused("not-ready"));
  return problem(refused("went-wrong"));
}

/** What Node says of a request whose client went away in the middle of it. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.message === "aborted" &&
    (error as NodeJS.ErrnoException).code === "ECONNRESET"
  );
}
