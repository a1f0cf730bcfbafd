import type { Page } from "@playwright/test";

/** Milliseconds. */
export interface Figures {
  readonly open: number;
  readonly frame: number;
  readonly worst: number;
  readonly pace: number;
  readonly filter: number;
}

/** From the start of the navigation until the annotations in the window are painted. */
export async function measureOpening(page: Page, url: string): Promise<number> {
  // A page in the background gets one frame a second.
  await page.bringToFront();
  await page.goto(url, { waitUntil: "commit" });
  const opened = await page.waitForFunction(
    () => (window as Window & { opened?: number }).opened,
    undefined,
    { timeout: 300_000, polling: 100 },
  );
  return (await opened.jsonValue()) ?? NaN;
}

/**
 * Scrolls down from the top in two ways: flung, some two hundred screens in steps of 600 pixels a
 * frame, and at the speed of a wheel, 100 pixels a frame. Answers the 95th percentiles, and the
 * slowest frame when flung.
 */
export async function measureScrolling(
  page: Page,
): Promise<Pick<Figures, "frame" | "worst" | "pace">> {
  const by = (pixels: number) => `scrollBy({ top: ${pixels}, behavior: "instant" })`;
  const flung = await framesOf(page, by(600), 300);
  const turned = await framesOf(page, by(100), 200);
  const late = (frames: readonly number[]) => frames[Math.floor(frames.length * 0.95)] ?? NaN;
  return { frame: late(flung), worst: flung.at(-1) ?? NaN, pace: late(turned) };
}

/**
 * The durations of frames, ascending, while a script moves the page once a frame from its top. The
 * script knows the number of the `step` and where the page's `end` is.
 */
export async function framesOf(
  page: Page,
  move: string,
  steps: number,
): Promise<readonly number[]> {
  // A string, because the page does not have the helpers that the compiler adds to functions.
  const frames = await page.evaluate<number[]>(`new Promise((done) => {
    const took = [];
    let before = 0;
    let step = 0;
    const turn = (now) => {
      if (before > 0) took.push(now - before);
      before = now;
      const end = document.documentElement.scrollHeight - innerHeight - 2;
      if ((step > 1 && scrollY >= end) || took.length >= ${steps}) return done(took);
      step++;
      ${move};
      requestAnimationFrame(turn);
    };
    scrollTo({ top: 0, behavior: "instant" });
    requestAnimationFrame(turn);
  })`);
  return frames.toSorted((a, b) => a - b);
}

/** From the press that hides a kind until the page is painted without it; `isGone` is a script. */
export async function measureFiltering(page: Page, press: string, isGone: string): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    scrollTo(0, 0);
    const frames = (count, then) => requestAnimationFrame(() => count > 1 ? frames(count - 1, then) : then());
    frames(20, () => {
      const began = performance.now();
      ${press};
      const look = () => ${isGone} ? frames(1, () => done(performance.now() - began)) : requestAnimationFrame(look);
      requestAnimationFrame(look);
    });
  })`);
}
