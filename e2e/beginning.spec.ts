import { expect, expectAccessible, test } from "./fixtures";
import { alive, spotsOf } from "./words";

const SPEECH = "The quay is open again. Ships call twice as often. The council voted.";

test("a text that nobody annotated says how to begin, until somebody has", async ({
  site,
  read,
}) => {
  const { path, documentId } = await site.text(SPEECH);
  const reader = await read(site.owner, path);
  const { page } = reader;
  const hint = page.getByRole("complementary", { name: "How to begin" });
  await expect(hint).toContainText("Select some words with the mouse");
  await expectAccessible(page);
  const [besides, words] = [
    await hint.locator("p").boundingBox(),
    await page.locator("[data-text]").boundingBox(),
  ];
  expect(besides?.x ?? 0).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0));
  await site.owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "note",
    target: [{ start: 4, end: 8 }],
  });
  await expect(hint).toHaveCount(0);
});

test("who only reads is told once why selected words are not annotated, and whom to ask", async ({
  site,
  read,
}) => {
  const { path, projectId } = await site.text(SPEECH);
  const someone = await site.someone("Pia", projectId, "reader");
  const reader = await read(someone, path);
  const { page } = reader;
  await alive(page);
  await expect(page.getByRole("complementary", { name: "How to begin" })).toHaveText(
    "Nobody has annotated this text yet.",
  );
  const [at] = await spotsOf(page, "Ships");
  await page.mouse.dblclick((at?.x ?? 0) + 8, (at?.y ?? 0) + 8);
  const why = page.getByRole("status").getByText("You are a reader here");
  await expect(why).toBeVisible();
  await page.getByRole("button", { name: "Who is an owner" }).click();
  await expect(page).toHaveURL(`/projects/${projectId}/members`);
});

test.describe("by finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a text that nobody annotated says so above its words, without keys", async ({
    site,
    read,
  }) => {
    const { path } = await site.text(SPEECH);
    const { page } = await read(site.owner, path);
    const hint = page.getByRole("complementary", { name: "How to begin" });
    await expect(hint.getByText("Hold a finger on a word")).toBeVisible();
    await expect(hint.getByText("Press ? for all keys")).toBeHidden();
  });
});
