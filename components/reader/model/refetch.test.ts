import { describe, expect, it } from "vitest";
import { lastOf, Refetcher } from "./refetch";

/** Something that is read again; each question waits until it is answered. */
function opened() {
  const requests: ((ok: boolean) => void)[] = [];
  const waits: number[] = [];
  const timers: (() => void)[] = [];
  const reading = new Refetcher(5, {
    ask: () => new Promise((resolve) => requests.push(resolve)),
    later: (call, milliseconds) => {
      waits.push(milliseconds);
      timers.push(call);
      return () => undefined;
    },
  });
  const time = async () => {
    timers.shift()?.();
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  const answer = async (ok = true) => {
    requests.at(-1)?.(ok);
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { reading, requests, waits, time, answer };
}

describe("what is read again", () => {
  it("is read once for changes that come together, and not for what is known", async () => {
    const { reading, requests, time } = opened();
    reading.hear(5);
    reading.hear(6);
    reading.hear(7);
    await time();
    await time();
    expect(requests).toHaveLength(1);
  });

  it("is read once more when another change comes while it is read", async () => {
    const { reading, requests, time, answer } = opened();
    reading.hear(6);
    await time();
    reading.hear(7);
    await time();
    expect(requests).toHaveLength(1);
    await answer();
    await time();
    expect(requests).toHaveLength(2);
    await answer();
    await time();
    expect(requests).toHaveLength(2);
  });

  it("is not read again for a change that the answer held already", async () => {
    const { reading, requests, time, answer } = opened();
    reading.hear(6);
    await time();
    reading.hear(7);
    reading.has(7);
    await answer();
    await time();
    expect(requests).toHaveLength(1);
  });

  it("is asked for again, later, when it could not be read", async () => {
    const { reading, requests, waits, time, answer } = opened();
    reading.hear(6);
    await time();
    await answer(false);
    reading.hear(6);
    expect(waits).toEqual([200, 5000]);
    await time();
    expect(requests).toHaveLength(2);
  });

  it("concerns only its own nouns", () => {
    const nouns = { tag: 9, claim: 12, member: 3 };
    expect(lastOf(nouns, ["tag", "member"])).toBe(9);
    expect(lastOf(nouns, ["evidence"], 4)).toBe(4);
  });
});
