import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const LINE = "The quay is open and the ferry is full on Saturdays. ".repeat(5).trim();
const LINES = Array.from({ length: 30 }, (_, i) => `${i}: ${LINE}`).join("\n\n");

test("undo and redo are a pair of buttons that name what they do, say it and show the place", async ({
  site,
  read,
}) => {
  const article = await site.article(`Ships [call twice] as often.\n\n${LINES}`);
  const annotations = `/documents/${article.documentId}/annotations`;
  const claim = { statement: "Calls doubled." };
  await site.owner.api.post(annotations, { kind: "claim", target: article.spans, claim });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const pair = page.getByRole("group", { name: "Undo and redo" });
  await expect(pair.getByRole("button", { name: "Nothing to undo" })).toBeDisabled();

  await reader.click("call twice");
  const card = reader.card(/Calls doubled/);
  await card.getByRole("button", { name: "Add note" }).click();
  await card.getByLabel(/^Note \(Markdown\)/).fill("Twice as often as when?");
  await page.keyboard.press("Control+Enter");
  await expect(card.getByText("as when?")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }));
  const words = page.locator("main [data-text] p").first();
  await expect(words).not.toBeInViewport();

  await pair.getByRole("button", { name: "Undo: note added" }).click();
  await expect(page.getByText("Undone: note added.")).toBeVisible();
  await expect(words).toBeInViewport();
  await expect(card.getByText("as when?")).toHaveCount(0);
  await expectAccessible(page);
  await pair.getByRole("button", { name: "Redo: note added" }).click();
  await expect(page.getByText("Redone: note added.")).toBeVisible();
  // What was said before is gone: its button would take back something else by now.
  await expect(page.getByText("Undone: note added.")).toHaveCount(0);
  const takesBack = page
    .getByRole("region", { name: "Notices" })
    .getByRole("button", { name: "Undo" });
  await expect(takesBack).toHaveCount(1);
  const [notice, foot] = [await takesBack.boundingBox(), await reader.legend.boundingBox()];
  expect((notice?.y ?? 0) + (notice?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  await expect(card.getByText("as when?")).toBeVisible();
  await expect(pair.getByRole("button", { name: "Nothing to redo" })).toBeDisabled();
});

test("confirming an outdated status is undone to what it was", async ({ site, read }) => {
  const article = await site.article("Ships [call twice] as often.");
  const yusuf = await site.someone("Yusuf", article.projectId);
  const annotations = `/documents/${article.documentId}/annotations`;
  const claim = { statement: "Calls doubled." };
  const { id } = await yusuf.api.post(annotations, { kind: "claim", target: article.spans, claim });
  await site.owner.api.put(`/annotations/${id}/status`, { status: "accepted" });
  await yusuf.api.patch(`/annotations/${id}`, { claim: { statement: "Calls rose." } });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  await reader.click("call twice");
  const card = reader.card(/Calls rose/);
  const outdated = async () => (await site.owner.api.get(`/annotations/${id}`)).statusOutdated;
  await card.getByRole("button", { name: "Accept this wording" }).click();
  await expect.poll(outdated).toBe(false);
  await page.getByRole("button", { name: "Undo: status changed" }).click();
  await expect(card.getByRole("button", { name: "Accept this wording" })).toBeVisible();
  await expect.poll(outdated).toBe(true);
  await page.getByRole("button", { name: "Redo: status changed" }).click();
  await expect.poll(outdated).toBe(false);
});

test("a curator is led to decisions on an earlier wording, as they come and go", async ({
  site,
  signIn,
}) => {
  const article = await site.article("Ships [call twice] as often.");
  const yusuf = await site.someone("Yusuf", article.projectId);
  const annotations = `/documents/${article.documentId}/annotations`;
  const claim = { statement: "Calls doubled." };
  const { id } = await yusuf.api.post(annotations, { kind: "claim", target: article.spans, claim });
  await site.owner.api.put(`/annotations/${id}/status`, { status: "accepted" });
  const home = `/projects/${article.projectId}`;
  const page = await signIn(site.owner);
  await page.goto(home);
  const link = page.getByRole("link", { name: "1 decision on an earlier wording" });
  await expect(page.getByText("1 document", { exact: true })).toBeVisible();
  await expect(link).toHaveCount(0);

  await yusuf.api.patch(`/annotations/${id}`, { claim: { statement: "Calls rose." } });
  await expect(link).toBeVisible();
  await expectAccessible(page);
  const his = await signIn(yusuf);
  await his.goto(home);
  await expect(his.getByText("1 document", { exact: true })).toBeVisible();
  await expect(his.getByRole("link", { name: /earlier wording/ })).toHaveCount(0);

  await link.click();
  await expect(page).toHaveURL(/status%3Aoutdated/);
  await expect(page.getByRole("main").getByText("call twice")).toBeVisible();

  await page.goto(home);
  await expect(link).toBeVisible();
  await site.owner.api.put(`/annotations/${id}/status`, { status: "accepted" });
  await expect(link).toHaveCount(0);
});
