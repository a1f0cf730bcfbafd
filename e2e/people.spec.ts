import { readFile } from "node:fs/promises";
import { expect, expectAccessible, expectAccessibleInLightAndDark, test } from "./fixtures";
import { OWNER } from "../test/server/app";
import { startNewServer } from "./own-server";

test("the first visitor makes the account that runs the site, and sees the sample", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const server = await startNewServer();
  try {
    await page.goto(`${server.url}/`);
    await page.waitForURL(`${server.url}/set-up`);
    await expectAccessible(page);
    await page.getByLabel("Name").fill("Ana");
    await page.getByLabel("Email").fill("ana@example.test");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "8 characters" })).toBeVisible();
    await page.getByLabel("Password").fill("a long enough one");
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL(`${server.url}/projects`);
    await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
    await page.goto(`${server.url}/set-up`);
    await page.waitForURL(`${server.url}/projects`);
  } finally {
    await server.stop();
  }
});

test("a wrong password says so, and the way on leads where one wanted to go", async ({ page }) => {
  const target = "/search?q=quay+wall";
  await page.goto(target);
  await page.waitForURL(/\/sign-in\?callbackUrl=/);
  await expectAccessible(page);
  await page.getByLabel("Email").fill(`nobody-${crypto.randomUUID()}@example.test`);
  await page.getByLabel("Password").fill("not the one");
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByLabel("Password").press("Enter");
  await page.waitForURL((url) => url.pathname + url.search === target);
});

test("a way on to another site ends at our own pages", async ({ page }) => {
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fevil.invalid%2F");
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("an invitation makes an account by its link, once", async ({ site, page }) => {
  const { projectId } = await site.article("Words.");
  const email = `bo-${crypto.randomUUID()}@example.test`;
  const invitation = { email, role: "reader" };
  const made = await site.owner.api.post<{ invitation: { link: string } }>(
    `/projects/${projectId}/members`,
    invitation,
  );
  const path = new URL(made.invitation.link).pathname;
  await page.goto(path);
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name").fill("Bo");
  await page.getByLabel("Password").fill("a long enough one");
  await page.getByRole("button", { name: "Create account and join" }).click();
  await page.waitForURL((url) => url.pathname === `/projects/${projectId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Brackwater council");
  await page.goto(path);
  await expect(page.getByText("was accepted already; it works once")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open the project" }).click();
  await page.waitForURL((url) => url.pathname === `/projects/${projectId}`);
});

test("a token is shown once, works, and is revoked", async ({ site, signIn, request }) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer("Bo", projectId);
  const page = await signIn(bo);
  await page.goto("/account");
  await expectAccessible(page);
  await page.getByLabel("Token name").fill("nightly export");
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.locator("code", { hasText: "obelus_" }).innerText();
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(200);
  await page.reload();
  await expect(page.locator("code", { hasText: "obelus_" })).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke nightly export" }).click();
  await expect(page.getByText("nightly export was revoked and no longer works.")).toBeVisible();
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(401);
});

test("another password signs out the other browsers and stays in this one", async ({
  site,
  signIn,
  request,
}) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer("Bo", projectId);
  const [here, there] = [await signIn(bo), await signIn(bo)];
  await here.goto("/account");
  await here.getByLabel("Current password").fill(bo.password);
  await here.getByLabel("New password").fill("an even longer one");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Password changed.")).toBeVisible();
  await there.goto("/account");
  await there.waitForURL(/\/sign-in/);
  await here.getByLabel("Token name").fill("nightly export");
  await here.getByRole("button", { name: "Create token" }).click();
  const token = await here.locator("code", { hasText: "obelus_" }).innerText();
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  const dialog = here.getByRole("dialog");
  await expect(dialog.getByText("nightly export")).toBeVisible();
  await dialog.getByRole("checkbox", { name: /Also revoke/ }).check();
  await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
  await here.waitForURL(/\/sign-in/);
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get("/api/v1/me", { headers })).status()).toBe(401);
});

test("one's own data come as a file from the account page", async ({ site, signIn }) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer("Bo", projectId);
  const page = await signIn(bo);
  await page.goto("/account");
  await expectAccessibleInLightAndDark(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download your data" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^obelus-.*\.jsonl$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain(bo.email);
  expect(text).toContain(projectId);
});
