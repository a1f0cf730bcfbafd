"use client";
import { useProjectChanges } from "./use-project-changes";

interface FollowProjectProps {
  readonly projectId: string;
  /** The last number of the project's feed when the page was made. */
  readonly after: number;
  /** What the page shows: the first word of the changes that concern it. */
  readonly about: readonly string[];
  /** How far the project's texts had come, of a page that counts what stands in them. */
  readonly texts?: number;
}

/** Reads the page again when something happened in the project that it shows. */
export function FollowProject({ projectId, after, about, texts }: FollowProjectProps) {
  useProjectChanges(projectId, after, about, texts);
  return null;
}
