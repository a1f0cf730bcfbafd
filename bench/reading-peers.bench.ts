// The reading page with a text of 1 MB and 10,000 annotations, compared with two pages that
// have the same words and ranges and nothing else: one gives them to the browser's CSS Custom
// Highlight API, the other all at once to the overlay library. Measures the time until the first
// screen is painted, the frames while the text is scrolled through, and the time until a kind is
// filtered out. OBELUS_BENCH_RUNS sets the number of runs; OBELUS_BUILD=as-is uses the present
// build.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser, LAUNCH_ARGS } from "../bin/browser.mjs";
import { build } from "../bin/build.mjs";
import { ratiosOf } from "./pairs.ts";
import { serveBare } from "./reading/bare.ts";
import { untilIdle } from "./reading/visit.ts";
import { addAnnotations, addDocument, OWNER, startServer } from "./reading/obelus.ts";
import { annotations, text as longText } from "./reading/material.ts";
import {
  measureFiltering,
  measureOpening,
  measureScrolling,
  type Figures,
} from "./reading/measure.ts";

const VIEWPORT = { width: 1440, height: 900 };
const RUNS = Number(process.env.OBELUS_BENCH_RUNS ?? 3);

/** Painted: an overlay is in the window, and a frame has passed. */
const WATCH = `
  const look = () => document.querySelector("svg [data-annotation]")
    ? requestAnimationFrame(() => { window.opened = performance.now(); })
    : requestAnimationFrame(look);
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(look));`;

const folder = await mkdtemp(join(tmpdir(), "obelus-bench-"));
const text = longText();
const drawn = annotations(text.length, 10_000);
await build();
const first = await startServer(folder);
const place = await addDocument(first.url, text);
await first.stop();
await addAnnotations(folder, place, text, drawn);
const server = await startServer(folder);
const bare = await serveBare(text, drawn);
const launched = () => chromium.launch({ executablePath: findBrowser(), args: LAUNCH_ARGS });
const browser = await launched();

const context = await browser.newContext({ viewport: VIEWPORT });
const ours = await context.newPage();
await ours.goto(`${server.url}/sign-in`, { waitUntil: "networkidle" });
await ours.getByLabel("Email").fill(OWNER.email);
await ours.getByLabel("Password", { exact: true }).fill(OWNER.password);
await ours.getByRole("button", { name: "Sign in", exact: true }).click();
await ours.waitForURL((url) => url.pathname !== "/sign-in");
await ours.addInitScript(WATCH);
console.log(`${text.length} characters, ${drawn.length} annotations, ${RUNS} runs`);

async function oursOnce(): Promise<Figures> {
  const path = `/projects/${place.projectId}/documents/${place.documentId}`;
  const open = await measureOpening(ours, server.url + path);
  await ours
    .locator("footer")
    .getByText(/10,?000 shown/)
    .waitFor({ timeout: 300_000 });
  await untilIdle(ours);
  const moved = await measureScrolling(ours);
  const filter = await measureFiltering(
    ours,
    `document.querySelector("footer [data-kind=rhetoric]").click()`,
    `!document.querySelector("svg g[data-kind=rhetoric]")`,
  );
  return { open, ...moved, filter };
}

async function bareOnce(path: string): Promise<Figures> {
  // A browser of its own: of two pages in one browser, the hidden one gets a frame a second.
  const another = await launched();
  const page = await another.newPage({ viewport: VIEWPORT });
  const open = await measureOpening(page, bare.url + path);
  await untilIdle(page);
  const moved = await measureScrolling(page);
  const filter = await measureFiltering(page, "window.filter(true)", "true");
  await another.close();
  return { open, ...moved, filter };
}

const all: Record<"ours" | "highlights" | "library", Figures[]> = {
  ours: [],
  highlights: [],
  library: [],
};
const once = {
  ours: oursOnce,
  highlights: () => bareOnce("/highlights"),
  library: () => bareOnce("/library"),
};
for (let run = 0; run < RUNS; run++) {
  for (const who of ["ours", "highlights", "library"] as const) {
    const figures = await once[who]();
    all[who].push(figures);
    const parts = Object.entries(figures).map(([what, ms]) => `${what} ${ms.toFixed(0)} ms`);
    console.log(`  run ${run + 1}, ${who}: ${parts.join(", ")}`);
  }
}

for (const what of ["open", "frame", "worst", "pace", "filter"] as const) {
  const of = (who: keyof typeof all) => all[who].map((figures) => figures[what]);
  const to = (other: keyof typeof all) => ratiosOf(of("ours"), of(other));
  console.log(
    `${what}: ours : highlights = ${to("highlights")}, ours : library = ${to("library")}`,
  );
}

await browser.close();
bare.stop();
await server.stop();
await rm(folder, { recursive: true, force: true });
