import type { AnswerAt, Endpoint, RequestTo } from "@/lib/contract/endpoint";

/** A server, and the token that is sent to it; without one only what is open is answered. */
export interface Server {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token?: string;
}

interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON, unless it is a form or bytes. */
  readonly body?: unknown;
}

type Parameters<E extends Endpoint> = Omit<RequestTo<E>, "version">;

/** The server refused a request, or could not be reached; the message is a sentence. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  constructor(
    message: string,
    /** 0 when the server was not reached. */
    readonly status: number,
  ) {
    super(message);
  }
}

/** How often a request is sent that the server puts off or that does not reach it. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** Answers that ask for another attempt. */
const LATER = new Set([429, 502, 503, 504]);

/**
 * Calls an operation of the API and answers its JSON, null for nothing.
 * @throws {RequestFailed} with the sentence of the refusal
 */
export async function call<E extends Endpoint>(
  server: Server,
  endpoint: E,
  sent: Parameters<E>,
): Promise<AnswerAt<E>> {
  const { body, ...parameters } = sent as Sent;
  const json = body === undefined ? {} : { body: JSON.stringify(body), type: "application/json" };
  const response = await request(server, endpoint, { ...parameters, ...json });
  return (await read(response)) as AnswerAt<E>;
}

/** Everything of a list, page after page. */
export async function* list<E extends Endpoint>(
  server: Server,
  endpoint: E,
  sent: Parameters<E>,
): AsyncGenerator<ItemOf<AnswerAt<E>>> {
  let cursor: string | null = null;
  do {
    const { params, query }: Sent = sent;
    const position = cursor === null ? {} : { cursor };
    const whole = { ...query, ...position, limit: 1000 };
    const answer = await read(await request(server, endpoint, { params, query: whole }));
    const page = answer as Page<ItemOf<AnswerAt<E>>>;
    yield* page.items;
    cursor = page.next;
  } while (cursor !== null);
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

type ItemOf<A> = A extends { readonly items: readonly (infer T)[] } ? T : never;

interface Raw extends Pick<Sent, "params" | "query"> {
  readonly body?: string | FormData | Blob;
  readonly type?: string;
  /** HTTP Basic instead of the token. */
  readonly basic?: { readonly email: string; readonly password: string };
}

/**
 * Sends a request and answers a response that is no refusal. What the server puts off, and what
 * does not reach it, is sent again: whatever creates something carries its id.
 * @throws {RequestFailed} with the sentence of the refusal
 */
export async function request(
  server: Server,
  endpoint: Endpoint,
  { params = {}, query = {}, body, type, basic }: Raw,
): Promise<Response> {
  const [method = "", template = ""] = endpoint.split(" ");
  const address = new URL(`${server.url}/api/v1${filledIn(template, params)}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = { accept: "*/*" };
  if (type) headers["content-type"] = type;
  if (basic) {
    const pair = Buffer.from(`${basic.email}:${basic.password}`).toString("base64");
    headers.authorization = `Basic ${pair}`;
  } else if (server.token) {
    headers.authorization = `Bearer ${server.token}`;
  }
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === ATTEMPTS;
    const pause = FIRST_PAUSE_MS * 2 ** (attempt - 1);
    let response: Response;
    try {
      response = await fetch(address, { method, headers, body, redirect: "follow" });
    } catch (error) {
      if (!isLast) await sleep(pause);
      else throw unreached(server, error);
      continue;
    }
    if (response.ok) return response;
    if (isLast || !LATER.has(response.status)) throw await refusal(response);
    const seconds = Number(response.headers.get("retry-after"));
    await response.body?.cancel();
    await sleep(Math.min(seconds > 0 ? seconds * 1000 : pause, LONGEST_PAUSE_MS));
  }
}

function filledIn(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestFailed(`${response.url} does not answer as Obelus does.`, response.status);
  }
}

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

async function refusal(response: Response): Promise<RequestFailed> {
  const { status } = response;
  if (status === 401) {
    const sentence = "The server does not know this token. Make one with: obelus token create";
    return new RequestFailed(sentence, status);
  }
  const problem = await problemOf(response);
  const sentence = problem.detail ?? problem.title ?? `The server answered ${status}.`;
  const fields = (problem.errors ?? []).map(({ path, message }) => `\n  ${path}: ${message}`);
  return new RequestFailed(sentence + fields.join(""), status);
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return ((await response.json()) ?? {}) as Problem;
  } catch {
    return {};
  }
}

function unreached(server: Server, error: unknown): RequestFailed {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return new RequestFailed(`${server.url} can not be reached${code}.`, 0);
}
