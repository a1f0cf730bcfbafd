"use client";
import { useProjectChanges } from "./use-project-changes";

interface FollowProjectProps {
  readonly projectId: string;
  /** The last number of the project's feed when the page was made. */
  readonly after: number;
  /** What the page shows: the first word of the changes that concern it. */
  readonly about: readonly string[];
}

/** Reads the page again when something happened in the project that it shows. */
export function FollowProject({ projectId, after, about }: FollowProjectProps) {
  useProjectChanges(projectId, after, about);
  return null;
}
