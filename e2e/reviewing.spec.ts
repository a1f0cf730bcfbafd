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
  await page.getByLabel("Kind").selectOption("Rhetoric");
  await expect(itemsOf(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\?kind=rhetoric&unseen=true$/);
  await expect(page.getByText("0 of 1 reviewed by you")).toBeVisible();
  await expect
    .poll(async () => {
      await page.goto(`/projects/${projectId}/review`);
      return itemsOf(page).count();
    })
    .toBe(1);
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
  const { status } = await curator.api.get<{ status: string }>(`/annotations/${ids[0]}`);
  expect(status).toBe("open");
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
