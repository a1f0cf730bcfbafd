import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";
import { alive, type Spot } from "./words";

const TITLE = "The east quay";
const LINES = Array.from(
  { length: 60 },
  (_, i) =>
    `On day ${i + 1} the keeper counts the boats, writes the number down and locks the gate.`,
);

/** The elements that show nothing but these words, and are large enough to be seen. */
async function shown(page: Page | Locator, words: string): Promise<number> {
  const all = await page.getByText(words, { exact: true }).all();
  const sizes = await Promise.all(all.map((one) => one.boundingBox()));
  return sizes.filter((box) => box && box.width > 10 && box.height > 10).length;
}

/** Presses with the mouse where something stands, without first scrolling the page for it. */
async function press(thing: Locator): Promise<void> {
  const { x, y, width, height } = (await thing.boundingBox()) as Spot;
  await thing.page().mouse.click(x + width / 2, y + height / 2);
}

test("a title that the text begins with is drawn once, and as a title", async ({
  site,
  signIn,
}) => {
  const { owner } = site;
  const page = await signIn(owner);
  const plain = `${TITLE}\n\n${LINES[0]}`;
  const texts = [
    ["markdown", `# ${TITLE}\n\n${LINES[0]}\n\n## Tides\n\n${LINES[1]}`],
    ["plain", plain],
    ["plain", `Wednesday, 29 July\n\n${plain}`],
  ] as const;
  for (const [format, content] of texts) {
    const { documentId, path } = await site.verbatim(content, { title: TITLE, format });
    await page.goto(path);
    await alive(page);
    const main = page.getByRole("main");
    expect(await shown(main, TITLE)).toBe(1);
    const words = page.locator("[data-text]");
    await expect(words.getByText(TITLE, { exact: true })).toHaveCSS("font-size", "28px");
    if (format === "markdown") {
      await expect(words.getByText("Tides", { exact: true })).toHaveCSS("font-weight", "700");
    }
    await expectAccessibleInLightAndDark(page);

    await page.goto(`${path}?view=print`);
    await expect(page.getByRole("button", { name: "Print" })).toBeEnabled();
    expect(await shown(page.getByRole("main"), TITLE)).toBe(1);

    const html = await owner.api.text(`/documents/${documentId}/export/html`);
    // A page of its own, without the policy of ours.
    await page.goto("about:blank");
    await page.setContent(html);
    // The list of fingerprints at its end names the text again.
    for (const heading of await page.locator("header h1, section[data-id] > h2").all()) {
      expect(((await heading.boundingBox()) as Spot).width).toBeLessThan(2);
    }
    expect(await shown(page.locator("main .text"), TITLE)).toBe(1);
  }
  const { path } = await site.verbatim(plain, { title: "Another title" });
  await page.goto(path);
  await alive(page);
  expect(await shown(page.getByRole("main"), "Another title")).toBe(1);
});

test("a text opens where its reader stopped, and from the top once it is read", async ({
  site,
  signIn,
}) => {
  const { owner } = site;
  const { path, documentId } = await site.verbatim(LINES.join("\n\n"), {
    title: "The keeper's book",
  });
  const page = await signIn(owner);
  await page.goto(path);
  await alive(page);
  const kept = async () => {
    const { place } = await owner.api.get<{ place: { offset: number | null } | null }>(
      `/documents/${documentId}/place`,
    );
    return place?.offset ?? null;
  };
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 2_000);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(2_000);
  const seen = () =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll("[data-text] p")];
      const line = lines.find((each) => each.getBoundingClientRect().bottom > innerHeight * 0.32);
      return line?.textContent;
    });
  const before = await seen();
  expect(before).toMatch(/^On day [1-4]\d/);
  await press(page.getByRole("navigation", { name: "Where you are" }).getByRole("link").first());
  await page.getByRole("link", { name: "The keeper's book" }).click();
  await alive(page);
  await expect(page.getByText("You are where you stopped reading.")).toBeVisible();
  await expect.poll(seen).toBe(before);
  await page.getByRole("button", { name: "Read from the top" }).click();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);

  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 20_000);
  await page.goto("/projects");
  await expect.poll(kept).toBeNull();
  await page.goto(path);
  await alive(page);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test("another browser of the same person goes on where they stopped, and sets texts alike", async ({
  site,
  browser,
}) => {
  const { path, documentId } = await site.verbatim(`🌊 ${LINES.join("\n\n")}`, {
    title: "The log",
  });
  const person = await site.newcomer("Odile", path.split("/")[2] ?? "");
  const storageState = await site.sessionOf(person);
  const open = async () => {
    const context = await browser.newContext({ storageState });
    const page = await context.newPage();
    await page.goto(path);
    await alive(page);
    return page;
  };
  const seen = (page: Page) =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll("[data-text] p")];
      const line = lines.find((each) => each.getBoundingClientRect().bottom > innerHeight * 0.32);
      return line?.textContent;
    });
  const first = await open();
  await first.getByRole("button", { name: "Aa: text size and line length" }).click();
  await first.getByRole("menuitemradio", { name: "Largest" }).click();
  await first.mouse.move(500, 400);
  await first.mouse.wheel(0, 2_000);
  await expect.poll(() => first.evaluate(() => window.scrollY)).toBe(2_000);
  const before = await seen(first);
  const lines = `🌊 ${LINES.join("\n\n")}`;
  await first.goto("/projects");
  type Answer = { place: { offset: number } | null };
  const offset = async () =>
    (await person.api.get<Answer>(`/documents/${documentId}/place`)).place?.offset ?? -1;
  await expect.poll(offset).toBeGreaterThan(0);
  // Counted in code points, and so one less than in the units of a browser.
  const at = [...lines].slice(await offset()).join("");
  expect(at.slice(0, 40)).toContain((before ?? "").slice(0, 10));

  const second = await open();
  await expect(second.getByText("You are where you stopped reading.")).toBeVisible();
  await expect.poll(() => seen(second)).toBe(before);
  // Whoever looks at the page before any script has run sees it in this size, too.
  const html = await (await second.request.get(path)).text();
  expect(html).toContain('data-size="larger"');

  // It goes on there, and the first browser follows though it has a place of its own.
  await second.mouse.move(500, 400);
  await second.mouse.wheel(0, 1_000);
  const beforeSecond = await offset();
  await second.goto("/projects");
  await expect.poll(offset).toBeGreaterThan(beforeSecond);
  await first.goto(path);
  await alive(first);
  await expect.poll(() => seen(first)).not.toBe(before);

  // Without a connection the browser goes on with what it has, and the server has it afterwards.
  await first.context().setOffline(true);
  await first.getByRole("button", { name: "Aa: text size and line length" }).click();
  await first.getByRole("menuitemradio", { name: "Small" }).click();
  await first.context().setOffline(false);
  const size = async () =>
    (await person.api.get<{ textLook: { size: string } }>("/me")).textLook.size;
  await expect.poll(size).toBe("small");
  for (const page of [first, second]) await page.context().close();
});

test("size and line length are each person's own, and keep the words in view", async ({
  site,
  read,
}) => {
  const { path, projectId } = await site.verbatim(LINES.join("\n\n"), { title: "The gate" });
  // It is kept for the person: nobody else's test finds texts set so.
  const owner = await site.newcomer("Pia", projectId, "curator");
  const mine = await read(owner, path);
  const { page } = mine;
  await page.setViewportSize({ width: 1440, height: 900 });
  const look = () =>
    page.locator("[data-text]").evaluate((text) => ({
      size: parseFloat(getComputedStyle(text.firstElementChild as Element).fontSize),
      width: text.clientWidth,
    }));
  const usual = await look();
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 1_500);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(1_500);
  const first = await page.locator("[data-text] p").evaluateAll((lines) => {
    return lines.find((line) => line.getBoundingClientRect().top > 80)?.textContent ?? "";
  });
  expect(first).toMatch(/^On day \d\d/);
  const menu = page.getByRole("button", { name: "Aa: text size and line length" });
  await press(menu);
  await expect(page.getByRole("menuitemradio", { name: "Largest" })).toBeVisible();
  await press(page.getByRole("menuitemradio", { name: "Largest" }));
  await expect.poll(async () => (await look()).size).toBeGreaterThan(usual.size * 1.3);
  await expect
    .poll(async () => {
      const top = await page
        .locator("[data-text] p", { hasText: first })
        .evaluate((line) => line.getBoundingClientRect().top);
      return top > 0 && top < 900;
    })
    .toBe(true);
  await menu.click();
  await page.getByRole("menuitemradio", { name: "Short" }).click();
  await expect.poll(async () => (await look()).width).toBeLessThan(usual.width * 1.2);
  const set = await look();
  await page.reload();
  await alive(page);
  expect(await look()).toEqual(set);
  await mine.click("the keeper counts");

  const other = await read(await site.someone("Ines", projectId), path);
  await other.page.setViewportSize({ width: 1440, height: 900 });
  const theirs = await other.page
    .locator("[data-text]")
    .evaluate((text) => parseFloat(getComputedStyle(text.firstElementChild as Element).fontSize));
  expect(theirs).toBe(usual.size);
  // The same browser is lent to other tests.
  await menu.click();
  await page.getByRole("menuitemradio", { name: "Normal" }).first().click();
  await menu.click();
  await page.getByRole("menuitemradio", { name: "Normal" }).last().click();
  await expect.poll(look).toEqual(usual);
});

test("of two looks that are chosen one after the other the last one stays", async ({
  site,
  read,
}) => {
  const { path, projectId } = await site.verbatim(LINES.join("\n\n"), { title: "The slip" });
  const owner = await site.newcomer("Nils", projectId, "curator");
  const { page } = await read(owner, path);
  let arrived: () => void = () => undefined;
  let release: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (arrived = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const sizes: unknown[] = [];
  await page.route("**/api/v1/me", async (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    const body = route.request().postDataJSON() as { textLook: { size: string } };
    sizes.push(body.textLook.size);
    if (sizes.length === 1) {
      arrived();
      await released;
    }
    await route.continue();
  });
  const menu = page.getByRole("button", { name: "Aa: text size and line length" });
  const choose = async (name: string) => {
    await menu.click();
    await page.getByRole("menuitemradio", { name, exact: true }).first().click();
  };
  await choose("Large");
  await first;
  await choose("Largest");
  await expect(page.locator("[data-size=larger]")).toBeVisible();
  expect(sizes).toEqual(["large"]);
  release();
  await expect.poll(() => sizes).toEqual(["large", "larger"]);
  await expect
    .poll(async () => (await owner.api.get<{ textLook: { size: string } }>("/me")).textLook.size)
    .toBe("larger");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the bar holds everything, with the way back", async ({ site, read }) => {
    const { path } = await site.verbatim(LINES.join("\n\n"), { title: "The gate of the quay" });
    const { page } = await read(site.owner, path);
    const bar = page.getByRole("banner");
    const { x, width } = (await bar.boundingBox()) as Spot;
    for (const button of await bar.getByRole("button").all()) {
      const box = (await button.boundingBox()) as Spot;
      expect(box.x + box.width).toBeLessThanOrEqual(x + width);
    }
    const back = bar.getByRole("link", { name: "Brackwater council" });
    const box = (await back.boundingBox()) as Spot;
    expect(box.width).toBeGreaterThanOrEqual(24);
    await back.tap();
    await expect(page).toHaveURL(/\/projects\/[^/]+$/);
  });
});
