import { expect, expectAccessible, expectAccessibleInLightAndDark, test } from "./fixtures";

const fresh = () => `guest-${crypto.randomUUID()}@example.test`;

test("a pasted list is invited at once, with a result and a link for each address", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer("Bo", (await site.article("Others.")).projectId);
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/members`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  // The focus is in the first field, so one pastes at once.
  await expect(dialog.getByLabel("Email addresses")).toBeFocused();
  const [first, second] = [fresh(), fresh()];
  await page.keyboard.insertText(`Gus Guest <${first}>; ${second}\n${bo.email}, nonsense@`);
  await dialog.getByLabel("Role").selectOption("curator");
  await dialog.getByRole("button", { name: "Invite 4 people" }).click();
  await expect(dialog.getByText("3 addresses done. 1 could not be used")).toBeVisible();
  await expectAccessibleInLightAndDark(page);
  await expect(dialog.getByText("is now a member: Curator")).toBeVisible();
  await expect(dialog.locator("code", { hasText: "/invitation/" })).toHaveCount(2);
  await dialog.getByRole("button", { name: "Mend the list" }).click();
  await expect(dialog.getByLabel("Email addresses")).toHaveValue("nonsense@");
  await dialog.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("row", { name: first })).toContainText("Gus Guest");
  await page.getByRole("button", { name: `Show link of ${second}` }).click();
  const link = await dialog.locator("code").innerText();
  await dialog.getByRole("button", { name: "Renew" }).click();
  await expect(dialog.getByText(`The link for ${second} is valid until`)).toBeVisible();
  expect(await dialog.locator("code").innerText()).toBe(link);
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: `Revoke the invitation of ${second}` }).click();
  await expect(page.getByRole("row", { name: second })).toHaveCount(0);
  await page.goto(new URL(link).pathname);
  await expect(page.getByText("was withdrawn")).toBeVisible();
});

test("a long address hides no link and no button, in the results and in the list", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("Words.");
  const long = `${"long-".repeat(9)}${crypto.randomUUID().slice(0, 8)}@${"department-".repeat(4)}.example.test`;
  const email = long.replace("-.example", ".example");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/members`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await page.keyboard.insertText(email);
  await dialog.getByRole("button", { name: "Invite 1 person" }).click();
  const copy = dialog.getByRole("button", { name: `Copy link of ${email}` });
  await expect(copy).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const { right } = await dialog.evaluate((box) => box.getBoundingClientRect());
    for (const part of [copy, dialog.locator("code"), dialog.getByText(email).first()]) {
      const box = await part.evaluate((each) => each.getBoundingClientRect());
      expect(box.right, `at ${width} px`).toBeLessThan(right);
    }
  }
  await dialog.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row", { name: email });
  const address = await row.locator("bdi").first().boundingBox();
  const show = await row.getByRole("button", { name: `Show link of ${email}` }).boundingBox();
  expect((address?.y ?? 0) + (address?.height ?? 0)).toBeLessThanOrEqual(show?.y ?? 0);
});

test("whoever opens another person’s invitation signs out there and goes on with its address", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer("Bo", (await site.article("Others.")).projectId);
  const email = fresh();
  const members = `/projects/${projectId}/members`;
  const made = await site.owner.api.post<{ invitation: { link: string } }>(members, {
    email,
    role: "annotator",
  });
  const page = await signIn(bo);
  const path = new URL(made.invitation.link).pathname;
  await page.goto(path);
  await expect(page.getByText(`You are signed in as ${bo.name}`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out and go on" }).click();
  await page.getByLabel("Name").fill("Gus");
  await page.getByLabel("Password").fill("a long enough one");
  await page.getByRole("button", { name: "Create account and join" }).click();
  await page.waitForURL((url) => url.pathname === `/projects/${projectId}`);
  await page.goto(path);
  await expect(page.getByText("You are a member of the project.")).toBeVisible();
  const other = await signIn(await site.newcomer("Di", (await site.article("More.")).projectId));
  await other.goto(path);
  await expect(other.getByText("sign in with that one")).toBeVisible();
});

test("a class link is made, admits a person with a new account and one who has one, and ends", async ({
  site,
  signIn,
  page: visitor,
}) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer("Bo", (await site.article("Others.")).projectId);
  const owner = await signIn(site.owner);
  await owner.goto(`/projects/${projectId}/members`);
  await owner.getByRole("button", { name: "New class link" }).click();
  const dialog = owner.getByRole("dialog");
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expectAccessible(owner);
  await dialog.getByLabel("Name").fill("Tuesday group");
  await dialog.getByLabel("At most how many people").fill("0");
  await dialog.getByLabel("Last day").fill("");
  await dialog.getByRole("button", { name: "Make link" }).click();
  // Both messages come together.
  await expect(dialog.getByText("Write a number from 1 to 1000.")).toBeVisible();
  await expect(dialog.getByText("Choose the last day")).toBeVisible();
  await dialog.getByLabel("At most how many people").fill("2");
  await dialog
    .getByLabel("Last day")
    .fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
  await dialog.getByRole("button", { name: "Make link" }).click();
  await expect(dialog).toHaveCount(0);
  const links = owner.getByRole("region", { name: "Class links" });
  await expect(links.getByText("Annotator · 0 of 2 joined")).toBeVisible();
  await expectAccessibleInLightAndDark(owner);
  const path = new URL(await links.locator("code").innerText()).pathname;

  await visitor.goto(path);
  await expectAccessibleInLightAndDark(visitor);
  await visitor.getByLabel("Name").fill("Cy");
  await visitor.getByLabel("Email").fill(fresh());
  await visitor.getByLabel("Password").fill("a long enough one");
  await visitor.getByRole("button", { name: "Create account and join" }).click();
  await visitor.waitForURL((url) => url.pathname === `/projects/${projectId}`);

  const other = await signIn(bo);
  await other.goto(path);
  await other.getByRole("button", { name: "Join the project" }).click();
  await other.waitForURL((url) => url.pathname === `/projects/${projectId}`);

  const late = await signIn(await site.newcomer("Dee", (await site.article("More.")).projectId));
  await late.goto(path);
  await expect(late.getByText("As many people as this link")).toBeVisible();
  await expectAccessible(late);
  await owner.reload();
  await expect(links.getByText("used up")).toBeVisible();
  await links.getByRole("button", { name: "Revoke Tuesday group" }).click();
  await expect(links.locator("code")).toHaveCount(0);
  await late.reload();
  await expect(late.getByText("was withdrawn")).toBeVisible();
});

test("who has an account signs in and lands at the class link", async ({ site, page }) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer("Bo", (await site.article("Others.")).projectId);
  const made = await site.owner.api.post<{ link: string }>(`/projects/${projectId}/class-links`, {
    role: "reader",
  });
  await page.goto(new URL(made.link).pathname);
  await page.getByRole("link", { name: "Have an account? Sign in and join" }).click();
  // Both pages have a field of that name.
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("Email").fill(bo.email);
  await page.getByLabel("Password").fill(bo.password);
  await page.getByLabel("Password").press("Enter");
  await page.getByRole("button", { name: "Join the project" }).click();
  await page.waitForURL((url) => url.pathname === `/projects/${projectId}`);
});

test("the people page finds, disables and enables, and makes a link for another password", async ({
  site,
  signIn,
  page: visitor,
}) => {
  const { projectId } = await site.article("Words.");
  const bo = await site.newcomer(`Bo${crypto.randomUUID().slice(0, 8)}`, projectId, "reader");
  const there = await signIn(bo);
  await there.goto("/people");
  await expect(there.getByRole("heading", { level: 1 })).toContainText("Page not found");
  const page = await signIn(site.owner);
  await page.goto("/projects");
  await page.getByRole("button", { name: /account of/ }).click();
  await page.getByRole("menuitem", { name: "People" }).click();
  await page.waitForURL((url) => url.pathname === "/people");
  await expectAccessibleInLightAndDark(page);
  await page.getByRole("searchbox", { name: "Name or address" }).fill(bo.name);
  await page.getByRole("button", { name: "Find" }).click();
  const row = page.getByRole("row", { name: bo.email });
  await expect(row).toContainText("Brackwater council");
  await expect(row).toContainText("Reader");
  await page.getByRole("button", { name: `Account of ${bo.name}` }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
  await expect(row).toContainText("disabled");
  await there.goto("/projects");
  await there.waitForURL(/\/sign-in/);
  await page.getByRole("button", { name: `Account of ${bo.name}` }).click();
  await page.getByRole("menuitem", { name: "Enable" }).click();
  await expect(page.getByText(`The account of ${bo.name} is enabled.`)).toBeVisible();
  await page.getByRole("button", { name: `Account of ${bo.name}` }).click();
  await page.getByRole("menuitem", { name: "Link for another password" }).click();
  const link = await page.getByRole("dialog").locator("code").innerText();
  await expectAccessible(page);

  await visitor.goto(new URL(link).pathname);
  await expectAccessibleInLightAndDark(visitor);
  await visitor.getByLabel("New password").fill("short");
  await visitor.getByRole("button", { name: "Save password and sign in" }).click();
  await expect(visitor.getByText("Use at least 8 characters")).toBeVisible();
  await visitor.getByLabel("New password").fill("another long enough one");
  await visitor.getByRole("button", { name: "Save password and sign in" }).click();
  await visitor.waitForURL((url) => url.pathname === "/projects");
  await visitor.goto(new URL(link).pathname);
  await expect(visitor.getByText("A password was chosen with this link already")).toBeVisible();
});

test("without mail the page for a forgotten password says whom to ask", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByText("This Obelus sends no mail.")).toBeVisible();
  await expectAccessibleInLightAndDark(page);
});
