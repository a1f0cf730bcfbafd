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
  return { page, figures: { ...seen, ...traffic() } };
}

/** Counts what the page fetches, as it comes over the wire. */
async function watchTraffic(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const types = new Map<string, string>();
  let [scripts, bytes] = [0, 0];
  session.on("Network.requestWillBeSent", ({ requestId, type }) => {
    types.set(requestId, type ?? "Other");
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength / 1_000;
    if (types.get(requestId) === "Script") scripts += encodedDataLength / 1_000;
  });
  return () => ({ scripts, bytes, requests: types.size });
}

/** Until the browser has nothing left to do. */
export async function untilIdle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 20_000 })));
  await page.waitForTimeout(1_000);
}
