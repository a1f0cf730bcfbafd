import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";

test("all notes of a text are read, narrowed, answered and resolved on one page", async ({
  site,
  signIn,
}) => {
  test.slow();
  const article = await site.article("The gate is [locked at nine], and [opened at ten].");
  const { projectId, documentId, path } = article;
  const other = await site.newcomer("Berta", projectId, "annotator");
  const ids: string[] = [];
  for (const at of article.spans) {
    const { id } = await site.owner.api.post(`/documents/${documentId}/annotations`, {
      kind: "claim",
      target: [at],
    });
    ids.push(id);
  }
  await other.api.post(`/annotations/${ids[1]}/notes`, { body: "Says **who**?" });
  await other.api.post(`/annotations/${ids[0]}/notes`, { body: "By which clock?" });

  const page = await signIn(site.owner);
  await page.goto(`${path}/notes`);
  const conversations = page.getByRole("list", { name: "Annotations with notes" });
  await expect(conversations.locator("> li")).toHaveCount(2);
  await expect(conversations.locator("> li").first()).toContainText("By which clock?");
  await expect(conversations.locator("> li").first()).toContainText("locked at nine");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
  }
  const reply = conversations.getByRole("button", { name: "Reply to Berta" }).first();
  await hydrated(reply);
  await reply.press("Enter");
  await page.getByRole("textbox", { name: "Your reply" }).fill("The one of the tower.");
  await conversations
    .locator("form")
    .getByRole("button", { name: "Reply", exact: true })
    .press("Enter");
  await expect(conversations.locator("form")).toHaveCount(0);
  await expect(conversations.locator("> li").first()).toContainText("The one of the tower.");
  await conversations.getByRole("button", { name: "Resolve" }).first().press("Enter");
  const fold = conversations.getByRole("button", { name: /Resolved by .* · 2 notes/ });
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await fold.press("Enter");
  await expect(conversations.locator("> li").first()).toContainText("The one of the tower.");

  await page.getByLabel("Threads").selectOption("Resolved");
  await expect(conversations.locator("> li")).toHaveCount(1);
  await expect(page).toHaveURL(/thread=resolved/);
  await page.getByRole("checkbox", { name: "That mention me" }).press("Space");
  await expect(page.getByText("No note is like that")).toBeVisible();
  await page.getByRole("button", { name: "Show all notes" }).press("Enter");
  await expect(conversations.locator("> li")).toHaveCount(2);
  // A note that comes while one reads is there by itself.
  await other.api.post(`/annotations/${ids[1]}/notes`, { body: "And who opens it?" });
  await expect(conversations.locator("> li").nth(1)).toContainText("And who opens it?");
});

test("what others did since one was here is counted, walked by keys, and read", async ({
  site,
  signIn,
}) => {
  test.slow();
  const article = await site.article("The gate is [locked at nine], and [opened at ten].");
  const { projectId, documentId, path, spans } = article;
  const other = await site.newcomer("Carla", projectId, "annotator");
  const mark = (at: unknown) =>
    other.api.post(`/documents/${documentId}/annotations`, { kind: "claim", target: [at] });
  await mark(spans[0]);
  const page = await signIn(site.owner);
  const news = page.getByRole("button", { name: /new$/ });
  const seen = () => site.owner.api.get<{ seenAt: string | null }>(`/documents/${documentId}/news`);
  const answer = page.waitForResponse(/\/news$/);
  await page.goto(path);
  await answer;
  await expect(page.getByRole("contentinfo")).toContainText("1 shown");
  expect((await seen()).seenAt).toBeNull();
  await page.goto(`${path}/notes`);
  await expect.poll(async () => (await seen()).seenAt).not.toBeNull();

  const fresh = await mark(spans[1]);
  await page.goto(path);
  await expect(news).toHaveText("1 new");
  await page.keyboard.press("i");
  await expect(news).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("contentinfo")).toContainText("1 shown");
  await page.keyboard.press("j");
  await expect(page.locator(`article[data-annotation="${fresh.id}"]`)).toBeVisible();
  await expect(page.locator("article[data-annotation]")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "All read" }).press("Enter");
  await expect(news).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toContainText("2 shown");
  await page.getByRole("button", { name: "Undo", exact: true }).first().press("Enter");
  await expect(news).toHaveText("1 new");
});
