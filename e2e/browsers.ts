import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { StorageState } from "./site";

/** What a test may choose about a browser. Tests that choose the same may share one. */
export type Look = Required<
  Pick<BrowserContextOptions, "colorScheme" | "viewport" | "hasTouch" | "isMobile">
>;

/** What a page keeps for its origin beside cookies. */
const STORAGE_TYPES = "local_storage,indexeddb,cache_storage,service_workers";

/** A browser of one person, with one page in it. */
export interface Lent {
  readonly key: string;
  readonly look: Look;
  readonly context: BrowserContext;
  readonly page: Page;
}

/**
 * Browsers that a worker keeps for all its tests. A page that has loaded the product before has its
 * programs compiled, and is ready in a fraction of the time. A test gets one as new: cookies, what
 * pages stored, routes, media, size and the place of the mouse are those of a first visit.
 */
export class Browsers {
  private readonly idle = new Map<string, Lent[]>();

  constructor(
    private readonly browser: Browser,
    private readonly baseURL: string,
  ) {}

  /** A browser that nobody else has, in which `email` is signed in. */
  async lend(email: string, look: Look, session: StorageState): Promise<Lent> {
    const key = JSON.stringify([email, look]);
    const idle = this.idle.get(key)?.pop();
    if (!idle) return this.open(key, look, session);
    await idle.context.addCookies(session.cookies);
    return idle;
  }

  private async open(key: string, look: Look, storageState: StorageState): Promise<Lent> {
    const { baseURL } = this;
    const context = await this.browser.newContext({ baseURL, storageState, ...look });
    return { key, look, context, page: await context.newPage() };
  }

  /** Clears whatever a test left and keeps the browser; one whose page was closed is closed. */
  async takeBack(lent: Lent): Promise<void> {
    const { key, look, context, page } = lent;
    if (page.isClosed()) return context.close();
    for (const other of context.pages()) if (other !== page) await other.close();
    if (page.url().startsWith(this.baseURL)) await page.evaluate(() => sessionStorage.clear());
    await page.goto("about:blank");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.setOffline(false);
    await context.clearCookies();
    const devtools = await context.newCDPSession(page);
    const origin = new URL(this.baseURL).origin;
    await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: STORAGE_TYPES });
    await devtools.detach();
    await page.emulateMedia({
      media: null,
      colorScheme: look.colorScheme,
      reducedMotion: "no-preference",
      forcedColors: "none",
    });
    if (look.viewport) await page.setViewportSize(look.viewport);
    await page.mouse.move(0, 0);
    this.idle.set(key, [...(this.idle.get(key) ?? []), lent]);
  }

  async close(): Promise<void> {
    for (const { context } of [...this.idle.values()].flat()) await context.close();
  }
}
