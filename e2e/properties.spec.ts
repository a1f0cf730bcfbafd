import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";
import { alive } from "./words";

const TEXT = "The ferry was late again. Whoever built the ferry should pay for the delay.";

test("properties are given to a tag, asked for in the palette and in the form, shown and found", async ({
  site,
  signIn,
  read,
}) => {
  const { api } = site.owner;
  const { projectId, documentId, path } = await site.article(TEXT);
  const { id } = await api.post<{ id: string }>(`/projects/${projectId}/tags`, {
    kind: "rhetoric",
    slug: "blame",
    label: "Blame",
  });
  const editor = await signIn(site.owner);
  await test.step("on the codebook page", async () => {
    await editor.goto(`/projects/${projectId}/codebook#rhetoric-blame`);
    const edit = editor.getByRole("button", { name: "Edit Blame" });
    await hydrated(edit);
    await edit.click();
    const dialog = editor.getByRole("dialog");
    await dialog.getByRole("button", { name: "Add a property" }).click();
    const first = dialog.getByRole("group", { name: "New property" });
    await first.getByLabel("Name").fill("Since");
    const since = dialog.getByRole("group", { name: "Since" });
    await since.getByLabel("Type").selectOption({ label: "Date" });
    await dialog.getByRole("button", { name: "Add a property" }).click();
    await dialog.getByRole("group", { name: "New property" }).getByLabel("Name").fill("Addressee");
    const who = dialog.getByRole("group", { name: "Addressee" });
    await who.getByLabel("Type").selectOption({ label: "Choice" });
    await who.getByLabel("Choices").fill("builders\nowners");
    await who.getByLabel("Required").check();
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(editor.getByText("Addressee: choice (builders, owners), required")).toBeVisible();
  });
  await api.patch(`/projects/${projectId}`, { settings: { strict: true } });

  const reader = await read(site.owner, path);
  const { page, palette } = reader;
  await alive(page);
  await test.step("the palette asks for them", async () => {
    await reader.select("should pay");
    await page.keyboard.press("3");
    await palette.getByRole("combobox").first().fill("blame");
    await expect(palette.getByText("The codebook asks for: Addressee.")).toBeVisible();
    const save = palette.getByRole("button", { name: "Save", exact: true });
    await expect(save).toBeDisabled();
    await palette.getByLabel("Since").fill("long ago");
    await expect(palette.getByText("Write 2024, 2024-03 or 2024-03-05.")).toBeVisible();
    await palette.getByLabel("Addressee").selectOption("builders");
    await expect(save).toBeDisabled();
    await palette.getByLabel("Since").fill("2019-04");
    await save.click();
    await expect(palette).toHaveCount(0);
  });

  const card = reader.card(/Blame/);
  await test.step("the card shows them, and the form changes them", async () => {
    await reader.click("should pay");
    await expect(card.getByRole("definition").filter({ hasText: "builders" })).toBeVisible();
    await card.getByRole("button", { name: "Edit", exact: true }).click();
    await card.getByLabel("Addressee").selectOption("");
    await expect(card.getByText("The codebook asks for: Addressee.")).toBeVisible();
    await card.getByLabel("Addressee").selectOption("owners");
    await card.getByRole("button", { name: "Save", exact: true }).click();
    await expect(card.getByRole("definition").filter({ hasText: "owners" })).toBeVisible();
    await expect(card.getByRole("definition").filter({ hasText: "April 2019" })).toBeVisible();
  });
  await expectAccessible(page);

  await test.step("the API has the values, and they stay when a property is removed", async () => {
    const list = () =>
      api.get<{ items: { properties: object }[] }>(`/documents/${documentId}/annotations`);
    await expect
      .poll(async () => (await list()).items[0]?.properties)
      .toEqual({
        addressee: "owners",
        since: "2019-04",
      });
    await api.patch(`/tags/${id}`, { properties: [] });
    expect((await list()).items[0]?.properties).toEqual({ addressee: "owners", since: "2019-04" });
    await page.reload();
    await expect(card.getByRole("definition").filter({ hasText: "owners" })).toBeVisible();
  });

  await editor.goto(
    `/projects/${projectId}/query?q=${encodeURIComponent('property:"addressee=owners"')}`,
  );
  await expect(editor.getByText("should pay").first()).toBeVisible();
});
