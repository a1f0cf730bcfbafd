import { expect, test } from "./fixtures";
import type { ReaderPage } from "./reader-page";
import { alive } from "./words";

const WORDS =
  "The tired clique let this town rot. Give the sea one winter and it takes the wall. Nobody asked.";

/** Selects words and begins to tag them as rhetoric, once the page answers keys. */
async function tag(reader: ReaderPage, words: string): Promise<void> {
  await alive(reader.page);
  await reader.select(words);
  await reader.page.keyboard.press("3");
}

test("a claim that a technique serves is kept though nobody picked it from the register", async ({
  site,
  read,
}) => {
  const article = await site.article(WORDS);
  const { api } = site.owner;
  const reader = await read(site.owner, article.path);
  const { page, palette } = reader;
  const claims = () =>
    api.get<{ items: { statement: string }[] }>(`/projects/${article.projectId}/claims`);
  const type = async (words: string) => {
    await palette.getByRole("button", { name: /Target, claim, reason/ }).click();
    await palette.getByLabel(/^Target/).fill("The old council");
    await palette.getByLabel(/Claim it serves/).fill(words);
  };

  await test.step("saved without details", async () => {
    await tag(reader, "tired clique");
    await type("The council is worn out");
    await expect(palette.getByText("Saving adds this claim to the register.")).toBeVisible();
    await palette.getByRole("button", { name: "Save without details" }).click();
    await reader.click("tired clique");
    const card = reader.card(/Rhetoric/);
    await expect(card.getByText("The old council")).toBeVisible();
    await expect(card.getByRole("link", { name: "The council is worn out" })).toBeVisible();
    expect((await claims()).items).toHaveLength(1);
  });

  await test.step("saved in the form of the card", async () => {
    const card = reader.card(/Rhetoric/);
    await card.getByRole("button", { name: /Edit details/ }).click();
    await card.getByLabel(/Claim it serves/).fill("The council has served too long");
    await card.getByRole("button", { name: "Save", exact: true }).click();
    await expect(card.getByRole("link", { name: "The council has served too long" })).toBeVisible();
    expect((await claims()).items).toHaveLength(2);
    await page.keyboard.press("Escape");
  });

  await test.step("what only its writer sees makes no claim that all see, and says so", async () => {
    await tag(reader, "one winter");
    await palette.getByLabel("Private").check();
    await type("The wall falls soon");
    await expect(palette.getByText("Only you see this annotation")).toBeVisible();
    await expect(palette.getByRole("button", { name: "Save without details" })).toBeDisabled();
    await expect(palette.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(page.getByText("Not saved yet. Your words are kept")).toBeVisible();
    await page.reload();
    await tag(reader, "one winter");
    await expect(palette.getByLabel(/^Target/)).toHaveValue("The old council");
    await expect(palette.getByLabel(/Claim it serves/)).toHaveValue("The wall falls soon");
    await palette.getByRole("button", { name: "Save without details" }).click();
    await expect(palette).toHaveCount(0);
    await expect.poll(async () => (await claims()).items.length).toBe(3);
  });
});

test("a word that names no tag is kept as a free one, or it is said that it is not", async ({
  site,
  read,
}) => {
  const article = await site.article(WORDS);
  const { api } = site.owner;
  const reader = await read(site.owner, article.path);
  const { page, palette } = reader;
  await tag(reader, "tired clique");
  await palette.getByRole("combobox").fill("weather talk");
  await expect(palette.getByText("“weather talk” can be saved as a free tag")).toBeVisible();
  await palette.getByRole("button", { name: "Save with the free tag “weather talk”" }).click();
  await reader.click("tired clique");
  await expect(reader.card(/Rhetoric/).getByText("weather talk")).toBeVisible();

  await page.keyboard.press("Escape");
  await api.patch(`/projects/${article.projectId}`, { settings: { closed: true } });
  await page.reload();
  await tag(reader, "one winter");
  await palette.getByRole("combobox").fill("weather talk");
  await expect(
    palette.getByText("The codebook is closed: “weather talk” is not saved"),
  ).toBeVisible();
  await expect(palette.getByRole("button", { name: "Save without details" })).toBeVisible();
});

test("what was typed for the properties of a tag can be added after it was saved without", async ({
  site,
  read,
}) => {
  const article = await site.article(WORDS);
  const { api } = site.owner;
  await api.post(`/projects/${article.projectId}/tags`, {
    kind: "rhetoric",
    slug: "storm-talk",
    label: "Storm talk",
    properties: [{ id: "wind", name: "Wind", type: "text", required: false, choices: [] }],
  });
  const reader = await read(site.owner, article.path);
  const { page, palette } = reader;
  await tag(reader, "one winter");
  await palette.getByRole("combobox").fill("storm talk");
  await palette.getByLabel("Wind").fill("north-east");
  await palette.getByRole("button", { name: "Save without details" }).click();
  await expect(
    page.getByText("Saved without Wind: these belong to the tag Storm talk."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Add the tag and them" }).click();
  await reader.click("one winter");
  await expect(reader.card(/Storm talk/).getByText("north-east")).toBeVisible();
});
