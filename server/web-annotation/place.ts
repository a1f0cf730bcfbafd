import "server-only";
import type { Segment } from "@/lib/annotation/annotation";
import type { AboutText, IncomingSegment } from "@/lib/format/read/incoming";
import type { Members } from "@/lib/format/read/json";
import { Reading } from "@/lib/format/read/reading";
import { piecesOf } from "@/lib/format/read/w3c-annotation";
import { isNamed } from "@/lib/format/read/which-text";
import { byPosition } from "@/lib/span/span";
import { codePointIndex } from "@/lib/text/code-points";
import { describe } from "@/lib/anchor/quote";
import { placeImported } from "@/server/import/place-imported";
import { columnsAt, type TargetColumns } from "@/server/annotation/target-columns";

/** What stands for words that have no place in a text: as long as nothing is known of them, empty. */
function nowhere({ exact = "", prefix = "", suffix = "" }: IncomingSegment): Segment {
  return { start: 0, end: 0, exact, prefix, suffix };
}

/**
 * Where the target of a Web Annotation lies in a text, as columns of an annotation. A target that
 * names no words of it (a picture, another page, the text as a whole), or words that do not stand in
 * it, is lost: the annotation is listed beside the text, and never put on words that it may not
 * mean. Words that stand in several places wait for a person to choose.
 */
export function placeTarget(
  annotation: Members,
  about: AboutText,
  revision: number,
): TargetColumns {
  const pieces = piecesOf(annotation, new Reading());
  if ("key" in pieces) return columnsAt(revision, [nowhere({})], "lost");
  const { segments, source } = pieces;
  // Numbers mean nothing in another text; words may stand in both.
  const isHere = source === "" || isNamed(source, about);
  const place = placeImported(about.text, codePointIndex(about.text));
  const found: Segment[] = [];
  for (const segment of segments) {
    const one = isHere || segment.exact !== undefined ? place([segment]) : null;
    if (one?.ok) found.push(...one.value);
    else {
      const anchor = one?.why.key === "Refusals.import.severalPlaces" ? "ambiguous" : "lost";
      return columnsAt(revision, segments.map(nowhere), anchor);
    }
  }
  return columnsAt(revision, withoutOverlaps(about.text, found), "exact");
}

/** Segments in reading order; those that overlap, as targets of their own may, become one. */
function withoutOverlaps(text: string, segments: readonly Segment[]): Segment[] {
  const apart: Segment[] = [];
  for (const segment of segments.toSorted(byPosition)) {
    const last = apart.at(-1);
    if (last && segment.start < last.end) {
      const end = Math.max(last.end, segment.end);
      apart[apart.length - 1] = describe(text, { start: last.start, end });
    } else apart.push(segment);
  }
  return apart;
}
