import type { AboutText, ReadOutcome } from "./incoming";

/** The files of an archive that annotations came in. */
export interface ArchiveFiles {
  readonly names: readonly string[];
  /** The text of a file; null when there is none of this name, or it is no text. */
  text(name: string): string | null;
}

/** Reads the annotations of a file that is an archive. */
export type ArchiveReader = (files: ArchiveFiles, about: AboutText) => ReadOutcome;

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
