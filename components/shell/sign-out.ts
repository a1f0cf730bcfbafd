import { forgetDrafts } from "../drafts";

/**
 * Ends the session of somebody in this browser, deletes what they began to write here, and opens
 * `next`. Rejects when the server was not reached.
 */
export async function signOut(personId: string, next: string): Promise<void> {
  const read = await fetch("/api/auth/csrf");
  const { csrfToken } = (await read.json()) as { csrfToken: string };
  const answer = await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl: next, json: "true" }),
  });
  const { url } = (await answer.json()) as { url?: string };
  forgetDrafts(personId);
  window.location.assign(url ?? next);
}
