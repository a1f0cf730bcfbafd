import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { WRITE_AGREEMENT } from "./export/agreement-task";
import { WRITE_PAGE } from "./export/page-task";
import { WRITE_SECTION } from "./export/section-task";
import { PAINT_SIGNS } from "./export/sign-task";
import { WRITE_TEXT_PART } from "./export/text-task";
import { INSPECT_BUNDLE, READ_BUNDLE } from "./import/bundle/import-bundle";
import { READ_CODEBOOK } from "./import/read-codebook";
import { READ_ANNOTATIONS } from "./import/read-import";
import { READ_SOURCES } from "./import/import-sources";
import { CONVERT, CONVERT_FILE } from "./document/import/convert";
import { FIND_CANDIDATES } from "./document/candidates";
import { COMPARE_TEXTS } from "./document/compare-task";
import { RE_ANCHOR } from "./document/re-anchor/targets";
import { Workers, type Task } from "./platform/workers";
import { FIND_LIKES, RANK_CLAIMS, READ_QUANTITIES } from "./claim/tasks";
import { CODED_PAGE, CODED_PASSAGES, CODED_TABLE } from "./measure/agreement/on-text-task";
import { MEASURE_AGREEMENT } from "./measure/agreement/task";
import { COMPARE_WORDS, FIND_PROPOSALS } from "./quotation/tasks";
import { FIND_PATTERNS } from "./query/find-patterns";
import { FIND_ALIKE_SOURCES } from "./source/alike-task";
import { READ_CITATIONS } from "./source/citations";
import { LEARN } from "./suggestion/learn-task";
import * as worker from "./worker";

const folder = mkdtempSync(join(tmpdir(), "workers-"));
const file = join(folder, "worker.mjs");
writeFileSync(
  file,
  `export const double = (n) => 2 * n;
   export const stand = () => { for (;;); };
   export const fill = () => { for (const all = []; ; ) all.push(new Array(1e6).fill(0.5)); };
   export const fail = () => { throw new RangeError("a mistake of ours"); };`,
);
const workers = new Workers(file, { waiting: 1, memoryMb: 64 });
afterAll(async () => {
  await workers.stop();
  rmSync(folder, { recursive: true });
});

const task = (name: string, timeoutMs = 60_000): Task<unknown, unknown> => ({
  name,
  run: () => undefined,
  timeoutMs,
  isShort: () => false,
});

test("a task is answered by the function of its name", async () => {
  expect(await workers.run(task("double"), 21)).toMatchObject({ ok: true, value: 42 });
});

test("each task of the product is exported under its name", () => {
  const written = [WRITE_PAGE, PAINT_SIGNS, WRITE_SECTION, WRITE_TEXT_PART, WRITE_AGREEMENT];
  const ofAgreement = [MEASURE_AGREEMENT, CODED_PAGE, CODED_PASSAGES, CODED_TABLE];
  const ofClaims = [RANK_CLAIMS, FIND_LIKES, READ_QUANTITIES];
  const ofQuotations = [COMPARE_WORDS, FIND_PROPOSALS];
  const ofPlaces = [COMPARE_TEXTS, RE_ANCHOR, FIND_CANDIDATES, FIND_PATTERNS];
  const ofSources = [READ_CITATIONS, READ_SOURCES, FIND_ALIKE_SOURCES];
  const tasks = [
    CONVERT,
    CONVERT_FILE,
    READ_ANNOTATIONS,
    INSPECT_BUNDLE,
    READ_BUNDLE,
    READ_CODEBOOK,
    LEARN,
    ...ofPlaces,
    ...written,
    ...ofClaims,
    ...ofQuotations,
    ...ofSources,
    ...ofAgreement,
  ];
  expect(Object.fromEntries(tasks.map(({ name, run }) => [name, run]))).toEqual({ ...worker });
});

test("one that takes too long is ended, and the next is answered", async () => {
  expect(await workers.run(task("stand", 300), null)).toMatchObject({ problem: "too-costly" });
  expect(await workers.run(task("double"), 1)).toMatchObject({ value: 2 });
});

test("one that takes too much memory is ended, and the next is answered", async () => {
  expect(await workers.run(task("fill"), null)).toMatchObject({ problem: "too-costly" });
  expect(await workers.run(task("double"), 2)).toMatchObject({ value: 4 });
});

test("a mistake of the function itself is no refusal", async () => {
  await expect(workers.run(task("fail"), null)).rejects.toThrow("a mistake of ours");
});

test("what nobody waits for any more is ended, and too many are refused", async () => {
  const [first, second, third] = [1, 2, 3].map(() => new AbortController());
  const running = [first, second].map((one) => workers.run(task("stand"), null, one?.signal));
  const waiting = workers.run(task("stand"), null, third?.signal);
  expect(await workers.run(task("double"), 3)).toMatchObject({ problem: "not-ready" });
  third?.abort();
  expect(await waiting).toMatchObject({ ok: false });
  const next = workers.run(task("double"), 4);
  first?.abort();
  second?.abort();
  expect(await Promise.all(running)).toMatchObject([{ ok: false }, { ok: false }]);
  expect(await next).toMatchObject({ value: 8 });
});
