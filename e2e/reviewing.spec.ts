import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";
import type { Article, Someone } from "./site";

const SPEECH =
  "The ferry [is free] since May. [Everyone] takes it, and [nobody pays]. [Some say] it will not last.";

interface Review {
  readonly verdict: string;
  readonly comment: string;
  readonly by: { readonly name: string };
}

/** One claim on each of the marked words, in their order; their ids. */
async function claimEach(who: Someone, { documentId, spans }: Article): Promise<string[]> {
  const ids: string[] = [];
  for (const span of spans) {
    const body = { kind: "claim", target: [span] };
    ids.push((await who.api.post(`/documents/${documentId}/annotations`, body)).id);
  }
  return ids;
}

async function reviewsOf(who: Someone, id = ""): Promise<readonly Review[]> {
  return (await who.api.get<{ items: Review[] }>(`/annotations/${id}/reviews`)).items;
}

const queueOf = (page: Page) => page.getByRole("list", { name: "Annotations to review" });
const itemsOf = (page: Page) => queueOf(page).locator("> li");
const currentOf = (page: Page) => queueOf(page).locator('> li[aria-current="true"]');

/** The queue of a project, as soon as keys reach it. */
async function openQueue(page: Page, projectId: string, query = ""): Promise<void> {
  await page.goto(`/projects/${projectId}/review${query}`);
  await hydrated(page.getByRole("checkbox", { name: "Only what I have not reviewed" }));
  await expect(currentOf(page)).toBeVisible();
}

test("a queue is worked through by keys, with a comment, and the last verdict is taken back", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const ids = await claimEach(site.owner, article);
  const rosa = await site.someone("Rosa", article.projectId);
  const page = await signIn(rosa);
  await openQueue(page, article.projectId);
  await expect(itemsOf(page)).toHaveCount(4);
  await expect(page.getByText("0 of 4 reviewed by you")).toBeVisible();
  await expect(currentOf(page)).toContainText("The ferry is free since May.");
  await expectAccessible(page);

  await page.keyboard.press("y");
  await expect(currentOf(page)).toContainText("Everyone takes it");
  await expect(page.getByText("1 of 4 reviewed by you")).toBeVisible();
  expect(await reviewsOf(rosa, ids[0])).toMatchObject([{ verdict: "agree", by: { name: "Rosa" } }]);

  await test.step("letters that are typed into the comment are no verdicts", async () => {
    await page.keyboard.press("c");
    await page.keyboard.type("you do yourself, justly");
    await expect(page.getByLabel("Comment with your verdict")).toHaveValue(
      "you do yourself, justly",
    );
    // What is written waits here also for whoever comes back.
    await page.reload();
    await hydrated(page.getByRole("checkbox", { name: "Only what I have not reviewed" }));
    await expect(page.getByLabel("Comment with your verdict")).toHaveValue(
      "you do yourself, justly",
    );
    await page.getByLabel("Comment with your verdict").press("Escape");
    await page.keyboard.press("d");
    await expect(currentOf(page)).toContainText("nobody pays");
    await expect
      .poll(() => reviewsOf(rosa, ids[1]))
      .toMatchObject([{ verdict: "disagree", comment: "you do yourself, justly" }]);
  });

  await test.step("the verdict is taken back, and the comment with it", async () => {
    await page.keyboard.press("z");
    await expect(currentOf(page)).toContainText("Everyone takes it");
    await expect(page.getByLabel("Comment with your verdict")).toHaveValue(
      "you do yourself, justly",
    );
    expect(await reviewsOf(rosa, ids[1])).toEqual([]);
    await page.keyboard.press("d");
    await expect(currentOf(page)).toContainText("nobody pays");
  });

  await page.keyboard.press("j");
  await expect(currentOf(page)).toContainText("Some say");
  await page.keyboard.press("k");
  await expect(currentOf(page)).toContainText("nobody pays");
  await page.keyboard.press("u");
  await page.keyboard.press("y");
  await expect(page.getByText("That was the last one")).toBeVisible();
  await expect(page.getByText("4 of 4 reviewed by you")).toBeVisible();
  await expectAccessible(page);
});

test("what a queue is narrowed to stands in the address and waits for the person", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const { documentId, projectId, spans } = article;
  await claimEach(site.owner, article);
  const rhetoric = {
    kind: "rhetoric",
    target: [spans[1]],
    rhetoric: { technique: "exaggeration" },
  };
  await site.owner.api.post(`/documents/${documentId}/annotations`, rhetoric);
  const hidden = { kind: "rhetoric", target: [spans[3]], visibility: "private" };
  await site.owner.api.post(`/documents/${documentId}/annotations`, hidden);
  const rosa = await site.someone("Rosa", projectId);
  const page = await signIn(rosa);
  await openQueue(page, projectId);
  await page.getByText("Filter", { exact: true }).click();
  const filterKept = page.waitForResponse((answer) => answer.url().endsWith("/filter"));
  await page.getByLabel("Kind").selectOption("Rhetoric");
  await expect(itemsOf(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\?kind=rhetoric&unseen=true$/);
  await expect(page.getByText("0 of 1 reviewed by you")).toBeVisible();
  expect((await filterKept).ok()).toBe(true);
  await page.goto(`/projects/${projectId}/review`);
  await expect(itemsOf(page)).toHaveCount(1);
  await expect(page.getByText("Filter (1)")).toBeVisible();
  await page.getByText("Filter (1)").click();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(itemsOf(page)).toHaveCount(5);
});

test("a curator decides in the queue, and whoever looks at the same sees it", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const ids = await claimEach(site.owner, article);
  const { projectId } = article;
  const rosa = await site.someone("Rosa", projectId);
  const curator = await site.someone("Kaspar", projectId, "curator");
  const hers = await signIn(rosa);
  await openQueue(hers, projectId, "?status=open");
  const his = await signIn(curator);
  await openQueue(his, projectId);
  await expect(currentOf(hers)).toContainText("is free");
  await hers.keyboard.press("j");
  await hers.keyboard.press("k");

  await his.keyboard.press("v");
  await expect(currentOf(his)).toContainText("Everyone takes it");
  // What she has before her does not vanish under her hands.
  await expect(currentOf(hers)).toContainText("No longer in this list");
  await expect(currentOf(hers)).toContainText("is free");
  await curator.api.put(`/annotations/${ids[1]}/reviews/me`, { verdict: "disagree" });
  await expect(itemsOf(hers).nth(1)).toContainText("Changed since you opened this list");
  await expect(itemsOf(hers).nth(1)).toContainText("Kaspar disagrees");
  await hers.keyboard.press("j");
  await expect(itemsOf(hers)).toHaveCount(3);

  await his.keyboard.press("z");
  await expect(currentOf(his)).toContainText("is free");
  // The list shows what was taken back before the server has it.
  const status = async () =>
    (await curator.api.get<{ status: string }>(`/annotations/${ids[0]}`)).status;
  await expect.poll(status).toBe("open");
});

test("who may not review reads the queue, and a project without work says so", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const { projectId } = article;
  const reader = await site.someone("Lena", projectId, "reader");
  const page = await signIn(reader);
  await page.goto(`/projects/${projectId}/review?unseen=false`);
  await expect(page.getByText("Nobody has annotated anything")).toBeVisible();
  await claimEach(site.owner, article);
  await expect(currentOf(page)).toContainText("your role in the project does not review");
  await page.keyboard.press("y");
  await expect(itemsOf(page)).toHaveCount(4);
});

test("the queue is worked by touch at 390 px", async ({ site, signIn }) => {
  const article = await site.article(SPEECH);
  const ids = await claimEach(site.owner, article);
  const rosa = await site.someone("Rosa", article.projectId);
  const page = await signIn(rosa);
  await page.setViewportSize({ width: 390, height: 844 });
  await openQueue(page, article.projectId);
  await page.getByRole("button", { name: "Disagree" }).click();
  await expect(currentOf(page)).toContainText("Everyone takes it");
  await expect.poll(() => reviewsOf(rosa, ids[0])).toMatchObject([{ verdict: "disagree" }]);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test("who rejects is asked why, and the author reads it, is told that it is new, and replies", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const { projectId } = article;
  const rosa = await site.someone("Rosa", projectId);
  const curator = await site.someone("Kaspar", projectId, "curator");
  const ids = await claimEach(rosa, article);
  const settings = { statusReasons: ["Too vague to check", "Already in the register"] };
  await site.owner.api.patch(`/projects/${projectId}`, { settings });

  const his = await signIn(curator);
  await openQueue(his, projectId);
  await his.keyboard.press("x");
  await expect(his.getByLabel("Why is it rejected?")).toBeFocused();
  await expectAccessible(his);
  await his.getByRole("button", { name: "Already in the register" }).waitFor();
  await his.keyboard.press("1");
  await expect(currentOf(his)).toContainText("Everyone takes it");
  await his.keyboard.press("x");
  await his.keyboard.press("Escape");
  await his.keyboard.press("x");
  await his.keyboard.type("no number in it");
  await his.keyboard.press("Enter");
  await expect(currentOf(his)).toContainText("nobody pays");
  await his.keyboard.press("x");
  await expect(his.getByLabel("Why is it rejected?")).toBeFocused();
  await his.keyboard.press("Enter");
  await expect(currentOf(his)).toContainText("Some say");
  await his.keyboard.press("v");
  await expect(his.getByText("That was the last one")).toBeVisible();
  await expect
    .poll(async () =>
      Promise.all(
        ids.map(async (id) => {
          const { status, statusReason } = await curator.api.get(`/annotations/${id}`);
          return [status, statusReason];
        }),
      ),
    )
    .toEqual([
      ["rejected", "Too vague to check"],
      ["rejected", "no number in it"],
      ["rejected", ""],
      ["accepted", ""],
    ]);

  const hers = await signIn(rosa);
  await hers.setViewportSize({ width: 390, height: 844 });
  await hers.goto(`/projects/${projectId}/review`);
  await hers.getByRole("link", { name: "Inbox (4 new)" }).click();
  const inbox = hers.getByRole("list", { name: "Your annotations of which something became" });
  await expect(inbox.locator("> li")).toHaveCount(4);
  await expect(inbox.locator("> li").first()).toContainText("New");
  await expect(inbox.locator("> li").first()).toContainText("by Kaspar");
  await expect(hers.getByText("1 × Too vague to check")).toBeVisible();
  await expectAccessible(hers);
  await hers.getByRole("button", { name: "Rejected 3" }).click();
  await expect(inbox.locator("> li")).toHaveCount(3);
  const vague = inbox.locator("> li").filter({ hasText: "Reason: Too vague to check" });
  await vague.getByRole("button", { name: "Reply" }).click();
  await vague.getByLabel("Your reply").fill("The council’s minutes have the number.");
  await vague.getByRole("button", { name: "Reply", exact: true }).last().click();
  await expect(vague.getByRole("button", { name: "Reply (1 note)" })).toBeVisible();
  const { items } = await curator.api.get<{ items: object[] }>(`/annotations/${ids[0]}/notes`);
  expect(items).toMatchObject([{ body: "The council’s minutes have the number." }]);
  await hers.goto(`/projects/${projectId}/review/inbox`);
  await expect(inbox.locator("> li")).toHaveCount(4);
  await expect(inbox.getByText("New", { exact: true })).toHaveCount(0);
});

test("a card asks a curator for the reason, which may be skipped, and shows it to everybody", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const [id] = await claimEach(site.owner, article);
  const curator = await site.someone("Kaspar", article.projectId, "curator");
  const reader = await read(curator, article.path);
  const { page } = reader;
  await reader.click("is free");
  await expect(page.getByRole("button", { name: /^Agree/ })).toBeVisible();
  await page.keyboard.press("x");
  await page.getByLabel("Why is it rejected?").fill("Opinion of the paper");
  await page.getByRole("button", { name: "Save reason" }).click();
  await expect(page.getByText("Reason: Opinion of the paper")).toBeVisible();
  await expectAccessible(page);
  await expect
    .poll(async () => (await curator.api.get(`/annotations/${id}`)).statusReason)
    .toBe("Opinion of the paper");
  const lines = await curator.api.text(`/documents/${article.documentId}/export/jsonl`);
  expect(JSON.parse(lines.split("\n")[0] ?? "")).toMatchObject({
    status: "rejected",
    statusReason: "Opinion of the paper",
  });
  const table = await curator.api.text(`/documents/${article.documentId}/export/csv`);
  expect(table).toContain("Opinion of the paper");
});
