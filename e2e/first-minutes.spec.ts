import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectAccessibleInLightAndDark, test } from "./fixtures";
import { startNewServer } from "./own-server";

const SENTENCE = "Obelus is for reading texts critically, together";

test("the sign-in page says what Obelus is, in a sentence and a picture", async ({ page }) => {
  await page.goto("/sign-in");
  const about = page.getByRole("region", { name: "What Obelus is" });
  await expect(about).toContainText(SENTENCE);
  await expect(about.locator("svg")).toBeVisible();
  await expectAccessibleInLightAndDark(page);
  await expect(page.getByLabel("Email")).toBeFocused();
});

test("the set-up page says it too, and all that is wrong with its fields at once", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const server = await startNewServer();
  try {
    await page.goto(`${server.url}/set-up`);
    await expect(page.getByText(SENTENCE)).toBeVisible();
    await expect(page.getByLabel("Name")).toBeFocused();
    await expectAccessible(page);
    await page.getByLabel("Email").fill("ana");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create account" }).click();
    const alerts = page.getByRole("main").getByRole("alert");
    await expect(alerts).toHaveText([
      "Fill this in.",
      "Write an email address, such as name@example.org.",
      "Use at least 8 characters and at most 1,024 bytes.",
    ]);
    await expect(page.getByLabel("Name")).toBeFocused();
  } finally {
    await server.stop();
  }
});

test("dialogs open with the focus in their first field, and a question on its way out", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(site.owner);
  await page.goto("/projects");
  const heading = page.getByRole("heading", { name: "Projects", level: 1, includeHidden: true });
  const before = await heading.boundingBox();
  await page.getByRole("button", { name: "New project" }).click();
  await expect(page.getByRole("dialog").getByLabel("Name")).toBeFocused();
  // The page behind it does not move, however long it is.
  expect(await heading.boundingBox()).toEqual(before);
  await page.keyboard.press("Escape");
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("button", { name: /^Import/ }).click();
  await expect(page.getByRole("dialog").locator("input, textarea").first()).toBeFocused();
  await page.goto(`/projects/${projectId}/members`);
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeFocused();
});

/** Drags a file over the window, or drops it, as a browser reports it. */
function drag(page: Page, type: "dragover" | "drop", where = "header") {
  return page.evaluate(
    ([name, selector]) => {
      const data = new DataTransfer();
      data.items.add(
        new File(["The tide came in."], "tide.txt", {
          type: "text/plain",
          lastModified: 1_700_000_000_000,
        }),
      );
      const init = { bubbles: true, cancelable: true, dataTransfer: data };
      const event = new DragEvent(name as string, init);
      document.querySelector(selector as string)?.dispatchEvent(event);
      return event.defaultPrevented;
    },
    [type, where],
  );
}

test("a file can be dropped anywhere on the window, which says before what that does", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByRole("button", { name: /^Import/ })).toBeVisible();
  await expect(async () => {
    expect(await drag(page, "dragover")).toBe(true);
    await expect(page.getByText("Drop the files to import them")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
  expect(await drag(page, "drop")).toBe(true);
  await expect(page.getByText("Drop the files to import them")).toHaveCount(0);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("tide.txt")).toBeVisible();
  // Dropped again, on the place in the dialog, it is there once.
  await drag(page, "dragover", '[role="dialog"] form');
  await drag(page, "drop", '[role="dialog"] form');
  await expect(dialog.getByText("tide.txt")).toHaveCount(1);
  await expect(page.getByText("Drop the files to import them")).toHaveCount(0);
});

test("who may not import is told so, and the page stays", async ({ site, signIn }) => {
  const { projectId } = await site.article("Words.");
  const page = await signIn(await site.newcomer("Bo", projectId, "reader"));
  await page.goto(`/projects/${projectId}`);
  await expect(async () => {
    expect(await drag(page, "dragover")).toBe(true);
    await expect(page.getByText("These files can not be imported")).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await drag(page, "drop")).toBe(true);
  await expect(page.getByText("These files can not be imported")).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
