import type { PastPlace } from "@/lib/annotation/past-document";

/** The prefix of the ids of notes and numbers on the page, by which the list of changes names them. */
export const PAST_PREFIX = "past-";

/** The page of a document as it stood; `fragment` is an id on it. */
export function pastHref(documentPath: string, place: PastPlace, fragment = ""): string {
  const named = Object.entries(place).filter(([, value]) => value !== "");
  const query = new URLSearchParams(named as [string, string][]);
  return `${documentPath}/past?${query}${fragment && `#${fragment}`}`;
}
