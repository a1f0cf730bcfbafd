"use client";
import { useProjectChanges } from "./use-project-changes";

interface FollowProjectProps {
  readonly projectId: string;
  /** The last number of the project's feed when the page was rendered. */
  readonly after: number;
  /** What the page shows: the nouns of the changes that concern it. */
  readonly about: readonly string[];
  /** How far the project's texts had come, for a page that counts their annotations. */
  readonly texts?: number;
}

/** Refreshes the page when something it shows has changed in the project. */
export function FollowProject({ projectId, after, about, texts }: FollowProjectProps) {
  useProjectChanges(projectId, after, about, texts);
  return null;
}
