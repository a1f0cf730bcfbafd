import { expect, expectAccessible, expectAccessibleInLightAndDark, test } from "./fixtures";
import { hydrated } from "./keys";

const TEXT = "The locks leak. “Nobody paid”, says Ida. Nobody paid for the locks, and nobody will.";

const draft = (exact: string, more: object = {}) => ({
  kind: "claim",
  target: [{ exact }],
  claim: { type: "factual" },
  origin: "locks-v1",
  score: 0.8,
  reason: "“leak” weighed most",
  ...more,
});

test("what a script suggests is taken, adjusted, refused and taken back by keys", async ({
  site,
  signIn,
}) => {
  const { api } = site.owner;
  const { documentId, path } = await site.article(TEXT);
  const suggestions = `/documents/${documentId}/suggestions`;
  const page = await signIn(site.owner);
  await page.goto(path);
  await page.getByRole("button", { name: "Export" }).press("Enter");
  await page.getByRole("menuitem", { name: "Suggestions" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suggestions for A speech");
  await expect(page.getByText("No suggestions", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await api.post(suggestions, draft("The locks leak"));
  await api.post(suggestions, draft("“Nobody paid”", { origin: "quotes-v2", score: 3.5 }));
  await api.post(suggestions, draft("for the locks", { reason: "" }));
  await api.post(suggestions, draft("nobody will"));
  const list = page.getByRole("list", { name: "Suggestions" });
  const items = list.locator("> li");
  await expect(items).toHaveCount(4);
  await expect(items.first()).toContainText("by locks-v1");
  await expect(items.first()).toContainText("score 80%");
  await expect(items.first()).toContainText("Why: “leak” weighed most");
  await expect(items.nth(1)).toContainText("score 3.5");
  await expectAccessibleInLightAndDark(page);

  const current = list.locator('[aria-current="true"]');
  await hydrated(page.getByRole("button", { name: /^Take/ }));
  await page.keyboard.press("a");
  await expect(items).toHaveCount(3);
  await expect(current).toContainText("Nobody paid");
  await page.keyboard.press("x");
  await expect(items).toHaveCount(2);
  await page.keyboard.press("z");
  await expect(items).toHaveCount(3);
  await expect(current).toContainText("“Nobody paid”");
  await page.keyboard.press("z");
  await expect(items).toHaveCount(4);
  const annotations = `/documents/${documentId}/annotations`;
  const made = async () => (await api.get<{ items: { tags: string[] }[] }>(annotations)).items;
  expect(await made()).toEqual([]);

  await page.keyboard.press("j");
  await expect(current).toContainText("Nobody paid");
  await test.step("what is half written of one further down is led to", async () => {
    await page.keyboard.press("e");
    const note = page.getByRole("textbox", { name: "Note" });
    await note.fill("Who says");
    await note.press("Escape");
    await page.reload();
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(note).toHaveValue("Who says");
    await note.fill("");
    await note.press("Escape");
  });
  await expect(current).toContainText("Nobody paid");
  await page.keyboard.press("e");
  const kind = page.getByRole("combobox", { name: "Kind" });
  await expect(kind).toBeFocused();
  await kind.selectOption({ label: "Quotation" });
  await page.getByRole("combobox", { name: "Form" }).selectOption({ label: "direct" });
  await page.getByRole("textbox", { name: "Speaker" }).fill("Ida");
  await page.getByRole("button", { name: "End a word earlier" }).press("Enter");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Speaker" }).press("Enter");
  await expect(items).toHaveCount(3);
  await expect.poll(made).toMatchObject([
    {
      kind: "quotation",
      quotation: { form: "direct", speaker: "Ida" },
      target: [{ exact: "“Nobody paid" }],
      suggestion: { origin: "quotes-v2", adjusted: true },
    },
  ]);

  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Adjusted" });
  await expect(items).toHaveCount(1);
  await expect(items.first()).toContainText("taken with changes by");
  await page.locator("summary", { hasText: "How often they were taken" }).click();
  const row = page.getByRole("row", { name: /quotes-v2/ });
  await expect(row).toContainText("100%");
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Open" });
  await page.getByRole("combobox", { name: "Suggested by" }).selectOption({ label: "quotes-v2" });
  await expect(page.getByText("None of these")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("combobox", { name: "Suggested by" }).selectOption({ index: 0 });
  await expect(items).toHaveCount(3);
  await expectAccessible(page);
  const overflow = () =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
});

test("a reader reads suggestions, and is told who decides on them", async ({ site, signIn }) => {
  const { projectId, documentId, path } = await site.article(TEXT);
  await site.owner.api.post(`/documents/${documentId}/suggestions`, draft("The locks leak"));
  const page = await signIn(await site.newcomer("Ada", projectId, "reader"));
  await page.goto(`${path}/suggestions`);
  await expect(page.getByText("Why: “leak” weighed most")).toBeVisible();
  await expect(page.getByText(/^You may read suggestions/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Take/ })).toHaveCount(0);
});
