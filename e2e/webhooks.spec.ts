import { Webhook as Verifier } from "standardwebhooks";
import { WEBHOOK_PORT } from "../playwright.config";
import { startReceiver } from "../test/webhook/receiver";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";

test("a curator has an address told of changes, sees what it answered, and sends it again", async ({
  site,
  signIn,
}) => {
  test.setTimeout(180_000);
  const receiver = await startReceiver(WEBHOOK_PORT);
  const { projectId, documentId } = await site.article("The quay was repaired in two summers.");
  const { api } = site.owner;
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/members`);
  await page.getByRole("link", { name: "Webhooks" }).click();
  await expect(page.getByText("No webhooks yet")).toBeVisible();
  await expectAccessibleInLightAndDark(page);

  await page.getByRole("button", { name: "New webhook" }).press("Enter");
  const form = page.getByRole("dialog", { name: "New webhook" });
  await form.getByLabel("Address").fill("http://localhost/hook");
  await form.getByLabel("Everything that changes").uncheck();
  await form.getByRole("button", { name: "Make webhook" }).click();
  await expect(form.getByText("Choose at least one kind of change")).toBeVisible();
  await form.getByLabel("Annotations", { exact: true }).check();
  await form.getByRole("button", { name: "Make webhook" }).click();
  await expect(form.getByText("No public server is known at localhost")).toBeVisible();
  await form.getByLabel("Address").fill(`${receiver.origin}/hook`);
  await form.getByLabel("Address").press("Enter");

  const secrets = page.getByRole("dialog", { name: /^Secret of / });
  const secret = (await secrets.locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await expectAccessibleInLightAndDark(page);
  await secrets.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText("Told of: Annotations")).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);

  receiver.answer = (response) => response.writeHead(500).end("The cellar is flooded.");
  await api.post(`/documents/${documentId}/annotations`, {
    kind: "note",
    target: [{ start: 4, end: 8 }],
    body: "Which quay?",
  });
  await expect.poll(() => receiver.received.length).toBeGreaterThan(0);
  const [one] = receiver.received;
  expect(new Verifier(secret).verify(one?.body ?? "", one?.headers ?? {})).toMatchObject({
    type: "annotation.saved",
  });
  expect(one?.body).not.toContain("Which quay?");

  await page.getByRole("link", { name: /^Deliveries to / }).click();
  const log = page.getByRole("table", { name: "Deliveries" });
  const row = log.getByRole("row").filter({ hasText: "annotation.saved" });
  await expect(row).toContainText("status 500");
  await row.getByText("What it answered").click();
  await expect(row).toContainText("The cellar is flooded.");
  await page.setViewportSize({ width: 390, height: 800 });
  await expectAccessibleInLightAndDark(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);

  receiver.answer = (response) => response.writeHead(204).end();
  await row.getByRole("button", { name: /^Send again: annotation.saved/ }).press("Enter");
  await expect(row).toContainText("delivered");
  await page.getByRole("link", { name: "failed", exact: true }).click();
  await expect(page.getByText("No deliveries are like this")).toBeVisible();

  await page.goto(`/projects/${projectId}/members/webhooks`);
  await page.getByRole("button", { name: /^Switch off / }).press("Enter");
  await expect(page.getByText("Switched off by a person.")).toBeVisible();
  await page.getByRole("button", { name: /^Remove the webhook / }).press("Enter");
  await page.getByRole("button", { name: "Remove webhook" }).press("Enter");
  await expect(page.getByText("No webhooks yet")).toBeVisible();
  await receiver.close();
});

test("who is no curator finds no such page", async ({ site, signIn }) => {
  const { projectId } = await site.article("The quay was repaired in two summers.");
  const page = await signIn(await site.newcomer("Rui", projectId));
  await page.goto(`/projects/${projectId}/members`);
  await expect(page.getByRole("link", { name: "Webhooks" })).toHaveCount(0);
  const answer = await page.goto(`/projects/${projectId}/members/webhooks`);
  expect(answer?.status()).toBe(404);
});
