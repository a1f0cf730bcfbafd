import type { AnnotationAnswer } from "../contract/annotation";
import { KINDS } from "../contract/terms";
import type { ExportedProject } from "./exported";

type Labelled = Pick<AnnotationAnswer, "kind" | "tags" | "claim" | "quotation" | "rhetoric">;

/**
 * The one label of an annotation in formats that have no more: the technique, claim type or form of
 * quotation, else its first tag, else its kind. A slug, so ASCII letters, digits and hyphens.
 */
export function labelOf({ kind, tags, claim, quotation, rhetoric }: Labelled): string {
  return rhetoric?.technique ?? claim?.type ?? quotation?.form ?? tags[0] ?? kind;
}

/** Every label that {@link labelOf} may give in a project: its tags, then the kinds. */
export function labelsOf(project: ExportedProject | null): string[] {
  const slugs = project?.codebook.tags.map(({ slug }) => slug) ?? [];
  return [...new Set([...slugs, ...KINDS])];
}
