import type { AnnotationReference } from "@/lib/annotation/annotation";
import type { SourceInput } from "./recognise-source";

/** A source as it could be given again: by what describes it. */
export function sourceInputOf({
  url,
  csl,
}: Pick<AnnotationReference["source"], "url" | "csl">): SourceInput {
  return Object.keys(csl).length > 0 ? { csl } : { url };
}
