/**
 * Dates and times as people read them, on pages and in files made for reading. Everything that
 * shows a date writes it with these functions; files for programs hold ISO 8601.
 */

const PARTIAL = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

const YEAR = { year: "numeric", timeZone: "UTC" } as const;
const PRECISIONS = [
  new Intl.DateTimeFormat("en-GB", YEAR),
  new Intl.DateTimeFormat("en-GB", { ...YEAR, month: "long" }),
  new Intl.DateTimeFormat("en-GB", { ...YEAR, month: "short", day: "numeric" }),
];
const DAY = PRECISIONS[2];

const timeIn = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
const UTC_TIME = timeIn("UTC");

/**
 * A date of ISO 8601 as precise as it is written: "2024", "March 2024", "5 Mar 2024"; of a moment
 * its day in UTC. Anything else, such as a day that no calendar has, is returned unchanged.
 */
export function readableDate(written: string): string {
  if (written.includes("T")) {
    const moment = Date.parse(written);
    return Number.isNaN(moment) || !DAY ? written : DAY.format(moment);
  }
  const [, year, month, day] = PARTIAL.exec(written) ?? [];
  if (year === undefined) return written;
  // The constructor maps years below 100 to the 20th century.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (!date.toISOString().startsWith(written)) return written;
  const format = PRECISIONS[[month, day].filter((part) => part !== undefined).length];
  return format?.format(date) ?? written;
}

/**
 * A moment to the minute: "5 Mar 2024, 14:05".
 *
 * @param moment ISO 8601
 * @param timeZone a name of the IANA database; UTC where the reader's is not known
 */
export function readableTime(moment: string, timeZone = "UTC"): string {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) return moment;
  return (timeZone === "UTC" ? UTC_TIME : timeIn(timeZone)).format(at);
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "UTC" });

/** The hour and minute of a moment in UTC: "14:05". */
export function readableClock(moment: string): string {
  return CLOCK.format(Date.parse(moment));
}

/** The time zone of this machine by its name in the IANA database. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
