import type { Page } from "@playwright/test";
import { framesOf, measureFiltering } from "./measure.ts";
import { untilIdle } from "./visit.ts";

const JUMPS = 200;
const HOVERS = 40;

/** What a person does on the page once it is there. All figures are milliseconds. */
export async function measureUse(page: Page) {
  const hover = await measureHover(page);
  const filter = await measureFiltering(
    page,
    `document.querySelector("footer [data-kind=rhetoric]").click()`,
    `![...document.querySelectorAll("svg g[data-kind=rhetoric]")].some((g) => g.checkVisibility())`,
  );
  await page.evaluate(`document.querySelector("footer [data-kind=rhetoric]").click()`);
  await untilIdle(page);
  const add = await measureAdding(page);
  const frames = await framesOf(
    page,
    `scrollTo({ top: ((step * 7919) % ${JUMPS}) / ${JUMPS} * end, behavior: "instant" })`,
    JUMPS,
  );
  return { hover, filter, add, jumps: frames[Math.floor(frames.length * 0.95)] ?? NaN };
}

/**
 * What the browser computes for one hover: its scripts, styles and layout while the pointer rests
 * on one annotation after another.
 */
async function measureHover(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await untilIdle(page);
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return 1_000 * (of("ScriptDuration") + of("LayoutDuration") + of("RecalcStyleDuration"));
  };
  const places = await page.evaluate<{ x: number; y: number }[]>(`
    [...document.querySelectorAll("svg g[data-annotation] rect")]
      .map((rect) => rect.getBoundingClientRect())
      .filter((box) => box.width > 20 && box.top > 120 && box.bottom < innerHeight - 80)
      .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }))`);
  if (places.length === 0) return NaN;
  const before = await spent();
  for (let n = 0; n < HOVERS; n++) {
    const { x, y } = places[(n * 7) % places.length] ?? { x: 0, y: 0 };
    await page.mouse.move(x, y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  const after = await spent();
  await page.mouse.move(2, 2);
  return (after - before) / HOVERS;
}

/** From the key that tags a selection until its overlay is painted. */
async function measureAdding(page: Page): Promise<number> {
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
  await page.keyboard.press("Enter");
  return elapsed;
}
