import { unreachable, type ApiAnswer, type ApiRefusal } from "../api";

/** Where to go next, or a refusal with a code of next-auth, for which the page has the sentence. */
type SessionAnswer = ApiAnswer<{ readonly url: string }>;

const refuse = (status: number, code: string): ApiRefusal => ({ ...unreachable(), status, code });

/** Posts to next-auth with its CSRF token. */
async function post(
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<SessionAnswer> {
  try {
    const csrf = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const response = await fetch(`/api/auth/${path}`, {
      method: "POST",
      body: new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, json: "true" }),
    });
    const { status } = response;
    if (status === 429) return refuse(status, "TooMany");
    const { url } = (await response.json()) as { url?: string };
    if (!url) return refuse(status, "NotReady");
    const problem = new URL(url, location.href).searchParams.get("error");
    return response.ok && !problem
      ? { ok: true, value: { url } }
      : refuse(status, problem ?? "NotReady");
  } catch {
    return refuse(0, "Unreached");
  }
}

/**
 * Opens a session with e-mail and password; `next` is the page to go to afterwards. The answer has
 * its public address, of which only the path is used, since the session belongs to the host name by
 * which this browser reaches the server.
 */
export async function openSession(
  email: string,
  password: string,
  next: string,
): Promise<SessionAnswer> {
  const answer = await post("callback/credentials", { email, password, callbackUrl: next });
  if (!answer.ok) return answer;
  const { pathname, search } = new URL(answer.value.url);
  return { ok: true, value: { url: pathname + search } };
}

/** The address at which to sign in with the provider. */
export function toProvider(next: string): Promise<SessionAnswer> {
  return post("signin/oidc", { callbackUrl: next });
}
