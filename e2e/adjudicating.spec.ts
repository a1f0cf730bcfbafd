import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";
import type { Article, Someone } from "./site";

const SPEECH =
  "[The ferry] is free since May. [Everyone takes it], and [nobody pays for it]. [Some say] it will not last.";

interface Decision {
  readonly outcome: string;
  readonly reason: string;
  readonly note: string;
  readonly guidelineUnclear: boolean;
  readonly spans: readonly { slug: string | null; target: readonly { exact: string }[] }[];
  readonly annotations: readonly { fate: string }[];
}

/** A technique on one of the marked spans, from its beginning to a place after its end. */
async function mark(who: Someone, article: Article, at: number, technique: string, more = 0) {
  const span = article.spans[at] ?? { start: 0, end: 0 };
  const target = [{ start: span.start, end: span.end + more }];
  const body = { kind: "rhetoric", target, rhetoric: { technique } };
  await who.api.post(`/documents/${article.documentId}/annotations`, body);
}

/** Two coders and two curators, with a case of each kind: agreed, label, boundary, missed. */
async function coded(site: import("./site").Site, article: Article) {
  const { projectId } = article;
  const rosa = await site.someone("Rosa", projectId);
  const milo = await site.someone("Milo", projectId);
  await mark(rosa, article, 0, "doubt");
  await mark(milo, article, 0, "doubt");
  await mark(rosa, article, 1, "exaggeration");
  await mark(milo, article, 1, "slogans");
  await mark(rosa, article, 2, "exaggeration", -7);
  await mark(milo, article, 2, "exaggeration");
  await mark(milo, article, 3, "doubt");
  return {
    rosa,
    milo,
    kaspar: await site.someone("Kaspar", projectId, "curator"),
    lena: await site.someone("Lena", projectId, "curator"),
  };
}

const casesOf = (page: Page) => page.getByRole("list", { name: "Cases" }).locator("> li");
const currentOf = (page: Page) =>
  page.getByRole("list", { name: "Cases" }).locator('> li[aria-current="true"]');

async function openCases(page: Page, { projectId, documentId }: Article, query = "") {
  await page.goto(`/projects/${projectId}/review/adjudication?document=${documentId}${query}`);
  await hydrated(page.getByRole("checkbox", { name: "Show rejected spans" }));
  await expect(currentOf(page)).toBeVisible();
}

async function decisionsOf(who: Someone, { documentId }: Article): Promise<readonly Decision[]> {
  const path = `/documents/${documentId}/adjudication/decisions`;
  return (await who.api.get<{ items: Decision[] }>(path)).items;
}

interface Listed {
  readonly codings: readonly { readonly annotationId: string; readonly version: number }[];
}

/** Decides each case of a text, with a span taken from its first coding. */
async function decide(
  who: Someone,
  { documentId }: Article,
  drafts: readonly { outcome: string; reason?: string; span?: object }[],
) {
  const path = `/documents/${documentId}/adjudication`;
  const { items } = await who.api.get<{ items: Listed[] }>(path);
  for (const [at, { span, ...draft }] of drafts.entries()) {
    const codings = items[at]?.codings ?? [];
    const from = codings[0]?.annotationId;
    await who.api.post(`${path}/decisions`, {
      ...draft,
      annotations: codings.map(({ annotationId: id, version }) => ({ id, version })),
      ...(draft.outcome === "reject" ? {} : { spans: [{ from, ...span }] }),
    });
  }
}

test("a text is decided by keys alone: accept, relabel, adjust, reject with a reason, undo", async ({
  site,
  signIn,
}) => {
  test.slow();
  const article = await site.article(SPEECH);
  const { kaspar, rosa } = await coded(site, article);
  const page = await signIn(kaspar);
  await openCases(page, article);
  await expect(casesOf(page)).toHaveCount(4);
  await expect(page.getByText("0 of 4 decided")).toBeVisible();
  await expect(currentOf(page)).toContainText("Unanimous");
  await expect(currentOf(page)).toContainText("Rosa, Milo");
  await expectAccessible(page);

  await page.keyboard.press("a");
  await expect(currentOf(page)).toContainText("Everyone takes it");
  await expect(page.getByText("1 of 4 decided")).toBeVisible();

  await test.step("what the second one says is chosen by its number and relabelled, with a note", async () => {
    await page.keyboard.press("2");
    await expect(currentOf(page).locator('[aria-pressed="true"]')).toContainText("Milo");
    await page.keyboard.press("c");
    await page.keyboard.type("Neither, surely.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await expect(page.getByLabel("Kind", { exact: true })).toBeFocused();
    await expectAccessible(page);
    await page.getByLabel("Tag", { exact: true }).last().selectOption("doubt");
    await page.getByLabel("Tag", { exact: true }).last().press("Tab");
    await page.keyboard.press("Enter");
    await expect(currentOf(page)).toContainText("nobody pays");
  });

  await test.step("an end is moved by the arrows, and saved", async () => {
    await page.keyboard.press("e");
    await expect(page.getByRole("group", { name: "Choose the words" })).toBeVisible();
    // The longest of those that begin together is the first.
    await page.keyboard.press("ArrowLeft");
    await expect(
      page.getByRole("status").filter({ hasText: /nobody pays for\b(?! it)/ }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(currentOf(page)).toContainText("Some say");
  });

  await test.step("a rejection is asked its reason, given by a digit, and taken back", async () => {
    await expect(currentOf(page)).toContainText("Marked nothing here: Rosa");
    await page.keyboard.press("r");
    await expect(page.getByLabel("Why is it rejected?")).toBeFocused();
    await page.keyboard.press("1");
    await expect(page.getByText("Everything is decided")).toBeVisible();
    await expect(page.getByText("4 of 4 decided")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("z");
    await expect(page.getByText("3 of 4 decided")).toBeVisible();
    await expect(currentOf(page)).toContainText("Some say");
    await page.keyboard.press("r");
    await expect(page.getByLabel("Why is it rejected?")).toBeFocused();
    await page.keyboard.press("1");
    await expect(page.getByText("4 of 4 decided")).toBeVisible();
  });

  // What is shown as decided may still be on its way.
  await expect
    .poll(async () => (await decisionsOf(rosa, article)).map(({ outcome }) => outcome))
    .toEqual(["accept", "relabel", "adjust", "reject"]);
  const decisions = await decisionsOf(rosa, article);
  expect(decisions[1]).toMatchObject({
    note: "Neither, surely.",
    guidelineUnclear: true,
    spans: [{ slug: "doubt", target: [{ exact: "Everyone takes it" }] }],
  });
  expect(decisions[2]?.spans[0]?.target).toMatchObject([{ exact: "nobody pays for" }]);
  expect(decisions[3]?.reason).not.toBe("");
});

test("what was decided is listed with rejected spans on demand, and in the inbox of its author", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const { kaspar, rosa } = await coded(site, article);
  const nobodyPays = article.spans[2] ?? { start: 0, end: 0 };
  const target = [{ start: nobodyPays.start, end: nobodyPays.end - " it".length }];
  await decide(kaspar, article, [
    { outcome: "accept" },
    { outcome: "relabel", span: { slug: "doubt" } },
    { outcome: "adjust", span: { target } },
    { outcome: "reject", reason: "Opinion" },
  ]);
  await test.step("rejected spans are shown on demand", async () => {
    const page = await signIn(kaspar);
    await openCases(page, article, "&show=all");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(currentOf(page)).toContainText("One rejected span is not shown");
    await page.getByRole("checkbox", { name: "Show rejected spans" }).click();
    await expect(currentOf(page)).toContainText("Milo");
    await expect(page).toHaveURL(/rejected=shown/);
    await expectAccessible(page);
  });

  await test.step("the annotator reads what became of theirs", async () => {
    const hers = await signIn(rosa);
    await hers.goto(`/projects/${article.projectId}/review/inbox`);
    await expect(hers.getByRole("button", { name: "Kept 1" })).toBeVisible();
    await expect(hers.getByRole("button", { name: "Adjusted 2" })).toBeVisible();
    await expect(hers.getByText("What stands: nobody pays for, as exaggeration")).toBeVisible();
    await expectAccessible(hers);
  });
});

test("two curators at once see each other's decisions and overwrite none", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const { kaspar, lena } = await coded(site, article);
  const his = await signIn(kaspar);
  const hers = await signIn(lena);
  await openCases(his, article);
  await openCases(hers, article);
  await hers.keyboard.press("j");
  await expect(currentOf(hers)).toContainText("Everyone takes it");
  await his.keyboard.press("j");

  await his.keyboard.press("a");
  await expect(currentOf(his)).toContainText("nobody pays");
  // What she has before her does not vanish under her hands, and can not be decided again.
  await expect(currentOf(hers)).toContainText("No longer in this list");
  await hers.keyboard.press("n");
  await expect(hers.getByText("1 of 4 decided")).toBeVisible();
  await hers.keyboard.press("j");
  await expect(casesOf(hers)).toHaveCount(3);
  expect(await decisionsOf(lena, article)).toMatchObject([{ outcome: "accept" }]);

  await test.step("one who has read nothing newer is refused, and reads why", async () => {
    await hers.route(/\/api\/v1\/.*\/adjudication\?/, (route) => route.abort());
    await expect(currentOf(hers)).toContainText("nobody pays");
    await kaspar.api.get(`/documents/${article.documentId}/adjudication`);
    await his.keyboard.press("m");
    await expect(currentOf(his)).toContainText("Some say");
    await hers.keyboard.press("n");
    await hers.keyboard.press("1");
    await expect(hers.getByText("Another curator has decided on this already")).toBeVisible();
    expect(await decisionsOf(lena, article)).toMatchObject([
      { outcome: "accept" },
      { outcome: "merge" },
    ]);
  });
});

test("the cases of one coder or two are listed, from the text that is read", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const { kaspar } = await coded(site, article);
  const page = await signIn(kaspar);
  await page.goto(`/projects/${article.projectId}/documents/${article.documentId}`);
  await hydrated(page.getByRole("button", { name: /^Commands/ }));
  await page.keyboard.press("Control+k");
  await page.keyboard.type("adjudicate");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`adjudication\\?document=${article.documentId}`));
  await expect(casesOf(page)).toHaveCount(4);
  await page.getByLabel("Annotated by").selectOption({ label: "Rosa" });
  await expect(casesOf(page)).toHaveCount(3);
  await page.getByLabel("Compared with").selectOption({ label: "Milo" });
  await expect(casesOf(page)).toHaveCount(4);
  await page.getByLabel("Disagreement").selectOption({ label: "Missed (1 open)" });
  await expect(casesOf(page)).toHaveCount(1);
  await expect(currentOf(page)).toContainText("Some say");
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel("Compared with").locator("option:checked")).toHaveText("Milo");
  await expect(casesOf(page)).toHaveCount(1);
  await page.getByLabel("Annotated by").selectOption({ label: "Anybody" });
  await expect(page).not.toHaveURL(/coders/);
  await expect(page.getByLabel("Compared with")).toHaveCount(0);
});

test("unanimous cases are accepted together once they are shown", async ({ site, signIn }) => {
  const article = await site.article(SPEECH);
  const { kaspar } = await coded(site, article);
  const page = await signIn(kaspar);
  await openCases(page, article);
  await page.getByLabel("Disagreement").selectOption({ label: "Unanimous (1 open)" });
  await expect(page).toHaveURL(/kind=agreed/);
  await page.getByRole("button", { name: "Accept this unanimous case" }).click();
  await expect(page.getByText("One case accepted.")).toBeVisible();
  await expect(page.getByText("1 of 4 decided")).toBeVisible();
  expect(await decisionsOf(kaspar, article)).toMatchObject([{ outcome: "accept" }]);
});

test("cases are decided by touch at 390 px, and whoever may not decide is led elsewhere", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const { kaspar, rosa } = await coded(site, article);
  const page = await signIn(kaspar);
  await page.setViewportSize({ width: 390, height: 844 });
  await openCases(page, article);
  await page.getByRole("button", { name: "Nothing here" }).click();
  await page.getByRole("button", { name: "Nothing here" }).click();
  await expect(currentOf(page)).toContainText("Everyone takes it");
  await expect(page.getByText("1 of 4 decided")).toBeVisible();
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  const hers = await signIn(rosa);
  const answer = await hers.goto(`/projects/${article.projectId}/review/adjudication`);
  expect(answer?.status()).toBe(404);
  await hers.goto(`/projects/${article.projectId}/review`);
  await expect(hers.getByRole("link", { name: "To adjudicate" })).toHaveCount(0);
});

test("a text that nobody has coded says so", async ({ site, signIn }) => {
  const article = await site.article(SPEECH);
  const kaspar = await site.someone("Kaspar", article.projectId, "curator");
  const page = await signIn(kaspar);
  await page.goto(`/projects/${article.projectId}/review/adjudication`);
  await expect(page.getByText("No codings yet")).toBeVisible();
  await expectAccessible(page);
});
