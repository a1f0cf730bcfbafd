"use client";
import { useEffect, useState } from "react";
import { ownTimeZone, readableDate, readableTime } from "@/lib/text/readable-date";

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
  ["week", 7 * 86_400_000],
];

/** Milliseconds; older times are shown as a date. */
const LONG_AGO = 26 * 86_400_000;

/** "2 hr. ago", "yesterday"; `now` and `at` in milliseconds since 1970. */
export function ago(at: number, now: number, locale = "en"): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const gone = now - at;
  const [unit, step] = STEPS.findLast(([, least]) => Math.abs(gone) >= least) ?? ["second", 1_000];
  if (unit === "second") return format.format(0, "second");
  return format.format(-Math.round(gone / step), unit);
}

export interface RelativeTimeProps {
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The server does not know the reader's clock or time zone, so the first paint shows the date in
 * UTC and the browser replaces it after hydration.
 */
export function RelativeTime({ at }: RelativeTimeProps) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 60_000);
    return () => clearInterval(timer);
  }, []);
  const time = Date.parse(at);
  const exact = now === null ? undefined : readableTime(at, ownTimeZone());
  const recent = now !== null && Math.abs(now - time) < LONG_AGO;
  return (
    <time dateTime={at} title={exact} style={{ whiteSpace: "nowrap" }}>
      {recent ? ago(time, now) : readableDate(at)}
    </time>
  );
}
