import type { AnswerAt } from "@/lib/contract/endpoint";
import type { SourceMetadata } from "@/lib/text/document-text";

/** A copy of what an address answered, as it is shown. */
export type Archived = Pick<
  AnswerAt<"GET /documents/{documentId}/archives">["items"][number],
  "id" | "finalUrl" | "fetchedAt" | "sha256"
>;

/** A document as /api/v1 carries it; only what is shown. */
export interface Document extends SourceMetadata {
  readonly id: string;
  readonly title: string;
  readonly revision: { readonly number: number; readonly length: number };
  /** By name. */
  readonly labels: readonly {
    readonly id: string;
    readonly name: string;
    readonly colour: string;
  }[];
  readonly archive: Archived | null;
  readonly annotationCount: number;
  /** The last work on it, annotations included. */
  readonly activeAt: string;
}

export const METADATA = [
  "author",
  "speaker",
  "publisher",
  "date",
  "url",
  "language",
  "rights",
] as const satisfies readonly (keyof SourceMetadata)[];

export const NO_METADATA: SourceMetadata = {
  author: "",
  speaker: "",
  publisher: "",
  date: "",
  url: "",
  language: "",
  rights: "",
};

/** What was filled in, trimmed; a form sends nothing about fields that were left empty. */
export function withoutEmpty(source: SourceMetadata): Partial<SourceMetadata> {
  return Object.fromEntries(
    METADATA.map((key) => [key, source[key].trim()] as const).filter(([, value]) => value !== ""),
  );
}
