import english from "@/messages/en.json";

export interface FieldProblem {
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

export interface ApiCall {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The version one read, for calls that need If-Match. */
  readonly version?: number;
  readonly signal?: AbortSignal;
}

/** One call of /api/v1; `path` begins with a slash. Never throws except when aborted. */
export async function api<T>(path: string, call: ApiCall = {}): Promise<ApiAnswer<T>> {
  const { method = "GET", body, version, signal } = call;
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      signal,
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
