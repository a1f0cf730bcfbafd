import type { AnswerAt, Endpoint, RequestTo } from "@/lib/contract/endpoint";
import english from "@/messages/en.json";

interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** A refusal, ready to be shown: `detail` is a sentence, `errors` point at fields. */
export interface ApiRefusal {
  readonly ok: false;
  /** 0 when the server was not reached. */
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** The whole problem document, for members such as the current state. */
  readonly problem: Readonly<Record<string, unknown>>;
}

export type ApiAnswer<T> = { readonly ok: true; readonly value: T } | ApiRefusal;

/** What a call sends, the signal that ends it, and whether it outlives the page. */
export type CallOf<E extends Endpoint> = RequestTo<E> & {
  readonly signal?: AbortSignal;
  readonly keepalive?: boolean;
};

/** The arguments of a call after the operation; none are needed where nothing has to be sent. */
export type CallArguments<E extends Endpoint> =
  Record<never, never> extends CallOf<E> ? [sent?: CallOf<E>] : [sent: CallOf<E>];

/** Parameters of a path or a query; an undefined one is left out. */
type SentParameters = Readonly<Record<string, string | number | boolean | undefined>>;

interface Sent {
  readonly params?: SentParameters;
  readonly query?: SentParameters;
  readonly body?: unknown;
  readonly version?: number;
  readonly signal?: AbortSignal;
  readonly keepalive?: boolean;
}

/**
 * Calls an operation of the API, named by its method and path. Parameters of the path and of the
 * query are encoded; those of the query that are undefined are left out. Never throws except when
 * aborted.
 */
export function call<E extends Endpoint>(
  endpoint: E,
  ...[sent = {} as CallOf<E>]: CallArguments<E>
): Promise<ApiAnswer<AnswerAt<E>>> {
  const { params = {}, query = {}, body, version, signal, keepalive }: Sent = sent;
  const [method = "", template = ""] = endpoint.split(" ");
  return fetchAnswer(pathOf(template, params, query), { method, body, version, signal, keepalive });
}

/** A write that can be stored: its path is filled in, and its operation no longer known. */
export interface StoredRequest {
  readonly method: WriteMethod;
  /** Below /api/v1. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

type WriteMethod = "POST" | "PUT" | "PATCH" | "DELETE";

/** An operation that writes. */
export type WriteEndpoint = Extract<Endpoint, `${WriteMethod} ${string}`>;

/** The request of an operation as it can be stored, without the version it is made for. */
export function requestTo<E extends WriteEndpoint>(
  endpoint: E,
  { params = {}, body }: Omit<RequestTo<E>, "version" | "query"> & Pick<Sent, "params" | "body">,
): StoredRequest {
  const [method, template] = endpoint.split(" ") as [WriteMethod, string];
  return {
    method,
    path: pathOf(template, params, {}),
    ...(body === undefined ? {} : { body: body as StoredRequest["body"] }),
  };
}

/** Sends a stored request, against the version it was made for where there is one. */
export function sendStored(
  { method, path, body }: StoredRequest,
  version?: number,
): Promise<ApiAnswer<unknown>> {
  return fetchAnswer(path, { method, body, version });
}

function pathOf(template: string, params: SentParameters, query: SentParameters): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

async function fetchAnswer<T>(
  path: string,
  {
    method,
    body,
    version,
    signal,
    keepalive,
  }: Pick<Sent, "body" | "version" | "signal" | "keepalive"> & { method: string },
): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      signal,
      keepalive,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(version === undefined ? {} : { "if-match": `"v${version}"` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return answerFrom<T>(response.status, await response.text());
  } catch (error) {
    if (signal?.aborted) throw error;
    return unreachable();
  }
}

/** Reads an answer by its status and body; used for requests that are not made with fetch, too. */
export function answerFrom<T>(status: number, body: string): ApiAnswer<T> {
  const read = body === "" ? null : parsed(body);
  if (status >= 200 && status < 300) return { ok: true, value: read as T };
  const problem = (typeof read === "object" && read !== null ? read : {}) as Record<
    string,
    unknown
  >;
  return {
    ok: false,
    status,
    code: typeof problem.code === "string" ? problem.code : "went-wrong",
    detail: typeof problem.detail === "string" ? problem.detail : english.Ui.wentWrong,
    errors: Array.isArray(problem.errors) ? (problem.errors as FieldProblem[]) : [],
    problem,
  };
}

export function unreachable(): ApiRefusal {
  return {
    ok: false,
    status: 0,
    code: "unreached",
    detail: english.Ui.unreached,
    errors: [],
    problem: {},
  };
}

/** The message for one field of a form, or undefined. `path` as the API names it. */
export function errorAt(refusal: ApiRefusal | null, path: string): string | undefined {
  return refusal?.errors.find(
    (error) => error.path === path || error.path === `body.${path}` || error.path === `/${path}`,
  )?.message;
}

/** The sentence below a form: none while one of the fields that the form shows has its own. */
export function detailBelow(refusal: ApiRefusal | null, paths: readonly string[]): string | null {
  if (!refusal || paths.some((path) => errorAt(refusal, path) !== undefined)) return null;
  return refusal.detail;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}
