/**
 * Says in the address what the page shows, without a step in the history. The state is left to the
 * router, which then knows of it: else it puts its own address back when it next asks the server.
 */
export function pushUrl(next: string | URL): void {
  replace(next, null);
}

/**
 * The same for what changes at every step of a reader. The router is not notified: it would look at all
 * its links again each time.
 */
export function replaceUrl(next: string | URL): void {
  replace(next, window.history.state);
}

function replace(next: string | URL, state: unknown): void {
  const { href } = new URL(next, window.location.href);
  if (href !== window.location.href) window.history.replaceState(state, "", href);
}
