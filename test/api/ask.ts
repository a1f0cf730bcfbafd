import type { Operation } from "@/lib/contract/operation";
import type { RequestParts } from "./request";
import { routes, type Route } from "./routes";

let known: Promise<Route[]> | undefined;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body; for an endless stream only its beginning. */
  readonly text: string;
}

/** Calls a route as Next would; everything behind it is real. */
export async function ask(
  { method, path }: Operation,
  request: RequestParts,
  token: string | null,
): Promise<Answer> {
  known ??= routes();
  const handler = (await known).find((one) => one.path === path)?.handlers.get(method);
  if (!handler) throw new Error(`no route answers ${method} ${path}`);
  // An address can not carry half of a surrogate pair: it arrives as U+FFFD.
  const entries = Object.entries(request.params ?? {});
  const params = Object.fromEntries(entries.map(([name, value]) => [name, value.toWellFormed()]));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const url = new URL(`http://localhost:3000/api/v1${filled}`);
  for (const [name, value] of Object.entries(request.query ?? {}))
    url.searchParams.append(name, value);
  const response = await handler(new Request(url, init(method, request, token)), {
    params: Promise.resolve(params),
  });
  const { status, headers } = response;
  if (headers.get("content-type")?.startsWith("text/event-stream")) {
    await response.body?.cancel();
    return { status, headers, text: "" };
  }
  return { status, headers, text: await response.text() };
}

function init(
  method: string,
  { body, headers, raw }: RequestParts,
  token: string | null,
): RequestInit {
  const all = new Headers(headers);
  if (token !== null && !all.has("authorization")) all.set("authorization", `Bearer ${token}`);
  const start = { method: method.toUpperCase(), headers: all };
  if (method === "get") return start;
  if (raw) {
    if (raw.type !== null) all.set("content-type", raw.type);
    return {
      ...start,
      body: new Blob([raw.bytes as Uint8Array<ArrayBuffer>]).stream(),
      duplex: "half",
    } as RequestInit;
  }
  if (body === undefined) return start;
  if (!all.has("content-type")) all.set("content-type", "application/json");
  return { ...start, body: JSON.stringify(body) };
}
