import type { Exported, ExportedClaim } from "./exported";

/** What a format of records may know of the annotations of a page. */
interface RecordContext {
  readonly publicUrl: string;
  /** Those that the annotations carry, by id. */
  readonly claims: ReadonlyMap<string, ExportedClaim>;
  /** The person or project that the file is from. */
  readonly from: string;
}

/** Something that many annotations may name and the file holds once. */
export interface FileRecord {
  readonly id: string;
  readonly words: string;
}

/** A format that holds what annotations name, such as their sources, and no annotations. */
export interface RecordFormat {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  records(one: Exported, context: RecordContext): readonly FileRecord[];
}
