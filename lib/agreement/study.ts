/**
 * A run of units that a coder gave a label: half-open, in units of its text (characters as code
 * points, words or sentences; the measures do not ask which). Labels count from 0.
 */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly label: number;
}

/** One text as several people coded it. */
export interface CodedText {
  /** In units. */
  readonly length: number;
  /** By coder: what they marked; null for a coder who did not code this text. */
  readonly marks: readonly (readonly Marked[] | null)[];
  /** Where its parts begin that are resampled for intervals (sentences): ascending, from 0. */
  readonly parts: readonly number[];
}

/** What several people marked in several texts. */
export interface Study {
  readonly texts: readonly CodedText[];
  readonly coders: number;
  readonly labels: number;
}

/**
 * A coder's marks with those of one label that overlap made one. Marks that only touch stay two, as
 * units of one continuum may. Ordered by label, then by place.
 */
export function withoutOverlaps(marks: readonly Marked[]): Marked[] {
  const sorted = [...marks].sort(
    (one, other) => one.label - other.label || one.start - other.start || one.end - other.end,
  );
  const merged: Marked[] = [];
  for (const mark of sorted) {
    const last = merged.at(-1);
    const overlaps = last && last.label === mark.label && mark.start < last.end;
    if (!overlaps) merged.push(mark);
    else if (mark.end > last.end) merged[merged.length - 1] = { ...last, end: mark.end };
  }
  return merged;
}

/** Only the coders at `which`, in that order, and only the texts that two of them coded. */
export function ofCoders({ texts, labels }: Study, which: readonly number[]): Study {
  const some = texts
    .map((text) => ({ ...text, marks: which.map((at) => text.marks[at] ?? null) }))
    .filter(({ marks }) => marks.filter((one) => one !== null).length > 1);
  return { texts: some, coders: which.length, labels };
}

/** The study of one label against all else, whose only label is 0. */
export function ofLabel(study: Study, label: number): Study {
  const texts = study.texts.map((text) => ({
    ...text,
    marks: text.marks.map(
      (marks) =>
        marks?.flatMap((mark) => (mark.label === label ? [{ ...mark, label: 0 }] : [])) ?? null,
    ),
  }));
  return { texts, coders: study.coders, labels: 1 };
}

/** How many marks are in a study. */
export function countMarks({ texts }: Study): number {
  return texts.reduce(
    (sum, { marks }) => sum + marks.reduce((all, some) => all + (some?.length ?? 0), 0),
    0,
  );
}
