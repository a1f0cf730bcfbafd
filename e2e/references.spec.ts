import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const LETTER = "Letter of the pilot to his sister, 3 May 1951, city archive, box 4";

test("any words are kept as a source, offered again while one types, and nobody's relation is guessed", async ({
  site,
  read,
}) => {
  const article = await site.article("Ships [call twice] as often. Nobody [paid for it].");
  const annotations = `/documents/${article.documentId}/annotations`;
  const ids: string[] = [];
  for (const [i, span] of article.spans.entries()) {
    const claim = { statement: i === 0 ? "Calls doubled." : "It was free." };
    const made = await site.owner.api.post(annotations, { kind: "claim", target: [span], claim });
    ids.push(made.id);
  }
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const cited = async (i: number) =>
    (
      await site.owner.api.get<{
        references: { relation: string; source: { id: string; citation: string } }[];
      }>(`/annotations/${ids[i]}`)
    ).references;

  await test.step("a letter in an archive is cited in the words that were typed", async () => {
    await reader.click("call twice");
    const card = reader.card(/Calls doubled/);
    await card.getByRole("button", { name: "Add evidence" }).click();
    await card.getByRole("button", { name: "Save evidence" }).click();
    await expect(card.getByText("Say what the source is.")).toBeVisible();
    await expect(card.getByText("Choose how the source bears on it.")).toBeVisible();
    await card.getByLabel("Source", { exact: true }).fill(LETTER);
    await expect(card.getByText("Kept as a citation in these words.")).toBeVisible();
    // The button stays under the pointer, and the second engine can not read a mixed colour.
    await page.mouse.move(0, 0);
    await expectAccessible(page);
    await card.getByRole("button", { name: "Save evidence" }).click();
    await expect(card.getByLabel("Source", { exact: true })).toBeVisible();
    await card.getByLabel("Stance").selectOption({ label: "◆ origin" });
    await card.getByRole("button", { name: "Save evidence" }).click();
    await expect(card.getByLabel("Source", { exact: true })).toHaveCount(0);
    await expect(card.getByText(LETTER)).toBeVisible();
    await expect
      .poll(async () => (await cited(0)).map(({ relation }) => relation))
      .toEqual(["origin"]);
    expect((await cited(0))[0]?.source.citation).toBe(LETTER);
    for (const format of ["jsonl", "w3c", "html"]) {
      const path = `/documents/${article.documentId}/export/${format}`;
      expect(await site.owner.api.text(path), format).toContain("Letter of the pilot");
    }
  });

  await test.step("it is offered for another passage, and chosen by key", async () => {
    await reader.click("paid for it");
    const card = reader.card(/It was free/);
    await card.getByRole("button", { name: "Add evidence" }).click();
    await card.getByLabel("Source", { exact: true }).fill("PILOT archive");
    const offers = card.getByRole("list", { name: /Sources of the project/ });
    await expect(offers.getByRole("button")).toHaveText([LETTER]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(card.getByLabel("Source", { exact: true })).toHaveValue(LETTER);
    await expect(card.getByText("A source of this project.")).toBeVisible();
    await card.getByLabel("Stance").selectOption({ label: "⊖ refutes" });
    await card.getByLabel("Stance").press("Control+Enter");
    await expect
      .poll(async () => (await cited(1))[0]?.source.id)
      .toBe((await cited(0))[0]?.source.id);
  });
});

test("a long card scrolls inside beside its words, and its parts fold for good", async ({
  site,
  read,
}) => {
  const line = "The quay is open and the ferry is full on Saturdays. ".repeat(5).trim();
  const lines = Array.from({ length: 24 }, (_, i) => `${i}: ${line}`);
  const article = await site.article(
    [...lines.slice(0, 9), "Nobody [asked the fishers].", ...lines.slice(9)].join("\n\n"),
  );
  const { api } = site.owner;
  const { id } = await api.post(`/documents/${article.documentId}/annotations`, {
    kind: "claim",
    target: article.spans,
    claim: { statement: "The fishers were not asked." },
  });
  for (let i = 0; i < 12; i++) {
    await api.post(`/annotations/${id}/notes`, { body: `Note ${i}: who was at the meeting?` });
  }
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await page.setViewportSize({ width: 1440, height: 700 });
  await alive(page);
  const words = page.locator(`svg g[data-annotation="${id}"]`);
  const card = reader.card(/fishers/);

  await test.step("the last note is reached without moving the words", async () => {
    await reader.click("asked the fishers");
    await expect(card.getByText("Note 11")).toBeAttached();
    // The part that is fetched last moves what stands below it.
    await expect(card.getByRole("button", { name: "Relate…" })).toBeAttached();
    const before = await page.evaluate(() => window.scrollY);
    const last = card.getByRole("button", { name: "Edit", exact: true }).last();
    await last.hover();
    await expect(last).toBeInViewport();
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    await expect(words).toBeInViewport();
    await expect(card.getByRole("button").first()).toBeInViewport();
    const [box, legend] = [await card.boundingBox(), await reader.legend.boundingBox()];
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(legend?.y ?? 0);
  });

  await test.step("near the lower edge the page makes room for the card", async () => {
    await page.keyboard.press("Escape");
    await words.evaluate((line) => {
      const { bottom } = line.getBoundingClientRect();
      window.scrollBy({ top: bottom - window.innerHeight + 90, behavior: "instant" });
    });
    const spot = await words.boundingBox();
    await page.mouse.click((spot?.x ?? 0) + 20, (spot?.y ?? 0) + 10);
    await expect(card.getByText("Note 11")).toBeAttached();
    await expect(words).toBeInViewport();
    await expect
      .poll(async () => {
        const box = await card.boundingBox();
        return Math.min(box?.height ?? 0, 700 - (box?.y ?? 0));
      })
      .toBeGreaterThan(200);
  });

  await test.step("a part that was folded is folded in other cards and on the next visit", async () => {
    const fold = card.getByRole("button", { name: /^Conversation/ });
    await expect(fold).toHaveText("Conversation12");
    await fold.click();
    await expect(card.getByText("Note 11")).toHaveCount(0);
    await page.reload();
    await alive(page);
    await reader.click("asked the fishers");
    await expect(fold).toHaveAttribute("aria-expanded", "false");
    await expect(card.getByText("Note 11")).toHaveCount(0);
    await expectAccessible(page);
    await page.keyboard.press("n");
    await expect(card.getByLabel(/^Note \(Markdown\)/)).toBeFocused();
    await page.keyboard.press("Escape");
    await fold.click();
    await expect(card.getByText("Note 11")).toBeAttached();
  });
});

test("notes show what was written: angle brackets, line breaks, and a preview before they are saved", async ({
  site,
  read,
}) => {
  const article = await site.article("Ships [call twice] as often.");
  const { id } = await site.owner.api.post(`/documents/${article.documentId}/annotations`, {
    kind: "claim",
    target: article.spans,
    claim: { statement: "Calls doubled." },
    body: "Of <which> ships?\nAsk the *pilots*.",
  });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  await reader.click("call twice");
  const card = reader.card(/Calls doubled/);
  const shown = card.locator("p", { hasText: "Of <which> ships?" });
  await expect(shown.locator("br")).toHaveCount(1);
  await expect(shown.locator("em")).toHaveText("pilots");

  await card.getByRole("button", { name: "Add note" }).click();
  await card.getByLabel(/^Note \(Markdown\)/).fill("See <the log>\nand **count**.");
  await card.getByRole("button", { name: "Preview", exact: true }).click();
  const preview = card.getByRole("region", { name: "Preview" });
  await expect(preview.locator("strong")).toHaveText("count");
  await expect(preview.locator("br")).toHaveCount(1);
  await expect(preview).toContainText("See <the log>");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await card.getByRole("button", { name: "Add note" }).click();
  await card.getByLabel(/^Note \(Markdown\)/).press("Control+Enter");
  await expect(card.getByText("See <the log>")).toBeVisible();

  await card.getByRole("button", { name: "Edit", exact: true }).last().click();
  await card.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(preview).toContainText("Of <which> ships?");
  await card.getByLabel("Comment").fill("Of <which> ships, then?");
  await expect(preview).toContainText("Of <which> ships, then?");
  await card.getByRole("button", { name: "Save", exact: true }).click();
  await expect
    .poll(async () => (await site.owner.api.get(`/annotations/${id}`)).body)
    .toBe("Of <which> ships, then?");
});

test.describe("in a low window", () => {
  test.use({ viewport: { width: 1366, height: 768 } });

  test("what saves evidence is in view from the first field to the last, and covers none", async ({
    site,
    read,
  }) => {
    const { documentId, path, spans } = await site.text("Ships [call twice] as often.");
    await site.owner.api.post(`/documents/${documentId}/annotations`, {
      kind: "claim",
      target: spans,
    });
    const reader = await read(site.owner, path);
    await alive(reader.page);
    await reader.click("call twice");
    const card = reader.card(/^Claim/);
    await card.getByRole("button", { name: "Add evidence" }).click();
    const save = card.getByRole("button", { name: "Save evidence" });
    for (const name of ["Source", "Page or section", "Quoted words", "Stance"]) {
      const field = card.getByLabel(name, { exact: true });
      await field.focus();
      await expect(field).toBeInViewport({ ratio: 1 });
      await expect(save).toBeInViewport({ ratio: 1 });
      const [box, row] = [await field.boundingBox(), await save.boundingBox()];
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(row?.y ?? 0);
    }
  });
});
