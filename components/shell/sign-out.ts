/** Ends the session of this browser and opens `next`. Rejects when the server was not reached. */
export async function signOut(next: string): Promise<void> {
  const read = await fetch("/api/auth/csrf");
  const { csrfToken } = (await read.json()) as { csrfToken: string };
  const answer = await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl: next, json: "true" }),
  });
  const { url } = (await answer.json()) as { url?: string };
  window.location.assign(url ?? next);
}
