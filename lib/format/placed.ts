import { hasPlace } from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import type { ExportedDocument } from "./exported";

type Segment = AnnotationAnswer["target"][number];

/**
 * Where an annotation stands in the newest revision of its text, in code points and reading order;
 * empty for one whose words have no certain place there: its offsets count in another text.
 */
export function placesOf(
  annotation: AnnotationAnswer,
  { revision }: ExportedDocument,
): readonly Segment[] {
  return hasPlace(annotation) && annotation.revision === revision.number ? annotation.target : [];
}
