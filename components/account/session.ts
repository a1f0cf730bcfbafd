/** The result of signing in: where to go, or a code that the page has a sentence for. */
export type Entered =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: string };

/** Posts to next-auth with its CSRF token. */
async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Entered> {
  try {
    const csrf = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const response = await fetch(`/api/auth/${path}`, {
      method: "POST",
      body: new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, json: "true" }),
    });
    if (response.status === 429) return { ok: false, problem: "TooMany" };
    const { url } = (await response.json()) as { url?: string };
    if (!url) return { ok: false, problem: "NotReady" };
    const problem = new URL(url, location.href).searchParams.get("error");
    return response.ok && !problem
      ? { ok: true, url }
      : { ok: false, problem: problem ?? "NotReady" };
  } catch {
    return { ok: false, problem: "Unreached" };
  }
}

/**
 * Open a session with e-mail and password; `next` is the page to go to afterwards. The answer has
 * its public address, of which only the path is used, since the session belongs to the host name by
 * which this browser reaches the server.
 */
export async function openSession(email: string, password: string, next: string): Promise<Entered> {
  const entered = await post("callback/credentials", { email, password, callbackUrl: next });
  if (!entered.ok) return entered;
  const { pathname, search } = new URL(entered.url);
  return { ok: true, url: pathname + search };
}

/** The address at which to sign in with the provider. */
export function toProvider(next: string): Promise<Entered> {
  return post("signin/oidc", { callbackUrl: next });
}
