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
/** Who is put off for longer is told so at once. */
const LONGEST_PAUSE_MS = 60_000;

/** Whether an answer of this status asks for another attempt. */
export const isForLater = (status: number): boolean => [429, 502, 503, 504].includes(status);

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
  return readAnswer<E>(response);
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
    const answer = await readJson(await request(server, endpoint, { params, query: whole }));
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
  /** Whether it is never sent again, since the server would do the work twice. */
  readonly isOnce?: boolean;
}

/**
 * Sends a request and answers a response that is no refusal. What the server puts off, and what
 * does not reach it, is sent again: whatever creates something carries its id.
 * @throws {RequestFailed} with the sentence of the refusal
 */
export async function request(
  server: Server,
  endpoint: Endpoint,
  { params = {}, query = {}, body, type, basic, isOnce = false }: Raw,
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
  const attempts = isOnce ? 1 : ATTEMPTS;
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === attempts;
    const pause = FIRST_PAUSE_MS * 2 ** (attempt - 1);
    let response: Response;
    try {
      response = await fetch(address, { method, headers, body, redirect: "manual" });
    } catch (error) {
      if (!isLast) await sleep(pause);
      else throw unreached(server, error);
      continue;
    }
    if (response.ok) return response;
    const requestedPause = Number(response.headers.get("retry-after")) * 1000;
    if (isLast || !isForLater(response.status) || requestedPause > LONGEST_PAUSE_MS) {
      throw await refusal(server, response, basic !== undefined);
    }
    await response.body?.cancel();
    await sleep(requestedPause > 0 ? requestedPause : pause);
  }
}

function filledIn(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The JSON of a response, null for nothing.
 * @throws {RequestFailed} when it is no JSON, or was cut off
 */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch((error: unknown) => {
    throw cutOff(error);
  });
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestFailed(`${response.url} does not answer as Obelus does.`, response.status);
  }
}

/** What an operation answers. Throws as {@link readJson} does. */
export async function readAnswer<E extends Endpoint>(response: Response): Promise<AnswerAt<E>> {
  return (await readJson(response)) as AnswerAt<E>;
}

/** What was thrown while an answer was read, in a sentence where the connection was lost. */
export function cutOff(error: unknown): unknown {
  // The error that fetch has for a connection that ends before the body does.
  if (!(error instanceof TypeError)) return error;
  return new RequestFailed("The connection was lost before the answer was whole.", 0);
}

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

async function refusal(
  { url, token }: Server,
  response: Response,
  isByPassword: boolean,
): Promise<RequestFailed> {
  const { status } = response;
  if (status === 401 && !isByPassword) {
    const sentence = token
      ? "The server does not know this token."
      : `No token is kept for ${url}.`;
    return new RequestFailed(`${sentence} Make one with: obelus token create`, status);
  }
  const location = response.headers.get("location");
  if (status >= 300 && status < 400 && location !== null) {
    // Followed, a request would lose its token, and a POST become a GET.
    return new RequestFailed(`${url} sends on to ${location}. Give that server's address.`, status);
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
