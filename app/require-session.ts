import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Outcome } from "@/lib/outcome";
import { readProject, type Project } from "@/server/project/projects";
import { currentViewer } from "@/server/account/session";
import type { Viewer } from "@/server/access/viewer";

/** Who reads this page; whoever is not signed in goes to the door and comes back to `path`. */
export async function signedIn(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  return viewer ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** A path with what is asked at it; what is empty or said twice is left out. */
export function asking(
  path: string,
  asked: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value && typeof value === "string" ? [[name, value]] : [],
  );
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** What a page shows, or the page that says there is nothing one may see. */
export function found<T>(outcome: Outcome<T>): T {
  return outcome.ok ? outcome.value : notFound();
}

/** An id as it stands in an address. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Asked by a page and by its title, answered once. */
const projectSeen = cache(readProject);

/** The reader of one of a project's pages, and the project. `place` as in its address: "claims". */
export async function inProject(
  params: Promise<{ projectId: string }>,
  place?: string,
): Promise<{ viewer: Viewer; project: Project }> {
  const { projectId } = await params;
  const viewer = await signedIn(`/projects/${projectId}${place ? `/${place}` : ""}`);
  if (!UUID.test(projectId)) notFound();
  return { viewer, project: found(await projectSeen(viewer, projectId)) };
}
