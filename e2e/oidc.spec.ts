import { expect, test, type Page } from "@playwright/test";
import { startProvider, type TestProvider } from "../test/oidc/provider";
import { OWNER, type App } from "../test/server/app";
import { freePort } from "../test/server/free-port";
import { Api } from "./api";
import { startServer } from "./own-server";

// One server for all: tests of a file that run apart would each start it.
test.describe.configure({ mode: "default" });

const NAME = "Brackwater ID";
let provider: TestProvider;
let server: App;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const port = await freePort();
  provider = await startProvider(`http://localhost:${port}/api/auth/callback/oidc`);
  server = await startServer(port, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: NAME,
  });
});

test.afterAll(async () => {
  await server?.stop();
  await provider?.stop();
});

/** At the provider: type a login, any password, and consent. */
async function passProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

async function signInAtProvider(page: Page, login: string): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("button", { name: `Sign in with ${NAME}` }).click();
  await passProvider(page, login);
}

test("an invited person signs in with single sign-on and finds the project", async ({ page }) => {
  const api = await Api.of(server.url, OWNER.email, OWNER.password);
  const project = await api.post("/projects", { name: "Speeches of the council" });
  const invitation = { email: "bo@example.test", role: "annotator" };
  await api.post(`/projects/${project.id}/members`, invitation);
  await signInAtProvider(page, "bo@example.test");
  await page.waitForURL(`${server.url}/projects`);
  await expect(page.getByRole("link", { name: "Speeches of the council" })).toBeVisible();
  await api.dispose();
});

test("who is not invited reads what to do", async ({ page }) => {
  await signInAtProvider(page, "eve@example.test");
  await page.waitForURL(/\/sign-in\?/);
  await expect(page.getByRole("alert").filter({ hasText: NAME })).toContainText("invite");
});

test("the owner connects the provider to an account, and comes in with it later", async ({
  page,
  browser,
}) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`${server.url}/projects`);
  await page.goto(`${server.url}/account`);
  await page.getByRole("button", { name: `Connect ${NAME}` }).click();
  await passProvider(page, "somebody@id.example.test");
  await page.waitForURL(`${server.url}/account`);
  await expect(page.getByText(`You can sign in to this account with ${NAME}.`)).toBeVisible();

  const context = await browser.newContext();
  const later = await context.newPage();
  await signInAtProvider(later, "somebody@id.example.test");
  await later.waitForURL(`${server.url}/projects`);
  await later.goto(`${server.url}/account`);
  await expect(later.getByText(OWNER.email).first()).toBeVisible();
  await context.close();
});
