import { handleAuth } from "@/app/api/handler/auth";
import { viewerOf } from "@/server/account/session";

export const HOME = "http://localhost:3000";

/** A browser that keeps cookies, as far as next-auth needs one. */
export function makeBrowser(home = HOME, place = "192.0.2.1") {
  const jar = new Map<string, string>();
  const lines: string[] = [];
  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      lines.push(line);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
  }
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("x-obelus-address", place);
    headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const url = new URL(path, home);
    const nextauth = url.pathname.split("/").slice(3).filter(Boolean);
    const request = new Request(url, { ...init, headers });
    const response = await handleAuth(request, { params: Promise.resolve({ nextauth }) });
    keep(response);
    return response;
  }
  async function post(path: string, fields: Record<string, string>, headers: HeadersInit = {}) {
    const { csrfToken } = (await (await ask("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken, json: "true", ...fields });
    return ask(path, { method: "POST", body, headers: { origin: home, ...headers } });
  }
  /** A request of this browser to another route. */
  function request(path = "/", init: RequestInit = {}): Request {
    const headers = new Headers(init.headers);
    headers.set("origin", home);
    headers.set("cookie", [...jar].map((pair) => pair.join("=")).join("; "));
    return new Request(new URL(path, home), { ...init, headers });
  }
  return { ask, post, request, jar, lines, keep, viewer: () => viewerOf(request()) };
}
