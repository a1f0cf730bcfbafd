import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";
import type { Article, Site, Someone } from "./site";

const SPEECH = "The ferry [is free] since May. [Everyone] takes it.";

/** A project with three texts. */
async function threeTexts(site: Site): Promise<Article> {
  const article = await site.article(SPEECH, { title: "First speech" });
  for (const title of ["Second speech", "Third speech"]) {
    await site.owner.api.post(`/projects/${article.projectId}/documents`, {
      title,
      format: "plain",
      content: `${title}: the pier is open.`,
    });
  }
  return article;
}

async function openAssignments(page: Page, projectId: string): Promise<void> {
  await page.goto(`/projects/${projectId}/assignments`);
  await hydrated(page.getByRole("button", { name: "Assign texts…" }));
}

const assign = (owner: Someone, { projectId, documentId }: Article, userId: string, rest = {}) =>
  owner.api.post(`/projects/${projectId}/assignments`, {
    pairs: [{ documentId, userId }],
    ...rest,
  });

async function idOf(who: Someone): Promise<string> {
  return (await who.api.get<{ id: string }>("/me")).id;
}

test("texts are drawn for people, coded under a guideline, finished, locked and opened again", async ({
  site,
  signIn,
  read,
}) => {
  test.slow();
  const article = await threeTexts(site);
  const rosa = await site.someone("Rosa", article.projectId);
  const tomas = await site.someone("Tomas", article.projectId);
  const page = await signIn(site.owner);
  await openAssignments(page, article.projectId);
  await expect(page.getByText("Nothing is assigned yet.")).toBeVisible();

  await test.step("a guideline is written", async () => {
    await page.getByRole("button", { name: "Guidelines…" }).click();
    await page.getByRole("button", { name: "Write a guideline" }).click();
    const form = page.getByRole("dialog", { name: "New guideline" });
    await form.getByLabel("Name").fill("Claims first");
    await form.getByLabel("What is to be done").fill("Mark what can be **checked**.");
    await expectAccessible(page);
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Claims first" })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("each text to one of two people, drawn, shown and only then assigned", async () => {
    await page.getByRole("button", { name: "Assign texts…" }).click();
    const dialog = page.getByRole("dialog", { name: "Assign texts" });
    await dialog.getByRole("button", { name: "Show what would be assigned" }).click();
    await expect(dialog.getByText("Choose somebody.")).toBeVisible();
    await dialog.getByRole("checkbox", { name: "Rosa" }).check();
    await dialog.getByRole("checkbox", { name: "Tomas" }).check();
    await dialog
      .getByLabel("How many people code each text")
      .selectOption("one person, drawn at random");
    await dialog.getByLabel("Due on").fill("2031-05-04");
    await dialog.getByLabel("Guideline").selectOption("Claims first");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Show what would be assigned" }).click();
    const preview = page.getByRole("dialog", { name: "What would be assigned" });
    await expect(
      preview.getByText("3 assignments of 3 texts. Nothing is assigned yet."),
    ).toBeVisible();
    await expectAccessible(page);
    await preview.getByRole("button", { name: "Draw again" }).click();
    await preview.getByRole("button", { name: "Assign 3 times" }).click();
    await expect(page.getByText("3 assignments made.")).toBeVisible();
    await page.getByRole("button", { name: "Take back" }).click();
    await expect(page.getByText("Nothing is assigned yet.")).toBeVisible();
  });

  await test.step("what is assigned by hand is shown live, as a figure and in a table", async () => {
    const { items } = await site.owner.api.get<{ items: { id: string }[] }>(
      `/projects/${article.projectId}/guidelines`,
    );
    const rest = { guidelineId: items[0]?.id, dueAt: "2031-05-04T23:59:59Z" };
    await assign(site.owner, article, await idOf(rosa), rest);
    await assign(site.owner, article, await idOf(tomas), rest);
    await expect(page.getByText("0 of 2 finished, 0 in progress")).toBeVisible();
    await expect(page.getByRole("table", { name: "All assignments" })).toContainText("4 May 2031");
    await expect(page.getByRole("img", { name: /^Assignments of 2 people/ })).toBeVisible();
    await expectAccessible(page);
  });

  const hers = await signIn(rosa);
  await test.step("whoever is assigned finds it at the head of the project", async () => {
    await hers.goto(`/projects/${article.projectId}`);
    const mine = hers.getByRole("region", { name: "Your assignments" });
    await expect(mine).toContainText("not started");
    await expectAccessible(hers);
    await mine.getByRole("link", { name: "First speech" }).click();
    await expect(hers.getByRole("region", { name: "Your assignment" })).toContainText(
      "due on 4 May 2031",
    );
  });

  const reader = await read(rosa, article.path);
  const bar = reader.page.getByRole("region", { name: "Your assignment" });
  await test.step("the guideline stands beside the text while one tags", async () => {
    await bar.getByRole("button", { name: "Guideline" }).click();
    const guideline = reader.page.getByRole("complementary", { name: "Claims first" });
    await expect(guideline.locator("strong")).toHaveText("checked");
    await expectAccessible(reader.page);
    await reader.select("Everyone");
    await reader.page.keyboard.press("1");
    await reader.page.keyboard.press("Enter");
    await expect(bar).toContainText("in progress");
    await expect(guideline).toBeVisible();
    await guideline.getByRole("button", { name: "Close the guideline" }).press("Enter");
    await expect(guideline).toBeHidden();
    await expect(page.getByText("0 of 2 finished, 1 in progress")).toBeVisible();
  });

  await test.step("finished, the text can not be annotated any more", async () => {
    await bar.getByRole("button", { name: "Finish…" }).click();
    const ask = reader.page.getByRole("dialog", { name: "Finish coding this text?" });
    await expectAccessible(reader.page);
    await ask.getByRole("button", { name: "Finish", exact: true }).click();
    await expect(bar).toContainText("You have finished this text.");
    // The page is read anew when it hears of it, and forgets what was selected before.
    const notice = reader.page.getByText("You have finished coding this text, so").first();
    await expect(async () => {
      // What is selected already would be dragged away.
      await reader.click("since May");
      await reader.drag("is free");
      await expect(notice).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(reader.palette).toHaveCount(0);
    const refused = await reader.page.evaluate(
      async ([documentId, target]) => {
        const answer = await fetch(`/api/v1/documents/${documentId}/annotations`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ kind: "claim", target }),
        });
        return { status: answer.status, ...((await answer.json()) as { detail: string }) };
      },
      [article.documentId, article.spans.slice(0, 1)] as const,
    );
    expect(refused.status).toBe(403);
    expect(refused.detail).toContain("You have finished coding this text");
  });

  await test.step("a curator opens it again, and it can be annotated in the open page", async () => {
    await expect(page.getByText("1 of 2 finished, 0 in progress")).toBeVisible();
    await page.getByRole("button", { name: "Open again: First speech, Rosa" }).press("Enter");
    await expect(bar).toContainText("in progress");
    await expect(async () => {
      await reader.click("since May");
      await reader.drag("is free");
      await expect(reader.palette).toBeVisible({ timeout: 2_000 });
    }).toPass();
  });
});

test("several assignments get another date together, and are taken back, by the keyboard", async ({
  site,
  signIn,
}) => {
  const article = await threeTexts(site);
  const rosa = await idOf(await site.someone("Rosa", article.projectId));
  await assign(site.owner, article, rosa);
  const page = await signIn(site.owner);
  await openAssignments(page, article.projectId);
  const all = page.getByRole("checkbox", { name: "Choose all assignments" });
  await all.press("Space");
  await page.getByRole("button", { name: "Change…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Change 1 assignment" });
  await dialog.getByLabel("Due on").fill("2020-01-02");
  await dialog.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByRole("table", { name: "All assignments" })).toContainText("overdue");
  await page.getByLabel("State", { exact: true }).selectOption("Overdue");
  await all.press("Space");
  await page.getByRole("button", { name: "Take back…" }).press("Enter");
  await page
    .getByRole("dialog", { name: "Take 1 assignment back?" })
    .getByRole("button", { name: "Take back", exact: true })
    .press("Enter");
  await expect(page.getByText("No assignment is like that.")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("assignments and the guideline fit", async ({ site, signIn, read }) => {
    const article = await threeTexts(site);
    const rosa = await site.someone("Rosa", article.projectId);
    const { id: guidelineId } = await site.owner.api.post(
      `/projects/${article.projectId}/guidelines`,
      { name: "Claims first", text: "Mark what can be checked.\n\n".repeat(40) },
    );
    await assign(site.owner, article, await idOf(rosa), { guidelineId });
    const page = await signIn(site.owner);
    await openAssignments(page, article.projectId);
    await expect(page.getByRole("rowheader", { name: /First speech/ })).toBeVisible();
    await expectAccessible(page);
    const reader = await read(rosa, article.path);
    await reader.page.getByRole("button", { name: "Guideline", exact: true }).click();
    await expect(reader.page.getByRole("complementary", { name: "Claims first" })).toBeVisible();
    await expectAccessible(reader.page);
    for (const one of [page, reader.page]) {
      const wide = await one.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
    }
  });
});
