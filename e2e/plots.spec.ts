import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import type { Site } from "./site";

const NONE = { comparator: "=", period: "", place: "", denominator: "", base: "" };

/** A claim said in three dated texts, with numbers of one unit and a single one of another. */
async function claimInTime(site: Site): Promise<{ path: string; projectId: string }> {
  const { api } = site.owner;
  const { projectId } = await site.article("Nothing is said here.");
  const claim = await api.post(`/projects/${projectId}/claims`, { statement: "Traffic doubled." });
  const claims = [
    { date: "2023-02-01", speaker: "Ines Halder", quantities: [{ value: 1200, unit: "calls" }] },
    { date: "2023-02-20", speaker: "Tomas Brandt", quantities: [{ value: 640, unit: "calls" }] },
    { date: "2024-03-01", speaker: "The auditor", quantities: [{ value: 12, unit: "boats" }] },
  ];
  for (const { date, speaker, quantities } of claims) {
    const document = await api.post(`/projects/${projectId}/documents`, {
      title: `Said by ${speaker}`,
      format: "plain",
      content: "Traffic here has doubled.",
      source: { date, speaker },
    });
    const annotation = await api.post(`/documents/${document.id}/annotations`, {
      kind: "claim",
      revision: 1,
      target: [{ start: 0, end: 12 }],
    });
    await api.post(`/annotations/${annotation.id}/occurrences`, {
      claimId: claim.id,
      quantities: quantities.map((each) => ({ ...NONE, ...each })),
    });
  }
  for (const verdict of ["mostly-true", "unverifiable", "misleading"]) {
    await api.patch(`/claims/${claim.id}`, { verdict });
  }
  return { path: `/projects/${projectId}/claims/${claim.id}`, projectId };
}

/** Goes on by the tab key until the focus is on the one stop of the chart. */
async function tabInto(page: Page, chart: Locator): Promise<void> {
  const stop = chart.locator("[tabindex='0']");
  await expect(stop).toHaveCount(1);
  for (let tabs = 0; tabs < 100; tabs++) {
    await page.keyboard.press("Tab");
    if (await stop.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("the tab key does not lead to the chart");
}

const nameInFocus = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

test("the points of a claim's charts are walked, read and opened by keyboard alone", async ({
  site,
  signIn,
}) => {
  const { path } = await claimInTime(site);
  const page = await signIn(site.owner);
  await page.goto(path);
  const moved = page.getByRole("region", { name: "Timeline" });
  const charts = moved.getByRole("list", { name: /points? of the chart/ });
  await expect(charts).toHaveCount(2);
  const moments = charts.first();
  await tabInto(page, moments);
  expect(await nameInFocus(page)).toBe("1 Feb 2023, asserts it: Ines Halder");

  await test.step("in the order of time, to both ends and no further", async () => {
    await page.keyboard.press("ArrowRight");
    expect(await nameInFocus(page)).toBe("20 Feb 2023, asserts it: Tomas Brandt");
    await page.keyboard.press("End");
    expect(await nameInFocus(page)).toMatch(/^\d{1,2} [A-Z][a-z]+ \d{4}, verdict: misleading$/);
    await page.keyboard.press("ArrowRight");
    expect(await nameInFocus(page)).toMatch(/verdict: misleading$/);
    await page.keyboard.press("Home");
    expect(await nameInFocus(page)).toBe("1 Feb 2023, asserts it: Ines Halder");
  });

  await test.step("what has the focus is seen and said below, and the page is accessible", async () => {
    await page.keyboard.press("ArrowRight");
    const outline = await moments
      .locator(":focus")
      .evaluate((stop) => getComputedStyle(stop).outlineStyle);
    expect(outline).not.toBe("none");
    await expect(moved.getByText("20 Feb 2023, asserts it: Tomas Brandt")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("Escape leaves it, and the next tab leads on", async () => {
    await page.keyboard.press("Escape");
    await expect(moments.locator(":focus")).toHaveCount(0);
    await tabInto(page, charts.nth(1));
    expect(await nameInFocus(page)).toMatch(/Ines Halder: 1,200 calls/);
    await expect(moments.locator("[tabindex='0']")).toHaveCount(1);
  });

  await test.step("Enter opens the passage", async () => {
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/documents\/.+#annotation-/);
    await expect(page.getByRole("heading", { name: "Said by Ines Halder" })).toBeVisible();
  });
});

test("a single number is a sentence, and verdicts' names touch nothing on a phone", async ({
  site,
  signIn,
}) => {
  const { path } = await claimInTime(site);
  const page = await signIn(site.owner);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(path);
  const moved = page.getByRole("region", { name: "Timeline" });
  await expect(moved.getByText("One number was stated: 12 boats (The auditor")).toBeVisible();
  const figures = moved.locator("svg[role=img]");
  await expect(figures).toHaveCount(2);
  // Once each is drawn in the room it has, and in its own font.
  await expect(async () => {
    for (const figure of await figures.all()) {
      const words = await figure.locator("text").evaluateAll((all) =>
        all
          .filter((one) => one.textContent !== "")
          .map((one) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            return { text: one.textContent, left, right, top, bottom };
          }),
      );
      const names = words.filter(({ text }) =>
        /mostly true|unverifiable|misleading/.test(text ?? ""),
      );
      expect(names).toHaveLength(3);
      for (const name of names) {
        expect(name.left, `${name.text} is in the window`).toBeGreaterThanOrEqual(0);
        expect(name.right, `${name.text} is in the window`).toBeLessThanOrEqual(390);
        for (const other of words) {
          if (other === name) continue;
          const across = Math.min(name.right, other.right) - Math.max(name.left, other.left);
          const down = Math.min(name.bottom, other.bottom) - Math.max(name.top, other.top);
          expect(Math.min(across, down), `${name.text} and ${other.text}`).toBeLessThanOrEqual(0);
        }
      }
    }
  }).toPass();
});

test("density and comparison are walked by keyboard, row by row and group by group", async ({
  site,
  signIn,
}) => {
  const { projectId } = await claimInTime(site);
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/charts?by=document`);
  const text = page.getByRole("region", { name: "Said by Ines Halder" });
  const density = text.getByRole("list", { name: /points of the chart/ });
  await tabInto(page, density);
  expect(await nameInFocus(page)).toMatch(/^Claim: [\d.]+ per 1,000 words at word 1$/);
  await page.keyboard.press("ArrowRight");
  expect(await nameInFocus(page)).toMatch(/^Claim: [\d.]+ per 1,000 words at word 2$/);
  await page.keyboard.press("ArrowDown");
  expect(await nameInFocus(page)).toMatch(/^Quotation: 0 per 1,000 words at word 2$/);
  await expectAccessible(page);

  const compared = page.getByRole("region", { name: "Comparison" });
  const groups = compared.getByRole("list", { name: /points of the chart/ });
  await groups.locator("[tabindex='0']").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  expect(await nameInFocus(page)).toMatch(/per 1,000 words.*too little data/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/documents\//);
});
