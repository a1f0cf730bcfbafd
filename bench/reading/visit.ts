import type { Browser, BrowserContextOptions, Page } from "@playwright/test";

type Cookies = NonNullable<Exclude<BrowserContextOptions["storageState"], string>>;

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Notes in the page when text, overlays and all annotations are there, and how much it shifts. */
const WATCH = `
  const seen = (window.seen = { shift: 0 });
  const note = (name, isThere) => {
    const look = () => isThere()
      ? requestAnimationFrame(() => { seen[name] = performance.now(); })
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  };
  note("text", () => {
    const leaf = document.querySelector("[data-text] [data-at]");
    const box = leaf && leaf.getBoundingClientRect();
    return box && box.height > 0 && box.top < innerHeight;
  });
  note("alive", () => document.querySelector("[data-live]"));
  note("overlays", () => document.querySelector("svg [data-annotation]"));
  note("all", () => {
    const status = document.querySelector("footer [role=status]");
    return status && Number(status.textContent.replace(/\\D/g, "")) >= window.wanted;
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });`;

interface Seen {
  readonly text?: number;
  /** When the text could be read and marked. */
  readonly alive?: number;
  readonly overlays?: number;
  readonly all?: number;
  readonly shift: number;
}

/** Opens the page with an empty cache and waits until all annotations are counted in its foot. */
export async function measureVisit(
  browser: Browser,
  cookies: Cookies,
  device: BrowserContextOptions,
  url: string,
  size: number,
) {
  const context = await browser.newContext({ ...device, storageState: cookies });
  const page = await context.newPage();
  await page.addInitScript(`window.wanted = ${size}; ${WATCH}`);
  const traffic = await watchTraffic(page);
  await page.bringToFront();
  await page.goto(url, { waitUntil: "commit" });
  await page
    .waitForFunction(
      () => (window as Window & { seen?: Seen }).seen?.all !== undefined,
      undefined,
      {
        timeout: 120_000,
        polling: 50,
      },
    )
    .catch(async (error: unknown) => {
      const foot = await page.evaluate("document.querySelector('footer')?.textContent");
      throw new Error(`${page.url()} shows: ${String(foot)}`, { cause: error });
    });
  await untilIdle(page);
  const seen = (await page.evaluate("window.seen")) as Seen;
  const alive = Number(await page.evaluate("performance.timeOrigin")) + (seen.alive ?? 0);
  return { page, figures: { ...seen, ...traffic(alive) } };
}

/**
 * Counts what the page fetches, as it comes over the wire, headers included. What the answer is
 * given divides scripts: those that the page asked for before that moment, and all.
 */
async function watchTraffic(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const requests = new Map<string, { isScript: boolean; at: number; bytes: number }>();
  session.on("Network.requestWillBeSent", ({ requestId, type, wallTime }) => {
    requests.set(requestId, { isScript: type === "Script", at: 1_000 * wallTime, bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength / 1_000;
  });
  /** @param alive the moment in milliseconds since 1970 */
  return (alive: number) => {
    const all = [...requests.values()];
    const kilobytes = (some: typeof all) => some.reduce((sum, { bytes }) => sum + bytes, 0);
    const scripts = all.filter(({ isScript }) => isScript);
    const first = scripts.filter(({ at }) => at < alive);
    return {
      scripts: kilobytes(first),
      scriptFiles: first.length,
      allScripts: kilobytes(scripts),
      allScriptFiles: scripts.length,
      bytes: kilobytes(all),
      requests: all.filter(({ at }) => at < alive).length,
      allRequests: all.length,
    };
  };
}

/** Until the browser has nothing left to do and fetched nothing for half a second. */
export async function untilIdle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 20_000 })));
  await page.waitForFunction(() => {
    const fetched = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const last = Math.max(0, ...fetched.map(({ responseEnd }) => responseEnd));
    return performance.now() - last > 500;
  });
}
