/**
 * Says in the address what the page shows, without a step in the history. The state is left to the
 * router, which then knows of it: else it puts its own address back when it next asks the server.
 */
export function sayAddress(next: string | URL): void {
  const { href } = new URL(next, window.location.href);
  if (href !== window.location.href) window.history.replaceState(null, "", href);
}
