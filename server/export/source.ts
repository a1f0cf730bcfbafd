import type { ExportedDocument, ExportedProject } from "@/lib/format/exported";
import type { ExportScope } from "@/lib/contract/formats";
import type { Viewer } from "@/server/access/viewer";

/** A document, and the project whose annotations it holds. */
export interface DocumentToExport extends ExportedDocument {
  readonly projectId: string;
}

/** What is asked for. Documents are read one after the other, so a project may be of any size. */
export interface Source {
  readonly viewer: Viewer;
  readonly scope: ExportScope;
  readonly title: string;
  /** Of this very download, below the public URL. */
  readonly path: string;
  readonly at: Date;
  readonly titles: readonly string[];
  /** What belongs to the project of them all. */
  project(): Promise<ExportedProject | null>;
  documents(): AsyncIterable<DocumentToExport>;
}
