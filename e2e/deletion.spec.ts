import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";
import { alive } from "./words";

test("one deletes their account, and the other reads the pseudonym in the open page", async ({
  site,
  read,
}) => {
  const article = await site.article("The weir is [closed] until May, wrote the water board.");
  const tilde = await site.someone("Tilde", article.projectId);
  const target = [article.spans[0]];
  const draft = { kind: "claim", target, body: "Who closed it?" };
  await tilde.api.post(`/documents/${article.documentId}/annotations`, draft);
  await tilde.api.post("/projects", { name: "Tilde’s own" });

  const mine = await read(site.owner, article.path);
  await alive(mine.page);
  const card = mine.page.getByRole("article", { name: /closed/ });
  await expect(card).toContainText("Tilde");

  const { page } = await read(tilde, article.path);
  await page.goto("/account");
  await page.getByRole("link", { name: "Delete my account" }).click();
  await page.waitForURL("**/account/delete");
  await expect(page.getByText("1 annotation", { exact: true })).toBeVisible();
  await expect(page.getByText("Instead of your name, others will read").first()).toBeVisible();
  await expectAccessibleInLightAndDark(page);

  // By keyboard: the choice, the project of one's own, the password.
  await page.getByRole("radio", { name: /^Keep it/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Remove it/ })).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await page.getByLabel("Your password").fill("not this one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "not right" }).first()).toBeVisible();
  await page.getByLabel("Your password").fill(tilde.password);
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 project has no other owner")).toBeVisible();
  await page.getByLabel(/only owner/).selectOption({ label: "Nobody: delete the project" });
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.waitForURL("**/account/deleted");
  await expectAccessibleInLightAndDark(page);

  await expect(mine.page.getByRole("article", { name: "Claim by Former member 1" })).toBeVisible();
  await expect(mine.page.getByText("Tilde", { exact: true })).toHaveCount(0);

  await page.goto("/account");
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("Email").fill(tilde.email);
  await page.getByLabel("Password").fill(tilde.password);
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
});
