import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";
import type { Article, Someone } from "./site";
import { alive } from "./words";

/** Annotations of the bracketed words, by their ids in reading order. */
async function annotate({ api }: Someone, { documentId, spans }: Article): Promise<string[]> {
  const ids: string[] = [];
  for (const span of spans) {
    const made = await api.post<{ id: string }>(`/documents/${documentId}/annotations`, {
      kind: "claim",
      target: [span],
    });
    ids.push(made.id);
  }
  return ids;
}

const relationsIn = (page: Page) => page.getByRole("region", { name: "Relate an annotation" });
const arcs = (page: Page) => page.locator("[data-arc]");

test("two annotations are related, changed and taken apart by keys alone", async ({
  site,
  read,
}) => {
  const article = await site.article(
    "The [ferry sank at noon]. Nobody was hurt. The [harbour log says] that [it came in late].",
  );
  const [first = ""] = await annotate(site.owner, article);
  const { page } = await read(site.owner, article.path);
  const { keyboard } = page;
  await expect(page.getByText("3 shown")).toBeVisible();
  await keyboard.press("j");
  await expect(page.locator(`article[data-annotation="${first}"] button`).first()).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Relate…" })).toBeVisible();
  await keyboard.press("l");
  const bar = relationsIn(page);
  await expect(bar).toContainText("choose another annotation");
  await keyboard.press("j");
  await keyboard.press("j");
  await expect(bar).toContainText("“it came in late”");
  await keyboard.press("l");
  const type = bar.getByLabel("How they are related");
  await expect(type).toBeFocused();
  await expect(type).toHaveValue("supports");
  await keyboard.press("c");
  await expect(type).toHaveValue("contradicts");
  await keyboard.press("Tab");
  await keyboard.type("Which of the two?");
  await bar.getByRole("button", { name: "Relate", exact: true }).focus();
  await keyboard.press("Enter");
  await expect(bar).toBeHidden();

  const card = page.locator(`article[data-annotation="${first}"]`);
  await expect(card).toContainText("contradicts “it came in late”");
  await expect(card).toContainText("Which of the two?");
  await expect(arcs(page)).toHaveCount(1);
  await expect(arcs(page)).toHaveAttribute("data-chosen", "true");

  // The other end says it the other way round, and leads back.
  await card.getByRole("button", { name: /^contradicts .* go there$/ }).focus();
  await keyboard.press("Enter");
  const back = page.getByRole("button", { name: /^is contradicted by “ferry sank at noon”/ });
  await expect(back).toBeVisible();
  await back.focus();
  await keyboard.press("Enter");

  await page.getByRole("button", { name: /^Edit: contradicts/ }).focus();
  await keyboard.press("Enter");
  await card.getByLabel("How they are related").focus();
  await keyboard.press("s");
  await keyboard.press("Tab");
  await keyboard.press("Control+Enter");
  await expect(card).toContainText("supports “it came in late”");

  await page.getByRole("button", { name: /^Delete: supports/ }).focus();
  await keyboard.press("Enter");
  await expect(arcs(page)).toHaveCount(0);
});

test("Escape leaves at the card it was begun at, and nothing is saved", async ({ site, read }) => {
  const article = await site.article("One [says yes], another [says no].");
  const [first = "", second = ""] = await annotate(site.owner, article);
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await reader.click("says yes");
  await page.getByRole("button", { name: "Relate…" }).click();
  await reader.click("says no");
  await expect(relationsIn(page)).toContainText("“says no”");
  await page.keyboard.press("Escape");
  await expect(relationsIn(page)).toBeHidden();
  await expect(page.locator(`article[data-annotation="${first}"] button`).first()).toBeFocused();
  const { items } = await site.owner.api.get<{ items: unknown[] }>(
    `/projects/${article.projectId}/relations?annotation=${second}`,
  );
  expect(items).toEqual([]);
});

test("by mouse the other end is chosen by a click on its words", async ({ site, read }) => {
  const article = await site.article("The [bridge is shut]. The [detour is long].");
  const [one = ""] = await annotate(site.owner, article);
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await reader.click("bridge is shut");
  await page.getByRole("button", { name: "Relate…" }).click();
  await reader.click("detour is long");
  await relationsIn(page).getByLabel("How they are related").selectOption("causes");
  await relationsIn(page).getByRole("button", { name: "Relate", exact: true }).click();
  const card = page.locator(`article[data-annotation="${one}"]`);
  await expect(card).toContainText("causes “detour is long”");
});

test("a card that is dragged to another one is related to it", async ({ site, read }) => {
  const article = await site.article("The [bridge is shut]. The [detour is long].");
  const [one = "", two = ""] = await annotate(site.owner, article);
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  const headOf = (id: string) =>
    page.locator(`article[data-annotation="${id}"] > button[aria-expanded]`);
  const line = page.locator("[data-drag] line");
  await expect(headOf(two)).toBeVisible();
  await alive(page);
  const drag = async (from: Locator, to: Locator) => {
    await from.hover({ position: { x: 60, y: 16 } });
    await page.mouse.down();
    await to.hover({ position: { x: 60, y: 16 }, force: true });
  };
  // Listening begins once the page has read what comes later.
  await expect(async () => {
    await drag(headOf(one), headOf(two));
    const isShown = await line.isVisible();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(isShown).toBe(true);
  }).toPass();
  await expect(relationsIn(page)).toBeHidden();
  await expect(headOf(one)).toHaveAttribute("aria-expanded", "false");

  await drag(headOf(one), headOf(two));
  await expect(page.locator("[data-drag] rect")).toBeVisible();
  await page.mouse.up();
  const bar = relationsIn(page);
  await expect(bar).toContainText("“detour is long”");
  await bar.getByLabel("How they are related").selectOption("causes");
  await bar.getByRole("button", { name: "Relate", exact: true }).click();
  await expect(page.locator(`article[data-annotation="${one}"]`)).toContainText(
    "causes “detour is long”",
  );
});

for (const width of [1440, 390]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("relations keep WCAG 2.2 AA on the card, beside the text and while they are made", async ({
      site,
      read,
    }) => {
      const article = await site.article("The [well is dry]. The [rain is due]. It [will fill].");
      const [one = "", two = "", three = ""] = await annotate(site.owner, article);
      const relate = (from: string, to: string, type: string) =>
        site.owner.api.post(`/projects/${article.projectId}/relations`, { from, to, type });
      await relate(one, two, "answers");
      await relate(two, three, "causes");
      const reader = await read(site.owner, article.path);
      const { page } = reader;
      const check = () => expectAccessibleInLightAndDark(page);
      await reader.click("rain is due");
      await expect(page.getByText("is answered by “well is dry”")).toBeVisible();
      await expect(arcs(page)).toHaveCount(width > 900 ? 2 : 0);
      await check();
      await page.getByRole("button", { name: "Relate…" }).click();
      await expect(relationsIn(page)).toBeVisible();
      await check();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, "the page fits the width").toBeLessThanOrEqual(0);
    });
  });
}

test("what a relation is called is changed on the codebook page", async ({ site, signIn }) => {
  const article = await site.article("A [first] and a [second].");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${article.projectId}/codebook`);
  await page.getByRole("tab", { name: "Relations" }).click();
  await page.getByRole("button", { name: "New type of relation" }).click();
  await page.getByLabel("Label").fill("explains");
  await page.getByLabel("Read from the other end").fill("is explained by");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Read from the other end: is explained by.")).toBeVisible();
  await page.getByRole("button", { name: "Retire explains" }).click();
  await expect(page.getByRole("button", { name: "Restore explains" })).toBeVisible();
  await page.getByRole("button", { name: "Delete explains" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("is explained by")).toBeHidden();
  await expectAccessibleInLightAndDark(page);
});

test("a query asks for what is related, by name, and shows the other text", async ({
  site,
  signIn,
}) => {
  const article = await site.article("The [ferry sank at noon]. [Nobody was hurt].");
  const { projectId } = article;
  const other = await site.owner.api.post<{ id: string }>(`/projects/${projectId}/documents`, {
    title: "The harbour log",
    format: "plain",
    content: "It came in late.",
  });
  const [sank = "", hurt = ""] = await annotate(site.owner, article);
  const late = await site.owner.api.post<{ id: string }>(`/documents/${other.id}/annotations`, {
    kind: "claim",
    target: [{ start: 0, end: 16 }],
  });
  const relate = (from: string, type: string, to: string) =>
    site.owner.api.post(`/projects/${projectId}/relations`, { from, to, type });
  await relate(hurt, "supports", sank);
  await relate(late.id, "contradicts", sank);

  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/query`);
  const text = page.getByLabel("Query text");
  const answers = page.getByRole("list", { name: "Results" });
  await text.fill("claim supports claim");
  await expect(page.getByRole("combobox", { name: "Relation" })).toHaveValue("related:supports");
  await text.press("Enter");
  await expect(answers.getByRole("link")).toHaveText([/Nobody was hurt/, /ferry sank/]);
  await page.getByRole("combobox", { name: "Relation" }).selectOption("contradicts");
  await expect(text).toHaveValue("claim contradicts claim");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(answers).toContainText("The harbour log");
  await expect(answers.getByRole("link")).toHaveText([/It came in late/, /ferry sank/]);
  await expect(answers.getByRole("listitem")).toContainText(/in “.+”/);
  await expectAccessibleInLightAndDark(page);

  await text.fill("claim contradict claim");
  await text.press("Enter");
  await expect(page.getByText("There is no relation “contradict”.")).toBeVisible();
  await page.getByRole("button", { name: "Insert “contradicts”" }).click();
  await expect(text).toHaveValue("claim contradicts claim");
});

test("more annotations of other texts than are listed are said to be there", async ({
  site,
  read,
}) => {
  const article = await site.article("The [ferry sank at noon].");
  const [first = ""] = await annotate(site.owner, article);
  const { id } = await site.owner.api.post(`/projects/${article.projectId}/documents`, {
    title: "The log",
    format: "plain",
    content: Array.from({ length: 21 }, (_, i) => `Entry ${i}: the lantern was lit.`).join("\n\n"),
  });
  await site.owner.api.importLines(
    id,
    Array.from({ length: 21 }, (_, i) => ({
      kind: "note",
      body: `The lantern again${i === 20 ? ", in fog" : ""}.`,
      target: [{ exact: `Entry ${i}:` }],
    })),
  );
  const { page } = await read(site.owner, article.path);
  await page.keyboard.press("j");
  await expect(page.locator(`article[data-annotation="${first}"] button`).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Relate…" }).click();
  const bar = relationsIn(page);
  const words = bar.getByLabel("Or one in another text");
  await words.fill("lantern");
  await words.press("Enter");
  await expect(bar.getByRole("list").getByRole("button")).toHaveCount(20);
  await expect(bar.getByText("These are the first 20; there are more.")).toBeVisible();
  await words.fill("lantern fog");
  await words.press("Enter");
  await expect(bar.getByRole("list").getByRole("button")).toHaveCount(1);
  await expect(bar.getByText("These are the first")).toHaveCount(0);
});
