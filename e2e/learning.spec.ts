import { expect, expectAccessible, expectAccessibleInLightAndDark, test } from "./fixtures";
import { hydrated } from "./keys";

const MARKED = ["Ships carry ten tons.", "Ships carry coal.", "Ships carry us."];
const OTHERS = "What joy. What fun. What a day. What luck.";

test("suggestions are learned from three texts, tried, taken and refused, and stay refused", async ({
  site,
  signIn,
}) => {
  const { api } = site.owner;
  const { projectId } = await site.article("Nothing here.");
  const write = async (title: string, content: string) => {
    const draft = { title, format: "plain", content };
    return (await api.post<{ id: string }>(`/projects/${projectId}/documents`, draft)).id;
  };
  for (const title of ["One", "Two", "Three"]) {
    const id = await write(title, `${MARKED.join(" ")} ${OTHERS} In ${title} a witch hunt began.`);
    for (const exact of [...MARKED, "a witch hunt"]) {
      const claim = { type: "factual" };
      await api.post(`/documents/${id}/annotations`, { kind: "claim", target: [{ exact }], claim });
    }
  }
  const id = await write(
    "Four",
    "Ships carry wood. What joy! They call it a witch hunt. And again a witch hunt.",
  );
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/documents/${id}/suggestions`);
  await page.locator("summary", { hasText: "Suggest from the project" }).click();
  const learning = page.getByRole("region", { name: "Suggest from the project" });
  const suggest = learning.getByRole("button", { name: "Suggest", exact: true });
  await expect(suggest).toBeDisabled();
  const factual = learning.getByRole("checkbox", { name: /^factual/i });
  await factual.press("Space");
  await expect(learning).toContainText("12 marked places in 3 texts.");
  await expect(learning).toContainText("Of 12 marked places it would have found 12");
  await expect(learning).toContainText("0 of its 12 proposals were not marked by anybody.");
  await expectAccessibleInLightAndDark(page);
  await suggest.press("Enter");
  await expect(learning).toContainText("2 new suggestions; none known before.");

  const list = page.getByRole("list", { name: "Suggestions" });
  const items = list.locator("> li");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("by the same words elsewhere");
  await expect(items.first()).toContainText("score 100%");
  await expect(items.first()).toContainText("People marked these words in 3 of 3 places");
  await hydrated(page.getByRole("button", { name: /^Take/ }));
  await items.first().getByRole("button", { name: /^Take/ }).focus();
  await page.keyboard.press("a");
  await expect(items).toHaveCount(1);
  await page.keyboard.press("x");
  await expect(page.getByText("All decided")).toBeVisible();
  await suggest.press("Enter");
  await expect(learning).toContainText("No new suggestion; 1 known before.");
  await expect(page.getByText("All decided")).toBeVisible();

  await learning.getByRole("combobox", { name: "Suggester" }).selectOption({
    label: "Sentences like the marked ones",
  });
  await expect(learning).toContainText(/\d+ marked sentences and \d+ others in 4 texts/);
  await suggest.press("Enter");
  await expect(items.filter({ hasText: "by learned sentences" }).first()).toContainText(
    /Words that weighed most: “/,
  );
  await factual.press("Space");
  await learning.getByRole("checkbox", { name: /^value/i }).press("Space");
  await expect(learning).toContainText("too few examples: 0 marked and 0 other sentences");

  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  const overflow = () =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
});

test("who may not annotate is not offered it", async ({ site, signIn }) => {
  const { projectId, path } = await site.article("Ships carry coal.");
  const page = await signIn(await site.newcomer("Ada", projectId, "reader"));
  await page.goto(`${path}/suggestions`);
  await expect(page.getByText(/^You may read suggestions/)).toBeVisible();
  await expect(page.getByText("Suggest from the project")).toHaveCount(0);
});
