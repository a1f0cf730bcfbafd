// The reading page with a text of 1 MB and 10, 1,000 and 10,000 annotations: each figure beside its
// limit. Every run opens the page in a browser with an empty cache. OBELUS_BENCH_SIZES names other
// numbers of annotations (50000 is worth a look), OBELUS_BENCH_RUNS the number of runs, of which
// medians are printed; OBELUS_BUILD=as-is uses the present build. After ten minutes no more runs
// begin, and each figure is printed of those that were. "Computed" is what the page's main thread was
// busy for, in time of the processor: unlike the others it does not grow with what else is running.
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser, LAUNCH_ARGS } from "../bin/browser.mjs";
import { build } from "../bin/build.mjs";
import { median } from "./pairs.ts";
import { measureList } from "./reading/list.ts";
import { annotations, text as longText } from "./reading/material.ts";
import { addAnnotations, addDocument, signedIn, startServer } from "./reading/obelus.ts";
import { measureUse } from "./reading/use.ts";
import { DESKTOP, measureVisit, PHONE } from "./reading/visit.ts";

const SIZES = (process.env.OBELUS_BENCH_SIZES ?? "10 1000 10000").split(" ").map(Number);
const RUNS = Number(process.env.OBELUS_BENCH_RUNS ?? 3);
/** No run begins later than this, but for the first of each number of annotations. */
const LAST_START_MS = performance.now() + 10 * 60_000;
/** How long a run may take before the bench gives up. */
const RUN_MS = 4 * 60_000;

/** What each figure is called, its unit, its limit, and the digits it is printed with. */
const LIMITS = {
  text: ["text seen", "ms", 800, 0],
  overlays: ["overlays in view", "ms", 1_100, 0],
  all: ["everything there", "ms", 3_000, 0],
  shift: ["layout shift, desktop", "", 0.05, 3],
  shiftOnPhone: ["layout shift, phone", "", 0.05, 3],
  scripts: ["scripts until it can be read and marked", "kB", 200, 0],
  scriptFiles: ["… in files", "", null, 0],
  requests: ["requests until then", "", 20, 0],
  allScripts: ["all scripts, with those fetched when idle", "kB", null, 0],
  allScriptFiles: ["… in files", "", null, 0],
  bytes: ["everything fetched", "kB", null, 0],
  allRequests: ["all requests", "", null, 0],
  add: ["add one", "ms", 50, 0],
  addComputed: ["add one, computed", "ms", 50, 0],
  filter: ["filter a kind away", "ms", 50, 0],
  filterComputed: ["filter a kind away, computed", "ms", 50, 0],
  jumps: ["200 jumps, p95 of a frame", "ms", 50, 0],
  jumpsComputed: ["200 jumps, p95 computed", "ms", 50, 0],
  hover: ["one hover", "ms", 4, 1],
} as const;
type Name = keyof typeof LIMITS;

const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
const text = longText();
await build();
const first = await startServer(folder);
const places = [];
for (const size of SIZES) places.push({ size, ...(await addDocument(first.url, text)) });
await first.stop();
for (const place of places) {
  await addAnnotations(folder, place, text, annotations(text.length, place.size));
}
for (const { size, documentId } of places) {
  const { ratio, bytes, list, rows } = await measureList(folder, documentId, size);
  const megabytes = bytes / 1_000_000;
  console.log(
    `a list of ${size} in brief: ${ratio.toFixed(1)} × the same rows by SQL (limit 3), ` +
      `${list.toFixed(0)} : ${rows.toFixed(0)} ms; ${megabytes.toFixed(2)} MB (limit 2)`,
  );
}
const server = await startServer(folder);
const browser = await chromium.launch({ executablePath: findBrowser(), args: LAUNCH_ARGS });
const cookies = await signedIn(browser, server.url);

for (const { size, projectId, documentId } of places) {
  const url = `${server.url}/projects/${projectId}/documents/${documentId}`;
  const figures: Partial<Record<Name, number>>[] = [];
  for (let run = 0; run < RUNS && (run === 0 || performance.now() < LAST_START_MS); run++) {
    figures.push(await within(RUN_MS, measureOnce(url, size)));
  }
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${text.length} characters, ${size} annotations, ${figures.length} runs, load ${load}`,
  );
  for (const [name, [label, unit, limit, digits]] of Object.entries(LIMITS)) {
    const all = figures.map((each) => each[name as Name] ?? NaN);
    const value = median(all);
    const spread = `${Math.min(...all).toFixed(digits)} to ${Math.max(...all).toFixed(digits)}`;
    const beside = limit === null ? "" : ` (limit ${limit})`;
    const over = limit !== null && value > limit ? "  — over the limit" : "";
    console.log(`  ${label}: ${value.toFixed(digits)} ${unit}${beside}, ${spread}${over}`);
  }
}

await browser.close();
await server.stop();
await rm(folder, { recursive: true, force: true });

async function measureOnce(url: string, size: number): Promise<Partial<Record<Name, number>>> {
  const visit = await measureVisit(browser, cookies, DESKTOP, url, size);
  const use = await measureUse(visit.page);
  await visit.page.context().close();
  const phone = await measureVisit(browser, cookies, PHONE, url, size);
  await phone.page.context().close();
  return { ...visit.figures, ...use, shiftOnPhone: phone.figures.shift };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`A run took more than ${ms / 1_000} s.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
