import { expect, test } from "@playwright/test";
import { startMailServer, type MailServer } from "../test/mail/smtp";
import { OWNER, type App } from "../test/server/app";
import { freePort } from "../test/server/free-port";
import { Api } from "./api";
import { startServer } from "./own-server";

let mail: MailServer;
let server: App;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  mail = await startMailServer();
  server = await startServer(await freePort(), { SMTP_URL: mail.url });
});

test.afterAll(async () => {
  await server?.stop();
  await mail?.stop();
});

/** The link in the last mail to somebody. */
async function linkFor(address: string): Promise<string> {
  const found = () =>
    mail.mails.filter(({ to }) => to?.some((one) => one.address === address)).at(-1)?.text ?? "";
  await expect.poll(() => /https?:\/\/\S+/.exec(found())?.[0] ?? "").not.toBe("");
  return /https?:\/\/\S+/.exec(found())?.[0] ?? "";
}

test("an invitation and a link for another password come by mail, and each works once", async ({
  page,
  browser,
}) => {
  const api = await Api.of(server.url, OWNER.email, OWNER.password);
  const { id: projectId } = await api.post("/projects", { name: "Harbour papers" });
  const email = "mira@example.test";
  await api.post(`/projects/${projectId}/members`, { email, role: "annotator" });
  await api.dispose();

  await page.goto(await linkFor(email));
  await page.getByLabel("Name").fill("Mira");
  await page.getByLabel("Password").fill("the first long one");
  await page.getByLabel("Password").press("Enter");
  await page.waitForURL((url) => url.pathname === `/projects/${projectId}`);
  const before = mail.mails.length;

  const elsewhere = await browser.newPage();
  await elsewhere.goto(`${server.url}/sign-in`);
  await elsewhere.getByRole("link", { name: "Forgot your password?" }).click();
  // Both pages have a field for the email, so the next one is waited for.
  await expect(elsewhere.getByRole("button", { name: "Send the link" })).toBeVisible();
  await elsewhere.getByLabel("Email").fill(email);
  await elsewhere.getByRole("button", { name: "Send the link" }).click();
  await expect(elsewhere.getByText(/a mail with a link is on its way/)).toBeVisible();
  await expect.poll(() => mail.mails.length).toBeGreaterThan(before);
  const link = await linkFor(email);
  await elsewhere.goto(link);
  await expect(elsewhere.getByText(`For the account of Mira (${email}).`)).toBeVisible();
  await elsewhere.getByLabel("New password").fill("the second long one");
  await elsewhere.getByRole("button", { name: "Save password and sign in" }).click();
  await elsewhere.waitForURL(/\/projects/);
  await elsewhere.goto(link);
  await expect(elsewhere.getByText(/A password was chosen with this link already/)).toBeVisible();
  // In the browser of before she is signed out.
  await page.goto(`${server.url}/projects/${projectId}`);
  await page.waitForURL(/\/sign-in/);
  await elsewhere.close();
});
