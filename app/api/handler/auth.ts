import NextAuth from "next-auth";
import type { NextApiRequest, NextApiResponse } from "next";
import { refused } from "@/lib/outcome";
import { authOptions, callbackCookie } from "@/server/sign-in/auth-options";
import { rememberBrowser } from "@/server/account/known-browser";
import { consumeLimit } from "@/server/http/limits";
import { isCrossOrigin } from "@/server/http/origin";
import { urlOnThisOrigin } from "@/server/http/redirect-target";
import { stopConnecting } from "@/server/sign-in/provider";
import { problem } from "./answer";
import { bytesOf } from "./body";
import { answerError } from "./handle";

/** The actions of next-auth that are in use; the others have no route. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GET: ["providers", "session", "csrf", "signin", "signout", "callback", "error"],
  POST: ["signin", "signout", "callback", "session"],
};

const MAX_BODY_BYTES = 20_000;

/** The fields of a form or of a flat JSON object, all of them strings. */
async function fieldsOf(request: Request): Promise<Record<string, string> | null> {
  if (request.method !== "POST") return {};
  const bytes = await bytesOf(request, MAX_BODY_BYTES);
  if (!bytes.ok) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.value);
    const isJson = request.headers.get("content-type")?.includes("json");
    const read: unknown = isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
    if (typeof read !== "object" || read === null || Array.isArray(read)) return null;
    const pairs = Object.entries(read).filter(([, value]) =>
      ["string", "boolean"].includes(typeof value),
    );
    return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
  } catch {
    return null;
  }
}

/**
 * Restricts a redirect to our own origin before next-auth sees it, which fails on anything but a
 * URL.
 */
function withOurAddress(fields: Record<string, string>, name: string): Record<string, string> {
  return name in fields ? { ...fields, [name]: urlOnThisOrigin(fields[name]) } : fields;
}

function cookiesOf(request: Request): Record<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) return [];
    const value = pair.slice(at + 1).trim();
    try {
      return [[pair.slice(0, at).trim(), decodeURIComponent(value)] as const];
    } catch {
      return [];
    }
  });
  return withOurAddress(Object.fromEntries(pairs), callbackCookie());
}

/** next-auth writes its answer to a Node response; this collects it into a Response. */
function gathering() {
  const headers = new Headers();
  let status = 200;
  let body: string | null = null;
  const json = (value: unknown) => {
    headers.set("content-type", "application/json; charset=utf-8");
    body = JSON.stringify(value);
    return response;
  };
  const response = {
    status: (code: number) => ((status = code), response),
    getHeader: () => headers.getSetCookie(),
    setHeader(name: string, value: string | string[]) {
      headers.delete(name);
      for (const one of [value].flat()) headers.append(name, one);
      return response;
    },
    send: (value: unknown) => {
      if (typeof value !== "string") return json(value);
      body = value;
      return response;
    },
    json,
    end: () => response,
  };
  return { response, finished: () => new Response(body, { status, headers }) };
}

/** A request without an origin comes from a script, which must present next-auth's CSRF token. */
function saysOrigin(request: Request): boolean {
  return request.headers.has("origin") || request.headers.has("sec-fetch-site");
}

interface Context {
  readonly params: Promise<{ readonly nextauth: readonly string[] }>;
}

/** Handles the sign-in routes below /api/auth. */
export async function handleAuth(request: Request, context: Context): Promise<Response> {
  try {
    const path = (await context.params).nextauth;
    const [action = "", provider] = path;
    if (path.length > 2 || !ACTIONS[request.method]?.includes(action))
      return problem(refused("not-found"));
    if (action === "callback" && provider === "credentials" && request.method === "GET") {
      return problem(refused("method-not-allowed"));
    }
    const wait = await consumeLimit("sign-in", null, request);
    if (wait > 0) return problem(refused("too-many"), { "retry-after": String(wait) });
    if (request.method === "POST" && saysOrigin(request) && isCrossOrigin(request)) {
      return problem(refused("cross-origin"));
    }
    const body = await fieldsOf(request);
    if (!body) return problem(refused("not-understood"));
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const nextRequest = {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      cookies: cookiesOf(request),
      query: { ...withOurAddress(query, "callbackUrl"), nextauth: path },
      body: withOurAddress(body, "callbackUrl"),
    };
    const { response, finished } = gathering();
    const signedIn: { account?: string } = {};
    await NextAuth(
      nextRequest as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      await authOptions(request, (account) => (signedIn.account = account)),
    );
    const finalResponse = finished();
    finalResponse.headers.set("cache-control", "private, no-store");
    if (action === "callback") finalResponse.headers.append("set-cookie", stopConnecting());
    if (signedIn.account !== undefined) {
      const known = await rememberBrowser(request.headers.get("cookie"), signedIn.account);
      finalResponse.headers.append("set-cookie", known);
    }
    return finalResponse;
  } catch (error) {
    return answerError(error, "auth");
  }
}
