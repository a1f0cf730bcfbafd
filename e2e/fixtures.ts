import { AxeBuilder } from "@axe-core/playwright";
import {
  test as base,
  expect,
  type ConsoleMessage,
  type Dialog,
  type Page,
  type Request,
} from "@playwright/test";
import { BASE_URL } from "../playwright.config";
import { Browsers, type Lent } from "./browsers";
import { ReaderPage } from "./reader-page";
import { violationsBySecondEngine } from "./second-engine";
import { Site, type Someone } from "./site";

interface WorkerFixtures {
  readonly site: Site;
  readonly browsers: Browsers;
}

interface Fixtures {
  /** A page of one's own for somebody, signed in. */
  readonly signIn: (who: Someone) => Promise<Page>;
  readonly read: (who: Someone, path: string) => Promise<ReaderPage>;
}

/** Collects in `faults` everything that goes wrong in a page; returns what ends that. */
function watch(page: Page, faults: string[], origin: string): () => void {
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) faults.push(message.text());
  };
  const onError = (error: Error) => faults.push(String(error));
  const onDialog = (dialog: Dialog) => {
    faults.push(`a dialog was opened by a script: ${dialog.message()}`);
    void dialog.dismiss();
  };
  const onRequest = (request: Request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) {
      faults.push(`a request went elsewhere: ${url.href}`);
    }
  };
  page.on("console", onConsole);
  page.on("pageerror", onError);
  page.on("dialog", onDialog);
  page.on("request", onRequest);
  return () => {
    page.off("console", onConsole);
    page.off("pageerror", onError);
    page.off("dialog", onDialog);
    page.off("request", onRequest);
  };
}

/** What a browser says of an answer that the test asked for (a refusal, being offline). */
const EXPECTED = /Failed to load resource|net::ERR_INTERNET_DISCONNECTED/;

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [async ({}, use) => use(await Site.open(BASE_URL)), { scope: "worker" }],

  browsers: [
    async ({ browser }, use) => {
      const browsers = new Browsers(browser, BASE_URL);
      await use(browsers);
      await browsers.close();
    },
    { scope: "worker" },
  ],

  signIn: async ({ site, browsers, colorScheme, viewport, hasTouch, isMobile }, use, testInfo) => {
    const faults: string[] = [];
    const open: { readonly lent: Lent; readonly unwatch: () => void }[] = [];
    const look = { colorScheme, viewport, hasTouch, isMobile };
    await use(async (who) => {
      const lent = await browsers.lend(who.email, look, await site.sessionOf(who));
      const unwatch = watch(lent.page, faults, new URL(BASE_URL).origin);
      open.push({ lent, unwatch });
      return lent.page;
    });
    for (const { lent, unwatch } of open) {
      unwatch();
      // Whatever a failed test leaves behind goes with its browser.
      if (testInfo.status === testInfo.expectedStatus) await browsers.takeBack(lent);
      else await lent.context.close();
    }
    expect(faults, "nothing goes wrong in a page unseen").toEqual([]);
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

/** WCAG 2.2 AA, as far as two engines can tell: axe, and IBM's, which reads names and landmarks more strictly. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectWithoutAxeViolations(page);
  expect(await violationsBySecondEngine(page, "all")).toEqual([]);
}

/** The same in light and in dark; what differs between them is CSS. */
export async function expectAccessibleInLightAndDark(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await test.step(colorScheme, async () => {
      // Without motion no colour is measured on its way to another.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectWithoutAxeViolations(page);
      const rules = colorScheme === "light" ? "all" : "on colours";
      expect(await violationsBySecondEngine(page, rules)).toEqual([]);
    });
  }
}

/**
 * Our pages hold no frames, so axe runs in the page alone, and it describes only what breaks a rule:
 * listing every element that keeps one takes longer than finding the others.
 */
async function expectWithoutAxeViolations(page: Page): Promise<void> {
  expect(page.frames(), "the page holds no frame").toHaveLength(1);
  // The program of axe is large: a page that holds it already is not sent it again.
  const axe = (await page.evaluate(() => "axe" in window)) ? { axeSource: "axe" } : {};
  const { violations } = await new AxeBuilder({ page, ...axe })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`),
  ).toEqual([]);
}

export { expect };
