import "server-only";
import type { Outcome } from "@/lib/outcome";
import { STORY } from "@/prisma/seed/story";
import { mintViewer, type Viewer } from "@/server/access/viewer";

/** The people of the story act through the same services as everybody; they never sign in. */
export function person(id: string): Viewer {
  const found = STORY.people.find((one) => one.id === id);
  if (!found) throw new Error(`nobody in the story has the id ${id}`);
  return mintViewer({ id, name: found.name, admin: false, by: "token" });
}

/** The value of a write of the sample story; a refused one is a mistake in the story. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`the sample story: ${outcome.problem} ${outcome.reason?.key ?? ""}`);
  return outcome.value;
}
