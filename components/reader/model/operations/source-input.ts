import type { SourceInput } from "@/components/sources/recognise-source";
import type { AnnotationReference } from "@/lib/annotation/annotation";

/** A source as it could be given again: by what describes it. */
export function sourceInputOf({ url, csl }: AnnotationReference["source"]): SourceInput {
  return Object.keys(csl).length > 0 ? { csl } : { url };
}

/** The source as it is shown until the server has read it. */
export function shownSource(id: string, source: SourceInput): AnnotationReference["source"] {
  const { url, doi, isbn, citation, csl } = source;
  const title = typeof csl?.title === "string" ? csl.title : "";
  return { id, url: url ?? "", citation: url ?? doi ?? isbn ?? citation ?? title, csl: csl ?? {} };
}
