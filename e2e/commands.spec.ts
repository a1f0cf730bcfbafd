import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

test("the palette leads to every page of the product by its common names, and to the print view", async ({
  site,
  read,
}) => {
  const { path, projectId } = await site.text("The quay is [open].");
  const { page } = await read(site.owner, path);
  await alive(page);
  const palette = page.getByRole("dialog", { name: "Commands" });
  const choose = async (typed: string, name: string) => {
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible();
    await page.keyboard.type(typed);
    await expect(palette.getByRole("option", { name, exact: true })).toBeVisible();
    if (typed === "techniques") await expectAccessible(page);
    await palette.getByRole("option", { name, exact: true }).click();
  };
  const project = `/projects/${projectId}`;
  for (const [typed, name, address] of [
    ["techniques", "Go to: Codebook", `${project}/codebook`],
    ["invite", "Go to: Members", `${project}/members`],
    ["evidence needed", "Go to: Claims: evidence needed", `${project}/claims/queue`],
    ["bulk", "Go to: Annotate a phrase in every document", `${project}/search?tab=places`],
    ["sign-ins", "Go to: Sign-ins", "/sign-ins"],
    ["pdf", "Print view with notes", `${path}?view=print`],
  ] as const) {
    await choose(typed, name);
    await page.waitForURL(`**${address}`);
    await expect(page.getByRole("main")).toBeVisible();
    if (typed === "bulk") {
      const tab = page.getByRole("tab", { name: "Annotate a phrase" });
      await expect(tab).toHaveAttribute("aria-selected", "true");
    }
    await page.goto(path);
    await alive(page);
  }
});

test("agreeing is found by its name, and pages one may not see are not listed", async ({
  site,
  read,
}) => {
  const { path, projectId } = await site.text("The quay is [open].");
  const reader = await site.someone("Runa", projectId, "reader");
  const { page } = await read(reader, path);
  await alive(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  for (const [typed, shown] of [
    ["agree", true],
    ["members", true],
    ["sign-ins", false],
    ["audit", false],
  ] as const) {
    await page.getByRole("combobox").fill(typed);
    if (shown) await expect(palette.getByRole("option").first()).toBeVisible();
    else await expect(palette.getByText("No matches.")).toBeVisible();
  }
});
