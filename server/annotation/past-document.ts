import "server-only";
import { hasPlace } from "@/lib/annotation/annotation";
import { changesBetween } from "@/lib/annotation/changes-between";
import type {
  ComparedTime,
  PastDocument,
  PastPlace,
  StoodDocument,
} from "@/lib/annotation/past-document";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { readableTime } from "@/lib/text/readable-date";
import type { Viewer } from "@/server/access/viewer";
import { changeDays } from "@/server/document/change-days";
import { readAboutReading, readForReading } from "@/server/document/reading-page";
import { asOf } from "@/server/history/as-of";
import { lastMomentOf } from "@/server/history/last-moment";
import { listAnnotations } from "./read";

/** How many annotations the page shows of a time, and compares of two. */
const MAX_ANNOTATIONS = 1_000;

/**
 * A document as it stood at a time, and what changed in its annotations between that and the end of
 * another day. Without a day it is the last one on which something changed; the end of today is now.
 * With a `revision` it is the last moment at which that was the newest.
 */
export async function readPastDocument(
  viewer: Viewer,
  documentId: string,
  named: PastPlace,
  now = new Date(),
  revision: number | null = null,
): Promise<Outcome<PastDocument>> {
  const present = await readAboutReading(viewer, documentId);
  if (!present.ok) return present;
  const days = await changeDays(viewer, documentId);
  if (!days.ok) return days;
  const lastDay = days.value.at(-1);
  if (!lastDay) return refused("not-found");
  const { projectId } = present.value.document;
  const isNewest = revision === present.value.revision;
  const moment =
    revision === null
      ? null
      : isNewest
        ? now.toISOString()
        : await lastMomentOf({ projectId, documentId }, revision);
  if (revision !== null && moment === null) {
    return refused("not-found", reason("Refusals.missing.revision"));
  }
  const [day = "", time = ""] = moment?.split(/[T.]/) ?? [];
  const place = moment ? { ...named, day, time } : { ...named, day: named.day || lastDay.day };
  const shown = moment
    ? await stoodThen(viewer, documentId, { place, at: moment }, now)
    : await stoodAt(viewer, documentId, place, now);
  const other = place.with ? { day: place.with, time: "", with: "" } : null;
  const compared = other && (await stoodAt(viewer, documentId, other, now));
  const { project, document } = present.value;
  return done({
    project: { id: project.id, name: project.name },
    document: { id: document.id, title: document.title },
    days: days.value,
    place,
    time: readableTime(shown.at),
    revision,
    stood: shown.stood,
    comparison: compared && comparisonOf(shown, compared),
  });
}

/** A document at a moment; `stood` is null where it was not there, or nothing was recorded yet. */
interface Moment {
  readonly place: PastPlace;
  /** ISO 8601. */
  readonly at: string;
  readonly stood: StoodDocument | null;
}

async function stoodAt(
  viewer: Viewer,
  documentId: string,
  place: PastPlace,
  now: Date,
): Promise<Moment> {
  const { day, time } = place;
  // The end of a day, or of a minute or a second of it, and never later than now.
  const end = new Date(`${day}T${`${time || "23:59"}:59`.slice(0, 8)}.999Z`);
  const at = (end < now ? end : now).toISOString();
  return stoodThen(viewer, documentId, { place, at }, now);
}

async function stoodThen(
  viewer: Viewer,
  documentId: string,
  { place, at }: Omit<Moment, "stood">,
  now: Date,
): Promise<Moment> {
  const found = await asOf<Outcome<StoodDocument>>(
    viewer,
    at,
    () => readStood(viewer, documentId),
    now,
  );
  return { place, at, stood: found.ok ? found.value : null };
}

async function readStood(viewer: Viewer, documentId: string): Promise<Outcome<StoodDocument>> {
  const reading = await readForReading(viewer, documentId);
  if (!reading.ok) return reading;
  const list = await listAnnotations(viewer, documentId, {}, { limit: MAX_ANNOTATIONS });
  if (!list.ok) return list;
  const { document, text, structure, codebook, revision } = reading.value;
  const { title, language } = document;
  const { items: annotations, next } = list.value;
  const isCut = next !== null;
  return done({ title, language, text, structure, codebook, revision, annotations, isCut });
}

function comparisonOf(one: Moment, other: Moment): PastDocument["comparison"] {
  const [earlier, later] = one.at <= other.at ? [one, other] : [other, one];
  const isCut = earlier.stood?.isCut || later.stood?.isCut;
  return {
    earlier: comparedTimeOf(earlier),
    later: comparedTimeOf(later),
    changes: changesBetween(earlier.stood?.annotations ?? [], later.stood?.annotations ?? []),
    limit: isCut ? MAX_ANNOTATIONS : null,
  };
}

function comparedTimeOf({ place, at, stood }: Moment): ComparedTime {
  const numbered = (stood?.annotations ?? []).filter(hasPlace);
  return {
    place,
    time: readableTime(at),
    revision: stood?.revision ?? 0,
    numbers: Object.fromEntries(numbered.map(({ id }, position) => [id, position + 1])),
  };
}
