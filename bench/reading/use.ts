import type { Page } from "@playwright/test";
import { framesOf, measureFiltering } from "./measure.ts";
import { untilIdle } from "./visit.ts";

const JUMPS = 200;
const HOVERS = 40;

/** What a person does on the page once it is there. All figures are milliseconds. */
export async function measureUse(page: Page) {
  const computed = await watchComputing(page);
  const hover = await measureHover(page, computed);
  const filter = await computed(() =>
    measureFiltering(
      page,
      `document.querySelector("footer [data-kind=rhetoric]").click()`,
      `![...document.querySelectorAll("svg g[data-kind=rhetoric]")].some((g) => g.checkVisibility())`,
    ),
  );
  await page.evaluate(`document.querySelector("footer [data-kind=rhetoric]").click()`);
  await untilIdle(page);
  const add = await measureAdding(page, computed);
  const jump = `scrollTo({ top: ((step * 7919) % ${JUMPS}) / ${JUMPS} * end, behavior: "instant" })`;
  const frames = await framesOf(page, jump, JUMPS);
  await untilIdle(page);
  return {
    hover,
    filter: filter.answer,
    filterComputed: filter.ms,
    add: add.answer,
    addComputed: add.ms,
    jumps: p95(frames),
    jumpsComputed: await measureJumps(page, computed),
  };
}

/** What something costs the main thread, in milliseconds of its processor time. */
type Computed = <T>(act: () => Promise<T>) => Promise<{
  readonly answer: T;
  /** All tasks. */
  readonly ms: number;
  /** Scripts, styles and layout alone. */
  readonly scriptMs: number;
}>;

async function watchComputing(page: Page): Promise<Computed> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) =>
      1_000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
    const script = of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration");
    return { all: of("TaskDuration"), script };
  };
  return async (act) => {
    const before = await spent();
    const answer = await act();
    const after = await spent();
    return { answer, ms: after.all - before.all, scriptMs: after.script - before.script };
  };
}

function p95(ascending: readonly number[]): number {
  return ascending[Math.floor(ascending.length * 0.95)] ?? NaN;
}

/** The 95th percentile of what a jump costs until it is painted, with what follows in two frames. */
async function measureJumps(page: Page, computed: Computed): Promise<number> {
  const all: number[] = [];
  for (let step = 1; step <= JUMPS; step++) {
    const { ms } = await computed(() =>
      page.evaluate(`new Promise((done) => {
        const end = document.documentElement.scrollHeight - innerHeight - 2;
        scrollTo({ top: ${((step * 7919) % JUMPS) / JUMPS} * end, behavior: "instant" });
        requestAnimationFrame(() => requestAnimationFrame(done));
      })`),
    );
    all.push(ms);
  }
  return p95(all.toSorted((a, b) => a - b));
}

/** Scripts, styles and layout of one hover while the pointer rests on one annotation after another. */
async function measureHover(page: Page, computed: Computed): Promise<number> {
  await untilIdle(page);
  const places = await page.evaluate<{ x: number; y: number }[]>(`
    [...document.querySelectorAll("svg g[data-annotation] rect")]
      .map((rect) => rect.getBoundingClientRect())
      .filter((box) => box.width > 20 && box.top > 120 && box.bottom < innerHeight - 80)
      .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }))`);
  if (places.length === 0) return NaN;
  const { scriptMs } = await computed(async () => {
    for (let n = 0; n < HOVERS; n++) {
      const { x, y } = places[(n * 7) % places.length] ?? { x: 0, y: 0 };
      await page.mouse.move(x, y);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
  });
  await page.mouse.move(2, 2);
  return scriptMs / HOVERS;
}

/** From the key that tags a selection until its overlay is painted, in milliseconds. */
async function measureAdding(page: Page, computed: Computed) {
  await page.evaluate("scrollTo(0, 0)");
  const word = page.locator("[data-text] p").nth(2);
  await word.dblclick({ position: { x: 40, y: 10 } });
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("1");
  await untilIdle(page);
  const elapsed = page.evaluate<number>(`new Promise((done) => {
    const known = new Set([...document.querySelectorAll("svg [data-annotation]")].map((g) => g.dataset.annotation));
    addEventListener("keydown", () => {
      const began = performance.now();
      const look = () => [...document.querySelectorAll("svg g[data-annotation]")]
        .some((g) => g.dataset.annotation && !known.has(g.dataset.annotation))
          ? requestAnimationFrame(() => done(performance.now() - began))
          : requestAnimationFrame(look);
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  })`);
  return computed(async () => {
    await page.keyboard.press("Enter");
    return elapsed;
  });
}
