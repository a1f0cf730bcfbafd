import type { AnnotationReference } from "../annotation/annotation";
import { familyNames, yearOf, type Csl } from "../source/citation";
import type { FileRecord, RecordFormat } from "./record-format";

/** A source as it is written. */
type WrittenSource = Pick<AnnotationReference["source"], "id" | "csl" | "url" | "citation">;

/** How sources are written in a file of their own. */
export interface SourceFormat {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  entry(source: WrittenSource): string;
}

/** A file that holds each source that annotations refer to, and no annotations. */
export function sourcesAsRecords({ entry, ...rest }: SourceFormat): RecordFormat {
  return {
    ...rest,
    records: ({ annotation }) =>
      annotation.references.map(({ source }): FileRecord => ({
        id: source.id,
        words: entry(source),
      })),
  };
}

/** CSL-JSON: an array with one item for each source. */
export const CSL_JSON: SourceFormat = {
  before: "[",
  between: ",\n",
  after: "]\n",
  entry: (source) => JSON.stringify(citableOf(source, source.id)),
};

/** One entry for each source, written by `write` from its CSL-JSON. */
export function bibliography(write: (item: Csl) => string, before = "", after = ""): SourceFormat {
  return {
    before,
    between: "",
    after,
    entry: (source) => write(citableOf(source, keyOf(source))),
  };
}

/**
 * The citation of a source with an id, an address and no line end in its words, which would end a
 * field of RIS.
 */
function citableOf({ csl, url, citation }: WrittenSource, id: string): Csl {
  const bare = Object.fromEntries(
    Object.entries(csl).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace(/[\s\p{Cc}]+/gu, " ").trim() : value,
    ]),
  );
  const named = Object.keys(bare).some((name) => name !== "type" && name !== "id");
  return {
    type: "document",
    ...(named ? {} : { title: citation.replace(/[\s\p{Cc}]+/gu, " ").trim() }),
    ...(url !== "" && !("URL" in bare) ? { URL: url } : {}),
    ...bare,
    id,
  };
}

/** A key that a person can read and no two sources share: `hale2024-0192f3c4a1b2`. */
function keyOf({ id, csl }: WrittenSource): string {
  const name = (familyNames(csl.author)[0] ?? "")
    .normalize("NFKD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
  return `${name || "source"}${yearOf(csl.issued)}-${id.replace(/-/g, "").slice(-12)}`;
}
