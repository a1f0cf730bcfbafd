import "server-only";
import type { Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { act } from "@/server/act/act";
import { closeAccount, type DeletionChoice } from "./close-account";
import { confirm, type Confirmation } from "./confirm";
import { workThroughSoon } from "./work-through";

/**
 * Delete a person's own account. When this answers, nobody can sign in to it, its name and address
 * are gone, and it is a member of nothing. What is stored under its id in the projects, which may be
 * a hundred thousand rows, is worked through afterwards, and after a crash by the next start.
 */
export async function deleteAccount(
  viewer: Viewer,
  choice: DeletionChoice,
  confirmation: Confirmation,
  now = new Date(),
): Promise<Outcome<null>> {
  const confirmed = await confirm(viewer, confirmation, now);
  if (!confirmed.ok) return confirmed;
  const closed = await act((tx) => closeAccount(tx, viewer, choice, now));
  if (closed.ok) workThroughSoon();
  return closed;
}
