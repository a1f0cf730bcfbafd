import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectAccessibleInLightAndDark, test } from "./fixtures";
import { alive } from "./words";

const TEXT =
  "The pier is safe. Everybody knows that it is safe, and nobody who has read the report of the harbour " +
  "master says anything else. Only fools ask for numbers.\n\nשלום עולם, הרציף סגור היום.";

const line = (author: string, words: string, technique = "doubt") => {
  const start = TEXT.indexOf(words);
  const target = [{ start, end: start + words.length }];
  return { author, kind: "rhetoric", target, rhetoric: { technique } };
};

const LINES = [
  ...["Mira", "Jon", "Bo"].map((author) => line(author, "The pier is safe.", "repetition")),
  line("Mira", "Everybody knows that it is safe, and nobody who has read the report"),
  line("Jon", "Everybody knows"),
  line("Mira", "fools", "slogans"),
  line("Jon", "fools"),
  line("Bo", "שלום עולם"),
];

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("agreement is drawn on the text, walked by keys, chosen, and taken along", async ({
  site,
  signIn,
}) => {
  const { api } = site.owner;
  const { projectId, documentId, path } = await site.article(TEXT);
  const page = await signIn(site.owner);
  await page.goto(`${path}/agreement`);
  await expect(page.getByText("Nothing to compare yet")).toBeVisible();

  await api.importLines(documentId, LINES);
  await page.goto(`/projects/${projectId}/agreement`);
  await page.getByText("On the text itself: 1 text").click();
  await page.getByRole("link", { name: "A speech" }).click();
  await expect(page).toHaveURL(/\/agreement$/);
  await expect(page.getByText("3 people, 8 spans, 4 disputed passages.")).toBeVisible();
  const text = page.getByRole("region", { name: "The text" });
  await expect(text).toHaveText(new RegExp(TEXT.slice(0, 60)));
  await expectAccessibleInLightAndDark(page);

  await alive(page);
  await page.keyboard.press("n");
  const status = page.getByRole("status").filter({ hasText: "Disputed passage" });
  await expect(status).toHaveText(
    "Disputed passage 1 of 4: “Everybody knows”. Marked by Jon (Doubt) and Mira (Doubt). Not by Bo.",
  );
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await expect(status).toContainText("3 of 4: “fools”. Marked by Jon (Doubt) and Mira (Slogan)");
  await page.keyboard.press("p");
  await expect(status).toContainText("2 of 4: “that it is safe, and nobody");
  await expect(page.locator("#disputed-2")).toBeFocused();

  const passages = page.getByRole("table", { name: /^Passages on this page/ });
  await expect(passages.getByRole("row")).toHaveCount(6);
  await expect(passages.getByRole("row").nth(1)).toContainText("3 of 3");

  await page.getByRole("combobox", { name: "Tag" }).selectOption({ label: "Slogan" });
  await expect(page).toHaveURL(/tag=slogans/);
  await expect(page.getByText("3 people, 1 span, 1 disputed passage.")).toBeVisible();
  await page.getByRole("combobox", { name: "Tag" }).selectOption({ label: "Every label" });
  await page.getByText("People: all 3").click();
  await page.getByRole("checkbox", { name: "Bo" }).press("Space");
  await expect(page).toHaveURL(/coders=Jon%2CMira/);
  await expect(page.getByText("2 people, 6 spans, 2 disputed passages.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Shares as numbers" }).press("Space");
  await expect(page).toHaveURL(/numbers=shown/);

  const downloads = page.waitForEvent("download");
  await page.getByRole("link", { name: "All passages as CSV" }).click();
  const table = await readFile(await (await downloads).path(), "utf8");
  expect(table).toContain("start,end,words,marked by,disputed,Jon,Mira\r\n");
  expect(table).toContain("18,33,Everybody knows,2,no,doubt,doubt");
});

test("it is read on a phone, in print, with forced colours and in the exported page", async ({
  site,
  signIn,
  browser,
}, testInfo) => {
  const { documentId, path } = await site.article(TEXT);
  await site.owner.api.importLines(documentId, LINES);
  const page = await signIn(site.owner);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${path}/agreement`);
  await expect(page.getByText("3 people, 8 spans")).toBeVisible();
  await expectAccessible(page);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  // Letters and ribbons stand level: the words' own box is as high as the page takes it to be.
  const run = page.locator("#disputed-1");
  const heights = await run.evaluate((element) => {
    const style = getComputedStyle(element);
    const box = element.getClientRects()[0]?.height ?? 0;
    return { content: box - parseFloat(style.paddingBottom), size: parseFloat(style.fontSize) };
  });
  expect(Math.abs(heights.content - heights.size * 1.478)).toBeLessThan(1.5);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("search")).toBeHidden();
  await expect(run).toHaveCSS("print-color-adjust", "exact");
  await page.emulateMedia({ media: "screen", forcedColors: "active" });
  await expect(run).not.toHaveCSS("background-image", "none");
  await page.emulateMedia({ forcedColors: "none" });

  const downloads = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Take it along/ }).click();
  const kept = testInfo.outputPath("page.html");
  await (await downloads).saveAs(kept);
  const file = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const faults: string[] = [];
  file.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await file.goto(pathToFileURL(kept).href);
  const drawn = file.locator(".coded .run").first();
  await expect(drawn).not.toHaveCSS("background-image", "none");
  expect(await overflow(file)).toBeLessThanOrEqual(0);
  await expectAccessible(file);
  await file.getByRole("radio", { name: "Shades only" }).check();
  await expect(drawn).toHaveCSS("background-image", "none");
  expect(faults).toEqual([]);
  await file.close();
});
