import { STATUS, type Outcome, type Refusal } from "@/lib/outcome";
import { reason, type Reason, type ReasonParam } from "@/lib/reason";
import { sentenceOf } from "@/server/platform/messages";

export const JSON_HEADERS = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "private, no-store",
};

/**
 * A refusal as the outside sees it: a stable code, a sentence a person understands, and the reason
 * behind the sentence, for clients that word it themselves.
 */
export function problem(refusal: Refusal, headers?: HeadersInit) {
  const { problem: code, errors, more } = refusal;
  const status = STATUS[code];
  const title = reason(`Problem.${code}`);
  const why = refusal.reason ?? title;
  const body = {
    ...more,
    type: "about:blank",
    title: sentenceOf(title),
    status,
    code,
    detail: sentenceOf(why),
    ...membersOf(why),
    errors: errors?.map(({ path, reason: wrong }) => ({
      path,
      message: sentenceOf(wrong),
      ...membersOf(wrong),
    })),
  };
  const response = new Response(JSON.stringify(body), {
    status,
    headers: { ...JSON_HEADERS, "content-type": "application/problem+json; charset=utf-8" },
  });
  new Headers(headers).forEach((value, key) => response.headers.set(key, value));
  const location = more?.location;
  if (typeof location === "string") response.headers.set("location", location);
  const wait = more?.retryAfter;
  if (typeof wait === "number") response.headers.set("retry-after", String(wait));
  if (status === 401) response.headers.set("www-authenticate", 'Bearer realm="Obelus"');
  if (status === 503) response.headers.set("retry-after", "5");
  return response;
}

/** A reason as the members `reason` and `params`; so are the reasons within its parameters. */
function membersOf({ key, params }: Reason): Record<string, unknown> {
  if (!params) return { reason: key };
  const named = Object.entries(params).map(([name, value]) => [name, paramOf(value)] as const);
  return { reason: key, params: Object.fromEntries(named) };
}

function paramOf(param: ReasonParam): unknown {
  if (typeof param === "string" || typeof param === "number") return param;
  if ("key" in param) return membersOf(param);
  return param.map((part) => (typeof part === "string" ? part : membersOf(part)));
}

/** The value, or the refusal. `version` becomes the ETag. */
export function answer(outcome: Outcome<unknown>): Response {
  if (!outcome.ok) return problem(outcome);
  if (outcome.value === null) return new Response(null, { status: 204, headers: JSON_HEADERS });
  const response = new Response(JSON.stringify(outcome.value), {
    status: outcome.created ? 201 : 200,
    headers: JSON_HEADERS,
  });
  const version = (outcome.value as { version?: unknown }).version;
  if (typeof version === "number") response.headers.set("etag", etag(version));
  return response;
}

/** The entity tag of a version of a thing. */
export function etag(version: number): string {
  return `"v${version}"`;
}

/**
 * Reads If-Match (RFC 9110, 13.1.1): `*`, or strong tags of which one must match the current
 * version. Null when the header is absent or no list of tags.
 */
export function readIfMatch(request: Request): ((version: number) => boolean) | null {
  const header = request.headers.get("if-match")?.trim();
  if (!header) return null;
  if (header === "*") return () => true;
  const tags: readonly string[] = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return (version) => tags.includes(etag(version));
}
