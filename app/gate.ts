import { notFound, redirect } from "next/navigation";
import type { Outcome } from "@/lib/outcome";
import { currentViewer } from "@/server/session";
import type { Viewer } from "@/server/viewer";

/** Who reads this page; whoever is not signed in goes to the door and comes back to `path`. */
export async function signedIn(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  return viewer ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** What a page shows, or the page that says there is nothing one may see. */
export function found<T>(outcome: Outcome<T>): T {
  return outcome.ok ? outcome.value : notFound();
}
