import type { SourceInput } from "@/components/sources/recognise-source";
import type { AnnotationReference } from "@/lib/annotation/annotation";
import { citation as shortCitation } from "@/lib/source/citation";

/** The source as it is shown until the server has read it. */
export function shownSource(id: string, source: SourceInput): AnnotationReference["source"] {
  const { url, doi, isbn, citation, csl = {} } = source;
  const words = url ?? doi ?? isbn ?? citation ?? shortCitation(csl);
  return { id, url: url ?? "", citation: words, csl };
}
