import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Coding } from "@/lib/adjudication/coding";
import { seededRandom } from "@/lib/measure/random";
import type * as Adjudication from "./adjudication";
import { countingRealm, type CountSteps } from "./count-steps";
import { isSteep } from "./hostile";

let count: CountSteps<typeof Adjudication>;
beforeAll(async () => {
  count = await countingRealm(fileURLToPath(new URL("./adjudication.ts", import.meta.url)));
});

/** A text as several people coded it: so many spans each, near those of the others. */
function coded(coders: number, spans: number, room: number): Coding[] {
  const random = seededRandom(spans + coders);
  return Array.from({ length: coders }, (_coder, coder) =>
    Array.from({ length: spans }, (_span, at): Coding => {
      const start = room * at + Math.floor(20 * random());
      const end = start + 1 + Math.floor(30 * random());
      const slug = `t${Math.floor(3 * random())}`;
      const id = `${coder}/${at}`;
      return {
        id,
        coder,
        segments: [{ start, end }],
        kind: "rhetoric",
        slug,
        tags: [],
        speaker: null,
      };
    }),
  ).flat();
}

test("cases take steps in proportion to the spans of twenty people", () => {
  const steps = [60, 120, 240].map((spans) =>
    count(({ casesOf }) => casesOf(coded(20, spans, 20), 20)),
  );
  expect({ steps, isSteep: isSteep(steps) }).toEqual({ steps, isSteep: false });
});

test("twenty people with 500 spans each are brought together in few steps a span", () => {
  const codings = coded(20, 500, 20);
  const steps = count(({ casesOf }) => casesOf(codings, 20));
  expect(steps / codings.length).toBeLessThan(6_000);
});

test("spans that all overlap are compared with the best of them, which stays within what is allowed", () => {
  const steps = [40, 80, 160].map((spans) =>
    count(({ casesOf }) => casesOf(coded(4, spans, 0), 4)),
  );
  // Each is held against each: four times as many for twice as many, and no more.
  expect((steps[2] as number) / (steps[1] as number)).toBeLessThan(6);
});
