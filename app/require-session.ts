import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Outcome } from "@/lib/outcome";
import { readProjectNow, type ProjectNow } from "@/server/project/projects";
import { currentViewer } from "@/server/account/session";
import type { Viewer } from "@/server/access/viewer";

/**
 * The viewer of this page; anybody who is not signed in goes to the sign-in page and returns to
 * `path`.
 */
export async function requireViewer(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  return viewer ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** A path with a query; empty and repeated values are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value && typeof value === "string" ? [[name, value]] : [],
  );
  return parameters.length > 0 ? `${path}?${new URLSearchParams(parameters)}` : path;
}

/** The value, or the not-found page. */
export function unwrapOrNotFound<T>(outcome: Outcome<T>): T {
  return outcome.ok ? outcome.value : notFound();
}

/** An id as it appears in an address. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Cached, since a page and its title both read it. */
const projectSeen = cache(readProjectNow);

/**
 * The viewer of one of a project's pages, the project, and how far its feed has come. `place` is the
 * part of the address after the project: "claims".
 */
export async function requireProject(
  params: Promise<{ projectId: string }>,
  place?: string,
): Promise<{ viewer: Viewer } & ProjectNow> {
  const { projectId } = await params;
  const viewer = await requireViewer(`/projects/${projectId}${place ? `/${place}` : ""}`);
  if (!UUID.test(projectId)) notFound();
  return { viewer, ...unwrapOrNotFound(await projectSeen(viewer, projectId)) };
}
