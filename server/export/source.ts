import type { Kind } from "@/lib/annotation/annotation";
import type { ExportedDocument, ExportedProject } from "@/lib/format/exported";
import type { ExportScope } from "@/lib/contract/formats";
import type { LAYERS } from "@/lib/contract/terms";
import type { Viewer } from "@/server/access/viewer";

/** What is exported: what people annotated, or what stands after adjudication. */
export type Layer = (typeof LAYERS)[number];

/** Which annotations of whom a section of agreement compares; everything by default. */
export interface AgreementChoice {
  readonly kind?: Kind;
  readonly tag?: string;
  /** Ids of accounts and names of imported authors, as `listedNames` reads them. */
  readonly coders?: string;
}

/** The author of what stands after adjudication, in files. */
export const ADJUDICATED_AUTHOR = "adjudicated";

/** A document, and the project whose annotations it holds. */
export interface DocumentToExport extends ExportedDocument {
  readonly projectId: string;
  readonly layer: Layer;
  /** Who has to have the right to the file while it runs, where it is not seen with their eyes. */
  readonly asker?: Viewer;
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
  /** What is compared in a section for each text; null for no such section. */
  readonly agreement: AgreementChoice | null;
  /** What belongs to the project of them all. */
  project(): Promise<ExportedProject | null>;
  documents(layer?: Layer): AsyncIterable<DocumentToExport>;
}
