import { readableDate, readableTime } from "@/lib/text/readable-date";
import styles from "./date-text.module.css";

/** A date as precise as it is known, or the day of a moment in UTC; nothing where there is none. */
export function DateText({ date }: { readonly date: string }) {
  if (date === "") return null;
  return (
    <time dateTime={date} className={styles.date}>
      {readableDate(date)}
    </time>
  );
}

/** A moment to the minute, in UTC. */
export function TimeText({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} className={styles.date}>
      {readableTime(at)}
    </time>
  );
}
