import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { forEachAtOnce } from "./at-once";

test("every item has its turn, and no more than allowed at the same time", async () => {
  const done: number[] = [];
  let [now, most] = [0, 0];
  await forEachAtOnce([0, 1, 2, 3, 4, 5, 6], 3, async (item, index) => {
    most = Math.max(most, (now += 1));
    await sleep(1);
    expect(index).toBe(item);
    done.push(item);
    now -= 1;
  });
  expect(done.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(3);
});

test("a failure is told, and nothing begins after it", async () => {
  const begun: number[] = [];
  const all = forEachAtOnce([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await sleep(1);
    if (item === 1) throw new Error("the second");
  });
  await expect(all).rejects.toThrow("the second");
  expect(begun.length).toBeLessThan(6);
});
