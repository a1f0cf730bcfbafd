import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const TEXT = `Today the harbour is open. The HARBOUR office counted 318 ships.

The café by the harbour sold “every cake” it had.`;

interface Listed {
  readonly items: readonly { readonly kind: string; readonly target: { exact: string }[] }[];
}

test("words are found whatever their case and accents, drawn, counted and stepped through", async ({
  site,
  read,
}) => {
  const { path } = await site.text(TEXT);
  const reader = await read(site.owner, path);
  const { page } = reader;
  await alive(page);
  await page.keyboard.press("Control+f");
  const bar = page.getByRole("search", { name: "Find in the text" });
  const words = bar.getByRole("textbox", { name: "Find in the text" });
  await expect(words).toBeFocused();
  await page.keyboard.type("harbour");
  await expect(bar.getByRole("status")).toHaveText("1 of 3");
  const drawn = (name: string) =>
    page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);
  await expect.poll(() => drawn("found-now")).toEqual(["harbour"]);
  expect(await drawn("found")).toEqual(["HARBOUR", "harbour"]);
  const background = await page
    .locator("[data-text] p")
    .first()
    .evaluate((paragraph) => getComputedStyle(paragraph, "::highlight(found)").backgroundColor);
  expect(background).not.toBe("rgba(0, 0, 0, 0)");
  await expectAccessible(page);

  await page.keyboard.press("Enter");
  await expect(bar.getByRole("status")).toHaveText("2 of 3");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(bar.getByRole("status")).toHaveText("3 of 3");
  await words.fill("CAFE");
  await expect(bar.getByRole("status")).toHaveText("1 of 1");
  await words.fill('"every  cake"');
  await expect(bar.getByRole("status")).toHaveText("1 of 1");
  await words.fill("zeppelin");
  await expect(bar.getByRole("status")).toHaveText("no matches");
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect.poll(() => drawn("found")).toEqual([]);

  // A second Escape gives the browser its own search back, until ours is asked for by /.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+f");
  await expect(bar).toHaveCount(0);
  await page.keyboard.press("/");
  await expect(words).toBeFocused();
});

test("a hit is annotated from the bar, and every hit at once with a tag kept ready", async ({
  site,
  read,
}) => {
  const { documentId, path } = await site.text(TEXT);
  const { page, palette } = await read(site.owner, path);
  const words = async () => {
    const all = await site.owner.api.get<Listed>(`/documents/${documentId}/annotations`);
    return all.items.map(({ target }) => target[0]?.exact);
  };
  await alive(page);
  await page.getByRole("button", { name: "find", exact: true }).click();
  await page.keyboard.type("office");
  const bar = page.getByRole("search", { name: "Find in the text" });
  await expect(bar.getByRole("status")).toHaveText("1 of 1");
  await page.keyboard.press("Alt+Enter");
  await expect(palette).toBeVisible();
  await page.keyboard.press("3");
  await expect(page.getByRole("combobox")).toBeFocused();
  await palette.getByRole("button", { name: "Use for the next selections" }).click();
  await expect.poll(words).toEqual(["office"]);

  await bar.getByRole("textbox").fill("harbour");
  await bar.getByRole("button", { name: "Annotate all 3" }).click();
  const dialog = page.getByRole("dialog", { name: "Annotate every place of “harbour”" });
  await dialog.getByRole("button", { name: "Annotate 3 places" }).click();
  await expect.poll(words).toEqual(["harbour", "HARBOUR", "office", "harbour"]);
  await page.keyboard.press("Control+z");
  await expect.poll(words).toEqual(["office"]);
});

test("every place of some words is shown with its surroundings before it is annotated, whole words first", async ({
  site,
  read,
}) => {
  const { documentId, path } = await site.text(
    "The port pays. Who pays? Payroll first: it [pays] nobody, and nobody payslips.",
  );
  const { page, palette } = await read(site.owner, path);
  const words = async () => {
    const all = await site.owner.api.get<Listed>(`/documents/${documentId}/annotations`);
    return all.items.map(({ target }) => target[0]?.exact);
  };
  await alive(page);
  await page.getByRole("button", { name: "find", exact: true }).click();
  const bar = page.getByRole("search", { name: "Find in the text" });
  await page.keyboard.type("port");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.press("3");
  await palette.getByRole("button", { name: "Use for the next selections" }).click();
  await expect.poll(words).toEqual(["port"]);

  await bar.getByRole("textbox").fill("pays");
  await bar.getByRole("button", { name: "Annotate all 4" }).click();
  const dialog = page.getByRole("dialog", { name: "Annotate every place of “pays”" });
  const whole = dialog.getByRole("checkbox", { name: "Whole words only (3 of 4)" });
  const places = dialog.getByRole("list", { name: "Places" }).getByRole("checkbox");
  await expect(whole).toBeChecked();
  await expect(places).toHaveCount(3);
  await expectAccessible(page);
  await whole.uncheck();
  await expect(places).toHaveCount(4);
  await expect(places.nth(3)).toBeChecked();
  await whole.check();
  await expect(places).toHaveCount(3);
  await places.nth(1).uncheck();
  await dialog.getByRole("button", { name: "Annotate 2 places" }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(words).toEqual(["port", "pays", "pays"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect.poll(words).toEqual(["port"]);
});

test("a selection with the mouse grows to whole words, with the switch off or Alt it stays", async ({
  site,
  read,
}) => {
  const { path } = await site.text(TEXT);
  const { page } = await read(site.owner, path);
  await alive(page);
  const selected = () => page.evaluate(() => document.getSelection()?.toString());
  const drag = async () => {
    const [from, to] = await page.locator("[data-text]").evaluate((root) => {
      const node = document.createTreeWalker(root, NodeFilter.SHOW_TEXT).nextNode() as Text;
      return ["arbour", "ope"].map((part) => {
        const range = document.createRange();
        const start = node.data.indexOf(part);
        range.setStart(node, part === "ope" ? start + 3 : start);
        range.collapse(true);
        const { x, y, height } = range.getBoundingClientRect();
        return { x, y: y + height / 2 };
      });
    });
    if (!from || !to) throw new Error("the words do not stand on the page");
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
  };
  const snapping = async (pressed: boolean) => {
    await page.getByRole("button", { name: "More of what is shown and done" }).click();
    await page.getByRole("button", { name: "Whole words", pressed }).click();
    await page.keyboard.press("Escape");
  };
  await drag();
  await expect.poll(selected).toBe("harbour is open");
  await page.keyboard.press("Escape");
  await snapping(true);
  await drag();
  await expect.poll(selected).toBe("arbour is ope");
  await page.reload();
  await alive(page);
  await snapping(false);
  await page.keyboard.down("Alt");
  await drag();
  await page.keyboard.up("Alt");
  await expect.poll(selected).toBe("arbour is ope");
});

test("the print view numbers the words and sets each note beside its paragraph", async ({
  site,
  read,
}) => {
  const { documentId, path } = await site.text(TEXT);
  const { owner } = site;
  const at = (words: string) => {
    const start = TEXT.indexOf(words);
    return [{ start, end: start + words.length }];
  };
  const made = await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target: at("counted 318 ships"),
    body: "By *whom*?",
    claim: { statement: "318 ships called.", type: "statistical" },
  });
  await owner.api.post(`/annotations/${made.id}/references`, {
    url: "https://port.example.org/register",
    relation: "supports",
    locator: "p. 14",
  });
  const question = await owner.api.post(`/annotations/${made.id}/notes`, { body: "Who counted?" });
  await owner.api.post(`/annotations/${made.id}/notes`, {
    body: "The *clerk*.",
    replyTo: question.id,
  });
  await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "quotation",
    revision: 1,
    target: at("every cake"),
  });
  const { page } = await read(owner, path);
  await page.route(/\/notes\?/, (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Print view with notes" }).click();
  await page.waitForURL(/view=print/);
  // Without what could not be read it would be half of it.
  await expect(page.getByRole("button", { name: "Print" })).toBeDisabled();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("2 annotations")).toBeVisible();

  const first = page.getByRole("complementary", { name: "Note 1: Claim" });
  for (const words of [
    "318 ships called.",
    "By whom?",
    "p. 14",
    "port.example.org",
    "Who counted?",
    "The clerk.",
  ]) {
    await expect(first).toContainText(words);
  }
  await expect(page.locator('mark[data-kind="claim"]')).toHaveText("counted 318 ships");
  await expectAccessible(page);

  const noteBox = await first.boundingBox();
  const paragraph = await page.getByText("Today the harbour").boundingBox();
  if (!noteBox || !paragraph) throw new Error("the note is not shown");
  expect(noteBox.x).toBeGreaterThanOrEqual(paragraph.x + paragraph.width);
  expect(Math.abs(noteBox.y - paragraph.y)).toBeLessThan(24);

  await page.setViewportSize({ width: 390, height: 844 });
  const below = await first.boundingBox();
  const above = await page.getByText("Today the harbour").boundingBox();
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(first).toBeVisible();
});
