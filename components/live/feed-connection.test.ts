import { describe, expect, it } from "vitest";
import type { ApiAnswer } from "@/components/api";
import { FeedConnection, type ConnectionState, type Stream } from "./feed-connection";

const done: ApiAnswer<unknown> = { ok: true, value: null };
const refusal = (status: number): ApiAnswer<unknown> => ({
  ok: false,
  status,
  code: "",
  detail: "",
  errors: [],
  problem: {},
});

/** A connection whose requests are answered with `answers`, one after the other. */
function following(answers: ApiAnswer<unknown>[]) {
  const streams: (Stream & { readyState: number; onopen: unknown; onerror: unknown })[] = [];
  const stateChanged: ConnectionState[] = [];
  const waits: number[] = [];
  const timers: (() => void)[] = [];
  let connections = 0;
  const link = new FeedConnection({
    open: () => {
      const stream = { readyState: 0, onopen: null, onerror: null, close: () => undefined };
      streams.push(stream);
      return stream;
    },
    ask: async () => {
      connections++;
      return answers.shift() ?? done;
    },
    stateChanged: (now) => void stateChanged.push(now),
    later: (call, milliseconds) => {
      waits.push(milliseconds);
      timers.push(call);
      return () => undefined;
    },
  });
  const fail = (readyState: number) => {
    const stream = streams.at(-1);
    if (!stream) return;
    stream.readyState = readyState;
    (stream.onerror as () => void)();
  };
  const open = () => (streams.at(-1)?.onopen as () => void)();
  const time = async () => {
    timers.shift()?.();
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  link.connect();
  return { link, streams, stateChanged, waits, fail, open, time, count: () => connections };
}

describe("a page at its feed", () => {
  it("leaves a lost connection to the browser, which opens it again by itself", () => {
    const { streams, stateChanged, waits, fail, open } = following([]);
    open();
    fail(0);
    open();
    expect(stateChanged).toEqual(["live", "disconnected", "live"]);
    expect(streams).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it("asks what was missed and opens another stream after an answer that is none", async () => {
    const { streams, waits, fail, open, time, count } = following([done]);
    fail(2);
    await time();
    expect(count()).toBe(1);
    expect(streams).toHaveLength(2);
    open();
    fail(2);
    expect(waits).toEqual([2000, 2000]);
  });

  it("polls where no stream comes through", async () => {
    const { streams, stateChanged, waits, fail, time } = following([done, done, done]);
    for (let i = 0; i < 3; i++) {
      fail(2);
      await time();
    }
    expect(streams).toHaveLength(3);
    expect(stateChanged.at(-1)).toBe("polling");
    expect(waits).toEqual([2000, 4000, 5000, 5000]);
  });

  it("ends for good where one may no longer read it", async () => {
    for (const status of [403, 404]) {
      const { streams, stateChanged, waits, fail, time } = following([refusal(status)]);
      fail(2);
      await time();
      expect(stateChanged.at(-1)).toBe("closed");
      expect([streams.length, waits.length]).toEqual([1, 1]);
    }
  });

  it("asks seldom while one is signed out, and goes on once one is signed in", async () => {
    const { streams, stateChanged, waits, fail, time } = following([
      refusal(401),
      refusal(401),
      done,
    ]);
    fail(2);
    for (let i = 0; i < 3; i++) await time();
    expect(stateChanged).toEqual(["disconnected", "closed", "closed"]);
    expect(waits).toEqual([2000, 5000, 5000]);
    expect(streams).toHaveLength(2);
  });

  it("does nothing more once the page is left", async () => {
    const { link, stateChanged, streams, fail, time } = following([done]);
    fail(2);
    link.stop();
    await time();
    fail(2);
    expect(streams).toHaveLength(1);
    expect(stateChanged).toEqual(["disconnected"]);
  });
});
