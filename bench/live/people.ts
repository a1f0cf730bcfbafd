import { request, type ClientRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { quantile } from "../../lib/measure/bootstrap.ts";
import type { Person } from "./bench-data.ts";

/** When each annotation was sent, and when each of the streams had it; milliseconds. */
export class Log {
  readonly writes: number[] = [];
  readonly refusals: number[] = [];
  private readonly sent = new Map<string, number>();
  private readonly seen = new Map<string, number>();
  private readonly last = new Map<string, number>();

  sending(id: string): void {
    this.sent.set(id, performance.now());
  }

  saw(id: string): void {
    this.seen.set(id, (this.seen.get(id) ?? 0) + 1);
    this.last.set(id, performance.now());
  }

  /** How long each annotation took until all of so many streams had it. */
  seenByAll(streams: number): { times: number[]; missing: number } {
    const times: number[] = [];
    let missing = 0;
    for (const [id, at] of this.sent) {
      if ((this.seen.get(id) ?? 0) < streams) missing += 1;
      else times.push((this.last.get(id) ?? at) - at);
    }
    return { times, missing };
  }
}

/** An event stream, read as it comes. */
export class Stream {
  private readonly request: ClientRequest;
  readonly opened: Promise<void>;

  constructor(url: string, { token }: Person, path: string, log: Log | null) {
    this.request = request(`${url}${path}`, {
      agent: false,
      headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
    });
    this.opened = new Promise((resolve, reject) => {
      this.request.once("error", reject);
      this.request.once("response", (response) => {
        if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
        let rest = "";
        response.setEncoding("utf8");
        response.on("error", () => undefined);
        response.on("data", (text: string) => {
          resolve();
          if (!log) return;
          const events = (rest + text).split("\n\n");
          rest = events.pop() ?? "";
          for (const event of events) {
            if (!event.startsWith("id: ")) continue;
            const id = /"kind":"annotation\.saved","id":"([^"]+)"/.exec(event)?.[1];
            if (id) log.saw(id);
          }
        });
      });
    });
    this.request.end();
  }

  close(): void {
    this.request.on("error", () => undefined);
    this.request.destroy();
  }
}

/** Opens streams, some at a time, and answers how long each took to begin. */
export async function openStreams(
  made: readonly (() => Stream)[],
  atATime = 10,
): Promise<{ streams: Stream[]; times: number[] }> {
  const streams: Stream[] = [];
  const times: number[] = [];
  const waiting = [...made];
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (let make = waiting.shift(); make; make = waiting.shift()) {
        const began = performance.now();
        const stream = make();
        await stream.opened;
        times.push(performance.now() - began);
        streams.push(stream);
      }
    }),
  );
  return { streams, times };
}

interface Work {
  readonly urls: readonly string[];
  readonly documentId: string;
  readonly people: readonly Person[];
  readonly seconds: number;
  readonly log: Log;
}

/** Each selects words and annotates them every 3 to 5 seconds, as long as it lasts. */
export async function write({ urls, documentId, people, seconds, log }: Work): Promise<void> {
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    people.map(async (person, n) => {
      const url = `${urls[n % urls.length]}/api/v1/documents/${documentId}`;
      const tab = v7();
      await sleep(Math.random() * 4_000);
      for (; performance.now() < end; await sleep(3_000 + Math.random() * 2_000)) {
        const start = Math.floor(Math.random() * 60);
        const span = { start, end: start + 12 };
        await post(url, person, "/presence", { tab, selection: [span] });
        await sleep(300);
        const id = v7();
        log.sending(id);
        const began = performance.now();
        const draft = { id, kind: "claim", target: [span], body: "Who says that, and when?" };
        const status = await post(url, person, "/annotations", draft);
        if (status === 201) log.writes.push(performance.now() - began);
        else log.refusals.push(status);
      }
    }),
  );
}

async function post(url: string, { token }: Person, path: string, body: object): Promise<number> {
  const answer = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  await answer.text();
  return answer.status;
}

export function percentile(figures: readonly number[], part: number): number {
  return quantile(
    [...figures].sort((a, b) => a - b),
    part,
  );
}
