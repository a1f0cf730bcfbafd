import { z } from "zod";
import { unknownFields } from "@/lib/contract/unknown-fields";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { isDatabaseOutage } from "@/server/platform/database-outage";
import { allowReplica, StorageFull, TookTooLong } from "@/server/platform/db";
import { consumeLimit } from "@/server/http/limits";
import { asOf } from "@/server/history/as-of";
import { log } from "@/server/platform/log";
import { isCrossOrigin } from "@/server/http/origin";
import { viewerOf } from "@/server/account/session";
import type { Viewer } from "@/server/access/viewer";
import { answer, readIfMatch, problem } from "./answer";
import { answerSchema, outcomeInCodePoints } from "./answer-offsets";
import { csv, wantsCsv, type Table } from "./as-csv";
import { jsonOf } from "./body";
import { noteCall } from "./reading";
import { requestInUtf16 } from "./request-offsets";
import { fieldProblems, PARSING, requestReason, unknownProblems } from "./validation";

interface Input<O extends Operation> {
  readonly request: Request;
  readonly params: ParamsOf<O>;
  /** Offsets count UTF-16 code units here, as in the body. */
  readonly query: InUtf16<QueryOf<O>>;
  readonly body: InUtf16<BodyOf<O>>;
  /** Whether If-Match names this version; always true where the operation needs none. */
  readonly expected: (version: number) => boolean;
}

type Acted<O extends Operation> = Outcome<InUtf16<AnswerOf<O>>> | Response;

type Act<O extends Operation, V> = (viewer: V, input: Input<O>) => Promise<Acted<O>> | Acted<O>;

/** Turns an answer into a table, for operations that also answer CSV. Offsets count code points. */
type ToTable<O extends Operation> = (
  value: AnswerOf<O>,
  viewer: Viewer,
  input: Input<O>,
) => Table | Promise<Table>;

interface Context {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

/** Enough for any note, citation or target a person writes. */
const MAX_BODY_BYTES = 1_000_000;

const NO_QUERY = z.object({});

const STORED = new Set(["post", "put", "patch", "delete"]);

/**
 * Builds a route: session, rate limit, origin and validation, and only then the operation. Offsets
 * come in and go out in code points; `act` counts UTF-16 code units. Everything a client can get
 * wrong ends here with a refusal and never with an error of the server.
 */
export function handle<O extends Operation>(
  operation: O,
  act: Act<O, Viewer>,
  toTable?: ToTable<O>,
) {
  return handlePublic(
    operation,
    async (viewer, input) => (viewer ? act(viewer, input) : refused("not-signed-in")),
    toTable,
  );
}

/** As {@link handle}, and also open to those who are not signed in. */
export function handlePublic<O extends Operation>(
  operation: O,
  act: Act<O, Viewer | null>,
  toTable?: ToTable<O>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const viewer = await viewerOf(request);
      if (!viewer && !operation.open) return problem(refused("not-signed-in"));
      const wait = await consumeLimit(operation.rate ?? rateOf(operation.method), viewer, request);
      if (wait > 0) return problem(refused("too-many"), { "retry-after": String(wait) });
      if (STORED.has(operation.method) && viewer?.by !== "token" && isCrossOrigin(request)) {
        return problem(refused("cross-origin"));
      }
      if (mayReadReplica(operation)) await allowReplica();
      const sent = await parseRequest(operation, request, await context.params);
      if (!sent.ok) return problem(sent);
      const run = () =>
        runOperation(operation, act, toTable, { request, viewer, sent: sent.value });
      const at = momentOf(sent.value.query);
      const ran = at === undefined ? await run() : await asOf(viewer, at, run);
      if (!(ran instanceof Response)) return problem(ran);
      if (viewer && ran.ok) noteCall(viewer, operation.id, sent.value.params);
      return ran;
    } catch (error) {
      return answerError(error, operation.id);
    }
  };
}

interface Call<O extends Operation> {
  readonly request: Request;
  readonly viewer: Viewer | null;
  readonly sent: Sent<O>;
}

/** The operation itself, with its offsets converted on the way in and on the way out. */
async function runOperation<O extends Operation>(
  operation: O,
  act: Act<O, Viewer | null>,
  toTable: ToTable<O> | undefined,
  { request, viewer, sent }: Call<O>,
): Promise<Response> {
  const { conditional } = operation;
  const named = conditional ? readIfMatch(request) : null;
  const expected = named ?? (conditional === true ? null : () => true);
  const inside = await requestInUtf16(operation, viewer, sent);
  if (!inside.ok) return problem(inside);
  // Without access the answer is 404, not 428: a change without If-Match is tried with a
  // version that never matches.
  const input = { ...inside.value, request, expected: expected ?? (() => false) };
  const acted = await act(viewer, input);
  if (!expected && isTooLate(acted)) return problem(refused("version-missing"));
  if (acted instanceof Response) return acted;
  const { params, body } = sent;
  const outcome = await outcomeInCodePoints(operation, acted, { viewer, params, body });
  const table = toTable && viewer && outcome.ok && wantsCsv(request, sent.query);
  return table ? csv(await toTable(outcome.value, viewer, input)) : answer(outcome);
}

/** The moment whose state is asked for, where an operation knows of one; ISO 8601. */
function momentOf(query: unknown): string | undefined {
  return (query as { readonly at?: string } | undefined)?.at;
}

/** "Someone was faster" than a version that never matches: only the version is missing. */
function isTooLate(acted: Outcome<unknown> | Response): boolean {
  if (acted instanceof Response) return acted.status === 412;
  return !acted.ok && acted.problem === "someone-was-faster";
}

/** A stream goes on reading what was announced to it, which a replica may not have replayed yet. */
function mayReadReplica({ method, answers }: Operation): boolean {
  return method === "get" && answers[200] !== "text/event-stream";
}

function rateOf(method: Operation["method"]) {
  return method === "get" ? "read" : "write";
}

interface Sent<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
}

async function parseRequest<O extends Operation>(
  operation: O,
  request: Request,
  pathParams: Record<string, string | string[] | undefined>,
): Promise<Outcome<Sent<O>>> {
  const params = operation.params?.safeParse(pathParams);
  // An invalid id names nothing.
  if (params && !params.success) return refused("not-found");
  const parameters = Object.fromEntries(new URL(request.url).searchParams);
  const query = (operation.query ?? NO_QUERY).safeParse(parameters, PARSING);
  // Browsers' caches and frameworks add parameters with an underscore ("_", "_rsc"); none is ours.
  const strange = unknownFields(operation.query ?? NO_QUERY, null, parameters).filter(
    ([name]) => !name?.startsWith("_"),
  );
  if (!query.success || strange.length > 0) return notUnderstood(query.error, strange, "?");
  const unkept = Object.keys(query.data).find((name) => parameters[name]?.includes("\u0000"));
  if (unkept !== undefined) {
    const errors = [{ path: `?${unkept}`, reason: reason("Validation.rules.no-nul") }];
    return refused("not-understood", requestReason(errors), { errors });
  }
  let body: unknown;
  if (operation.body && !otherBody(operation, request)) {
    const json = await jsonOf(request, operation.largest ?? MAX_BODY_BYTES);
    if (!json.ok) return json;
    const read = operation.body.safeParse(json.value, PARSING);
    const readable = operation.sentBack ?? answerSchema(operation);
    const unknown = unknownFields(operation.body, readable, json.value);
    if (!read.success || unknown.length > 0) return notUnderstood(read.error, unknown);
    body = read.data;
  }
  const sent: unknown = { params: params?.data, query: query.data, body };
  return done(sent as Sent<O>);
}

function otherBody(operation: Operation, request: Request): boolean {
  const type = (request.headers.get("content-type") ?? "").toLowerCase();
  return operation.alsoTakes?.some((other) => type.startsWith(other)) ?? false;
}

/** Invalid values of known fields first, then unknown fields. */
function notUnderstood(
  error: z.ZodError | undefined,
  unknown: readonly (readonly string[])[],
  prefix = "",
) {
  const wrong = error ? fieldProblems(error, prefix) : [];
  const errors = [...wrong, ...unknownProblems(unknown, prefix)];
  return refused("not-understood", requestReason(errors), { errors });
}

/** An unexpected error: logged in full, answered without details. */
export function answerError(error: unknown, where: string): Response {
  if (error instanceof StorageFull) return problem(refused("storage-full"));
  if (error instanceof TookTooLong) return problem(refused("too-costly"));
  // The client left while it was sending: nobody reads the answer, and nothing is wrong here.
  if (isCutOff(error)) return problem(refused("not-understood"));
  log.error({ err: error, where }, "a request failed");
  if (isDatabaseOutage(error)) return problem(refused("not-ready"));
  return problem(refused("went-wrong"));
}

/** How Node reports that the client disconnected in the middle of a request. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.message === "aborted" &&
    (error as NodeJS.ErrnoException).code === "ECONNRESET"
  );
}
