import type { OpenedDocument } from "./opened-document";
import type { Outlines } from "./outline";
import { Reading } from "./reading";
import type { CurrentUser } from "./reading-state";

interface Opening {
  readonly viewer: { readonly id: string; readonly name: string; readonly admin?: boolean };
  readonly role: CurrentUser["role"];
  readonly secondReader: boolean;
  readonly assigned?: OpenedDocument["assigned"];
  readonly project: { readonly id: string; readonly change: number };
  readonly document: { readonly id: string; readonly change: number; readonly language?: string };
  readonly revision: number;
  readonly text: string;
  readonly outlines?: Outlines;
}

/** A reading of what the server gave for a page. */
export function readingOf(
  { viewer, role, secondReader, assigned, project, document, revision, text, outlines }: Opening,
  isWhole = false,
) {
  return new Reading(
    { ...viewer, role, secondReader, finished: assigned === "finished" },
    {
      projectId: project.id,
      documentId: document.id,
      revision,
      text,
      language: document.language,
      seen: document.change,
      seenOfProject: project.change,
      outlines,
      isWhole,
    },
  );
}
