import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { seededRandom } from "@/lib/measure/random";
import type * as Agreement from "./agreement";
import { countingRealm, type CountSteps } from "./count-steps";
import { isSteep } from "./hostile";

let count: CountSteps<typeof Agreement>;
beforeAll(async () => {
  count = await countingRealm(fileURLToPath(new URL("./agreement.ts", import.meta.url)));
});

/** A text as three people coded it, some of whose marks overlap. One part: no interval is drawn. */
function coded(size: number) {
  const random = seededRandom(size);
  const marks = Array.from({ length: 3 }, () =>
    Array.from({ length: size }, (_, at) => {
      const start = 20 * at + Math.floor(20 * random());
      const end = start + 1 + Math.floor(30 * random());
      return { start, end, label: Math.floor(3 * random()) };
    }),
  );
  return { texts: [{ length: 20 * size + 60, marks, parts: [0] }], coders: 3, labels: 3 };
}

const RUNS: Readonly<Record<string, (algorithms: typeof Agreement, size: number) => unknown>> = {
  cohen: ({ agree }, size) => agree("cohen", coded(size), ""),
  fleiss: ({ agree }, size) => agree("fleiss", coded(size), ""),
  alpha: ({ agree }, size) => agree("alpha", coded(size), ""),
  ac1: ({ agree }, size) => agree("ac1", coded(size), ""),
  "alpha-u": ({ agree }, size) => agree("alpha-u", coded(size), ""),
  "alpha-u-1995": ({ agree }, size) => agree("alpha-u-1995", coded(size), ""),
  "f1-partial": ({ agree }, size) => agree("f1-partial", coded(size), ""),
  "f1-semeval": ({ agree }, size) => agree("f1-semeval", coded(size), ""),
  "the stretches drawn on a text": ({ codedRuns }, size) =>
    codedRuns(
      coded(size).texts.flatMap(({ marks }) =>
        marks.flatMap((some, coder) => some.map((mark) => ({ ...mark, coder }))),
      ),
      3,
    ),
  "the alignment of gamma, of two": ({ align }, size) =>
    align(coded(size).texts.flatMap(({ marks }) => marks.slice(1))),
  "the alignment of gamma, of three": ({ align }, size) =>
    align(coded(size).texts.flatMap(({ marks }) => marks)),
};

test.each(Object.entries(RUNS))("%s takes steps in proportion to the marks", (_name, run) => {
  const steps = [80, 160, 320].map((size) => count((algorithms) => run(algorithms, size)));
  expect({ steps, isSteep: isSteep(steps) }).toEqual({ steps, isSteep: false });
});
