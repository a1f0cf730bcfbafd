import { expect, expectAccessible, test } from "./fixtures";
import { twoTexts, dragOver, openOnly } from "./two-texts";
import { alive } from "./words";

test("words of the first document are cited for a claim of the second, and both stay open", async ({
  site,
  read,
}) => {
  const { speech, releaseId } = await twoTexts(site);
  const { items } = await site.owner.api.get<{ items: { id: string }[] }>(
    `/documents/${releaseId}/annotations`,
  );
  const passage = items[0]?.id ?? "";
  await site.owner.api.post(`/annotations/${passage}/occurrences`, {
    statement: "Calls rose by half.",
    type: "statistical",
  });
  const { page } = await read(site.owner, `${speech.path}?beside=${releaseId}`);
  const pane = page.getByRole("complementary", { name: "Second document: A press release" });
  await openOnly(page, pane);
  const card = pane.getByRole("article");
  const evidence = card.getByRole("region", { name: "Evidence", exact: true });
  await card.getByRole("button", { name: "Cite", exact: true }).last().click();
  await card.getByRole("button", { name: "Select words in “A speech”" }).click();
  await expect(page.getByText("Select the words that bear on")).toBeVisible();
  await expectAccessible(page);
  await dragOver(page.locator("main"), "twice as often");
  await expect(card.getByText("twice as often")).toBeVisible();
  await card.getByLabel("Stance").selectOption({ label: "⊕ supports" });
  await card.getByRole("button", { name: "Save evidence" }).click();
  await expect(evidence).toContainText("“twice as often”");

  await test.step("and a press on the document's name turns to the words in it", async () => {
    await page.setViewportSize({ width: 1440, height: 240 });
    await page.evaluate(() => window.scrollTo({ top: 0 }));
    await evidence.getByRole("button", { name: "A speech" }).click();
    await expect(page).toHaveURL(new RegExp(`beside=${releaseId}`));
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await expect(pane).toBeVisible();
  });
});

test("a file that is brought in on the spot opens beside the passage, and its words are cited", async ({
  site,
  read,
}) => {
  const article = await site.article("Ships call [twice] as often.");
  const { api } = site.owner;
  const claim = await api.post(`/projects/${article.projectId}/claims`, { statement: "It grew." });
  await api.post(`/documents/${article.documentId}/annotations`, {
    kind: "claim",
    target: article.spans,
    claim: { id: claim.id, statement: "It grew.", type: null, checkworthy: null },
  });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const card = reader.card(/It grew/);
  await card.getByRole("button").first().click();
  await card.getByRole("button", { name: "Cite", exact: true }).click();
  const bringIn = card.getByRole("button", { name: "Import" });
  const dialog = page.getByRole("dialog", { name: "Import" });

  await test.step("closing the import by key leaves what is being cited open", async () => {
    await bringIn.click();
    await expect(dialog.getByRole("tab", { name: "Paste" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(bringIn).toBeVisible();
  });

  await bringIn.click();
  const content = "# The ledger\n\nIn 2023 there were **318 calls**, and 212 before.";
  await dialog.getByLabel("Choose files").setInputFiles({
    name: "ledger.md",
    mimeType: "text/markdown",
    buffer: Buffer.from(content),
  });
  await dialog.getByRole("button", { name: "Import file" }).click();
  await expect(dialog).toHaveCount(0);
  const pane = page.getByRole("complementary", { name: "Second document: The ledger" });
  await expect(pane.getByText("Select the words that bear on")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(article.documentId));
  await reader.pick(pane, "318 calls");
  await expect(card.getByText("318 calls")).toBeVisible();
  await card.getByLabel("Stance").selectOption({ label: "⊕ supports" });
  await card.getByRole("button", { name: "Save evidence" }).click();
  const path = `/claims/${claim.id}/evidence`;
  await expect
    .poll(async () => (await api.get<{ items: object[] }>(path)).items)
    .toMatchObject([{ quote: "318 calls", document: { title: "The ledger" } }]);

  await test.step("a text that is pasted opens in its place", async () => {
    await card.getByRole("button", { name: "Cite", exact: true }).click();
    await bringIn.click();
    await dialog.getByRole("tab", { name: "Paste" }).click();
    await dialog.getByLabel("Text", { exact: true }).fill("The almanac counts 300 ships.");
    await dialog.getByLabel("Title").fill("The almanac");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    const almanac = page.getByRole("complementary", { name: "Second document: The almanac" });
    await expect(almanac.getByText("Select the words that bear on")).toBeVisible();
  });
});

test("for a claim of the second document another source takes the place of the first", async ({
  site,
  read,
}) => {
  const { speech, releaseId } = await twoTexts(site);
  const { api } = site.owner;
  const { id: ledgerId } = await api.post(`/projects/${speech.projectId}/documents`, {
    title: "The ledger",
    format: "plain",
    content: "There were 318 calls, and 212 before.",
  });
  const { items } = await api.get<{ items: { id: string }[] }>(
    `/documents/${releaseId}/annotations`,
  );
  await api.post(`/annotations/${items[0]?.id}/occurrences`, { statement: "Calls rose by half." });
  const { page } = await read(site.owner, `${speech.path}?beside=${releaseId}`);
  const pane = page.getByRole("complementary", { name: "Second document: A press release" });
  await openOnly(page, pane);
  const card = pane.getByRole("article");
  await card.getByRole("button", { name: "Cite", exact: true }).last().click();
  await card.getByLabel("Document", { exact: true }).selectOption({ label: "The ledger" });
  await expect(page).toHaveURL(new RegExp(`${ledgerId}.*beside=${releaseId}`));
  await expect(page.locator("main [data-text]")).toContainText("212 before");
  await expect(page.getByText("Select the words that bear on: Calls rose by half.")).toBeVisible();
  await expect(page.locator("[data-live]")).toHaveCount(2);
  await dragOver(page.locator("main"), "318 calls");
  await expect(card.getByText("318 calls")).toBeVisible();
  await card.getByLabel("Stance").selectOption({ label: "⊕ supports" });
  await card.getByRole("button", { name: "Save evidence" }).click();
  const evidence = card.getByRole("region", { name: "Evidence", exact: true });
  await expect(evidence).toContainText("“318 calls”");
  await expect(evidence.getByRole("button", { name: "The ledger" })).toBeVisible();
});
