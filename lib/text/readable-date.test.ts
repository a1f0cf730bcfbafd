import { expect, test } from "vitest";
import { ownTimeZone, readableClock, readableDate, readableTime } from "./readable-date";

test.each([
  ["2024", "2024"],
  ["2024-03", "March 2024"],
  ["2024-03-05", "5 Mar 2024"],
  ["1997-12-31", "31 Dec 1997"],
  ["0044-03-15", "15 Mar 44"],
  ["2024-03-05T23:59:59.999Z", "5 Mar 2024"],
  ["2024-03-05T23:30:00-02:00", "6 Mar 2024"],
])("%s is read as %s", (written, words) => {
  expect(readableDate(written)).toBe(words);
});

test.each(["", "spring 1997", "2024-02-31", "2024-13", "2024-3-5", "Tuesday"])(
  "%j, which is no date of a calendar, stays as it is",
  (written) => expect(readableDate(written)).toBe(written),
);

test("a moment has its time, in UTC or in the zone of the reader", () => {
  expect(readableTime("2024-03-05T14:05:59Z")).toBe("5 Mar 2024, 14:05");
  expect(readableTime("2024-03-05T00:05:00Z")).toBe("5 Mar 2024, 00:05");
  expect(readableTime("2024-03-05T23:30:00Z", "Asia/Tokyo")).toBe("6 Mar 2024, 08:30");
  expect(readableTime("some day")).toBe("some day");
  expect(readableClock("2024-03-05T14:05:59Z")).toBe("14:05");
  expect(readableTime("2024-03-05T14:05:59Z", ownTimeZone())).toMatch(/^\d Mar 2024, \d\d:\d\d$/);
});
