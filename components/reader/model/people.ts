import { hasPlace, type Annotation } from "@/lib/annotation/annotation";
import type { CodePointSpan } from "@/lib/contract/offsets";
import type { Span } from "@/lib/span/span";
import type { CodePointIndex } from "@/lib/text/code-points";

/** Somebody who has this document open, as the feed tells it. Offsets are code points. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly selection: readonly CodePointSpan[] | null;
  readonly annotationId: string | null;
}

/** Where a person is in the text that is read: UTF-16, empty when they are nowhere in it. */
export function spansOf(
  person: PresentPerson,
  revision: number,
  index: CodePointIndex,
  annotations: ReadonlyMap<string, Annotation>,
): readonly Span[] {
  if (person.selection) {
    if (person.revision !== revision) return [];
    return person.selection.flatMap((span) => {
      const [start, end] = [index.toUtf16(span.start), index.toUtf16(span.end)];
      return start !== null && end !== null && start < end ? [{ start, end }] : [];
    });
  }
  const open = person.annotationId ? annotations.get(person.annotationId) : undefined;
  return open && hasPlace(open) && open.revision === revision ? open.target : [];
}

/** One or two letters that stand for a name, whole characters of any script. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}
