import type { Annotation } from "@/lib/annotation/annotation";
import { counted } from "@/lib/annotation/count-segments";
import type { SegmentDraft } from "@/lib/annotation/resolve-target";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Span } from "@/lib/span/span";
import { codePointIndex } from "@/lib/text/code-points";
import { codePointsOf } from "@/server/document/offset-codec";
import { readText } from "@/server/document/read";
import type { Viewer } from "@/server/access/viewer";

/**
 * The door between UTF-16, which the house counts in, and Unicode code points, which everybody
 * outside does (W3C Web Annotation Data Model, 4.2.4).
 */
export async function outward(annotations: readonly Annotation[]): Promise<Annotation[]> {
  return Promise.all(
    annotations.map(async (annotation) => {
      const index = await codePointsOf(annotation.documentId, annotation.revision);
      if (!index) return annotation;
      return counted(annotation, (unit) => index.toCodePoints(unit));
    }),
  );
}

/** An answer about one annotation, and a refusal that shows one or tells places. */
export async function outwardOutcome(outcome: Outcome<Annotation>): Promise<Outcome<Annotation>> {
  if (outcome.ok) {
    const [value] = await outward([outcome.value]);
    return value ? { ...outcome, value } : outcome;
  }
  return refusedOutward(outcome);
}

/** A refusal whose `current` annotation counts in code points. */
export async function refusedOutward<T>(outcome: Outcome<T>): Promise<Outcome<T>> {
  if (outcome.ok || !outcome.more?.current) return outcome;
  const [current] = await outward([outcome.more.current as Annotation]);
  return { ...outcome, more: { ...outcome.more, current } };
}

interface Inward {
  readonly target: SegmentDraft[];
  /** The revision the positions were read against. */
  readonly revision: number;
  /** Turns places of the text back into code points. */
  readonly outward: (span: Span) => Span;
}

/** A target as a client sends it, in UTF-16 of the revision it names or of the newest one. */
export async function inward(
  viewer: Viewer,
  documentId: string,
  target: readonly SegmentDraft[],
  revision?: number,
): Promise<Outcome<Inward>> {
  const read = await readText(viewer, documentId);
  if (!read.ok) return read;
  const { number, lengthInCodePoints } = read.value;
  const index = await codePointsOf(documentId, number);
  const toUtf16 = (point: number) => (index ? (index.toUtf16(point) ?? -1) : point);
  const toCodePoints = (unit: number) => (index ? index.toCodePoints(unit) : unit);
  const inside: SegmentDraft[] = [];
  for (const segment of target) {
    if (segment.start === undefined || segment.end === undefined) {
      inside.push(segment);
      continue;
    }
    const { start, end } = segment;
    if (start < 0 || end > lengthInCodePoints || start >= end) {
      return refused(
        "span-outside-text",
        start < end
          ? `The span ${start} to ${end} does not lie in the text of ${lengthInCodePoints} code points.`
          : `The span ${start} to ${end} is empty or reversed.`,
      );
    }
    inside.push({ ...segment, start: toUtf16(start), end: toUtf16(end) });
  }
  return done({
    target: inside,
    revision: revision ?? number,
    outward: ({ start, end }) => ({
      start: toCodePoints(start),
      end: toCodePoints(end),
    }),
  });
}

/** A stretch of a text asked for in code points, in UTF-16; past the end is the end. */
export async function inside(
  viewer: Viewer,
  documentId: string,
  { start, end }: { start?: number; end?: number },
): Promise<{ start?: number; end?: number }> {
  if (start === undefined && end === undefined) return {};
  const read = await readText(viewer, documentId);
  if (!read.ok) return {};
  const index = await codePointsOf(documentId, read.value.number);
  const unit = (point: number) =>
    point > read.value.lengthInCodePoints ? read.value.length : (index?.toUtf16(point) ?? point);
  return {
    ...(start === undefined ? {} : { start: unit(start) }),
    ...(end === undefined ? {} : { end: unit(end) }),
  };
}

/** The places a refusal tells, in code points. */
export function placesOutward<T>(outcome: Outcome<T>, { outward }: Inward): Outcome<T> {
  const places = outcome.ok ? undefined : (outcome.more?.places as readonly Span[] | undefined);
  if (outcome.ok || !places) return outcome;
  return { ...outcome, more: { ...outcome.more, places: places.map(outward) } };
}

/** A piece of a text and the places in it, in code points of the piece. */
export function pieceOutward<
  T extends { readonly text: string; readonly matches: readonly Span[] },
>(piece: T): T {
  const index = codePointIndex(piece.text);
  const matches = piece.matches.map(({ start, end }) => ({
    start: index.toCodePoints(start),
    end: index.toCodePoints(end),
  }));
  return { ...piece, matches };
}
