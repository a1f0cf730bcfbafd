import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { BASE_URL } from "../playwright.config";
import { ReaderPage } from "./reader-page";
import { Site, type Someone } from "./site";

interface WorkerFixtures {
  readonly site: Site;
}

interface Fixtures {
  /** A page of one's own for somebody, signed in. */
  readonly signIn: (who: Someone) => Promise<Page>;
  readonly read: (who: Someone, path: string) => Promise<ReaderPage>;
}

/** Everything that goes wrong in a page is told here, and the test fails for it. */
function watch(page: Page, wrongs: string[], origin: string): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) wrongs.push(message.text());
  });
  page.on("pageerror", (error) => wrongs.push(String(error)));
  page.on("dialog", (dialog) => {
    wrongs.push(`a dialog was opened by a script: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) {
      wrongs.push(`a request went elsewhere: ${url.href}`);
    }
  });
}

/** What a browser says of an answer that the test asked for (a refusal, being offline). */
const EXPECTED = /Failed to load resource|net::ERR_INTERNET_DISCONNECTED/;

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [async ({}, use) => use(await Site.open(BASE_URL)), { scope: "worker" }],

  signIn: async ({ site, browser, baseURL, colorScheme, viewport, hasTouch, isMobile }, use) => {
    const wrongs: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (who) => {
      const storageState = await site.sessionOf(who);
      const context = await browser.newContext({
        baseURL,
        colorScheme,
        viewport,
        hasTouch,
        isMobile,
        storageState,
      });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, wrongs, new URL(BASE_URL).origin);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(wrongs, "nothing goes wrong in a page unseen").toEqual([]);
  },

  read: async ({ signIn }, use) => {
    await use(async (who, path) => {
      const page = await signIn(who);
      const reader = new ReaderPage(page);
      await reader.open(path);
      return reader;
    });
  },
});

/**
 * WCAG 2.2 AA, as far as a machine can tell. Our pages hold no frames, so axe runs in the page alone,
 * and it describes only what breaks a rule: listing every element that keeps one takes longer than
 * finding the others.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(page.frames(), "the page holds no frame").toHaveLength(1);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`),
  ).toEqual([]);
}

/** The same in light and in dark; what differs between them is CSS. */
export async function expectAccessibleInLightAndDark(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await test.step(colorScheme, async () => {
      // Without motion no colour is measured on its way to another.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectAccessible(page);
    });
  }
}

export { expect };
