/** What became of signing in: where to go, or the word the page has a sentence for. */
export type Entered =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: string };

/** Ask next-auth for something that needs its form token. */
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
 * Open a session with e-mail and password; `next` is the page the person wants to be at. The
 * answer names a page of ours by its public address; only its path counts here, since the session
 * belongs to the name by which this browser reaches the server.
 */
export async function openSession(email: string, password: string, next: string): Promise<Entered> {
  const entered = await post("callback/credentials", { email, password, callbackUrl: next });
  if (!entered.ok) return entered;
  const { pathname, search } = new URL(entered.url);
  return { ok: true, url: pathname + search };
}

/** Where to go to sign in at the provider. */
export function toProvider(next: string): Promise<Entered> {
  return post("signin/oidc", { callbackUrl: next });
}
