import { expect, test } from "vitest";
import { Backoff } from "./backoff";

test("each restart waits twice as long, up to half a minute", () => {
  const backoff = new Backoff(500);
  const delays = Array.from({ length: 9 }, () => backoff.next(1_000));
  expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test("a server that ran for a minute is started again at once", () => {
  const backoff = new Backoff(500);
  for (let end = 0; end < 5; end += 1) backoff.next(0);
  expect(backoff.next(60_000)).toBe(500);
  expect(backoff.next(59_999)).toBe(1_000);
});
