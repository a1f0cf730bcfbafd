import { TABS as NAMES } from "../components/shell/known-pages";
import { expect, test } from "./fixtures";

const PROJECT = "/projects/01900000-0000-7000-8000-000000000001";
const SPEECH = `${PROJECT}/documents/01900000-0000-7000-8000-000000000010`;
const TABS = NAMES.map((name) => (name === "documents" ? "" : `/${name}`));
const SIZES = [12.5, 14, 16, 19, 28];

test("the project's name and its tabs stand at one place on every tab", async ({
  site,
  signIn,
}) => {
  const page = await signIn(site.owner);
  const where: string[] = [];
  for (const tab of TABS) {
    await page.goto(`${PROJECT}${tab}`);
    const nav = page.getByRole("navigation", { name: "Project", exact: true });
    await expect(nav.locator("[aria-current=page]")).toBeVisible();
    const name = page.getByRole("navigation", { name: "Where you are" }).locator("li").nth(1);
    const tabs = await nav.getByRole("link").all();
    const boxes = await Promise.all(
      [name.locator("a, b"), ...tabs].map(async (one) => JSON.stringify(await one.boundingBox())),
    );
    expect(boxes).toHaveLength(TABS.length + 1);
    where.push(boxes.join(" "));
  }
  expect(new Set(where).size).toBe(1);
});

test("a list begins where its page does", async ({ site, signIn }) => {
  const page = await signIn(site.owner);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const tab of ["", "/claims", "/sources", "/members"]) {
      await page.goto(`${PROJECT}${tab}`);
      const title = await page.getByRole("heading", { level: 1 }).boundingBox();
      const table = await page.getByRole("table").first().boundingBox();
      expect(table?.x, `${tab} at ${width}`).toBe(title?.x);
    }
  }
});

test("there are five sizes of type", async ({ site, signIn }) => {
  test.slow();
  const page = await signIn(site.owner);
  const pages = [...TABS.map((tab) => `${PROJECT}${tab}`), "/projects", "/account", SPEECH];
  for (const path of pages) {
    await page.goto(path);
    // While a page is streamed there is a second one beside what stands for it.
    await expect(page.locator("main")).toHaveCount(1);
    const sizes = await page.evaluate(() => {
      const found = new Set<number>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!element || node.textContent?.trim() === "" || !element.checkVisibility()) continue;
        found.add(Math.round(parseFloat(getComputedStyle(element).fontSize) * 100) / 100);
      }
      return [...found];
    });
    expect(
      sizes.filter((size) => !SIZES.includes(size)),
      path,
    ).toEqual([]);
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("undo stands at the foot, and its room at the top is the title's", async ({
    site,
    read,
  }) => {
    const { page } = await read(site.owner, SPEECH);
    await expect(page.getByRole("group", { name: "Undo and redo" })).toHaveCount(1);
    const foot = page.getByRole("contentinfo", { name: "Legend and filter" });
    await expect(foot.getByRole("button", { name: "Nothing to undo" })).toBeInViewport();
    await expect(page.locator("header").getByRole("button", { name: /undo/ })).toHaveCount(0);
  });

  test("a form is no wider than its page, however long the names of saved queries are", async ({
    site,
    signIn,
  }) => {
    const page = await signIn(site.owner);
    await page.goto(`${PROJECT}/query`);
    await expect(page.getByRole("region", { name: "Saved queries" })).toBeVisible();
    const field = await page.getByLabel("Query text").boundingBox();
    const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
    const margin = heading?.x ?? 0;
    expect((field?.x ?? 0) + (field?.width ?? 0)).toBeLessThanOrEqual(390 - margin + 0.5);
  });
});
