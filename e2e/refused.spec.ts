import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const SPEECH = "The quay is [open] again. Ships call twice as often. The council voted.";

test("a note that a role no longer allows is shown as refused, and sent once it is allowed again", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const { id: yusufId } = await yusuf.api.get<{ id: string }>("/me");
  const member = `/projects/${article.projectId}/members/${yusufId}`;
  const { id } = await site.owner.api.post(`/documents/${article.documentId}/annotations`, {
    kind: "claim",
    target: article.spans,
    claim: { statement: "It is open.", type: null, checkworthy: null },
  });
  const notes = async () =>
    (await site.owner.api.get<{ items: { body: string }[] }>(`/annotations/${id}/notes`)).items;
  const his = await read(yusuf, article.path);
  await alive(his.page);
  const card = his.card(/It is open/);
  await card.getByRole("button").first().click();
  await card.getByRole("button", { name: "Add note" }).click();
  await card.getByRole("textbox", { name: /Note \(Markdown\)/ }).fill("Since which day?");

  await site.owner.api.patch(member, { role: "reader" });
  await card.getByRole("textbox", { name: /Note \(Markdown\)/ }).press("Control+Enter");
  const alert = his.page.getByRole("alert", { name: "Not saved" });
  const says = async () => {
    await expect(alert).toContainText("Your note was not saved.");
    await expect(alert).toContainText("Your role in this project (reader) does not allow that.");
    await expect(alert).toContainText("Since which day?");
  };
  await says();
  await expectAccessible(his.page);
  expect(await notes()).toEqual([]);
  // The page learns of the role and begins anew, with every card closed: nothing is lost by that.
  await expect(card.getByRole("button", { name: "More", exact: true })).toHaveCount(0);
  await says();

  await test.step("it is still there after a reload, and is refused again", async () => {
    await his.page.reload();
    await alive(his.page);
    await says();
    await alert.getByRole("button", { name: "Try again" }).click();
    await says();
    expect(await notes()).toEqual([]);
  });

  await test.step("with the role back it goes out, once", async () => {
    await site.owner.api.patch(member, { role: "annotator" });
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(alert).toHaveCount(0);
    await expect
      .poll(async () => (await notes()).map(({ body }) => body))
      .toEqual(["Since which day?"]);
  });
});

test("what is marked in a document that somebody has deleted is refused, with its words", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const his = await read(yusuf, article.path);
  const { page } = his;
  await alive(page);
  await his.select("twice as often");
  await page.keyboard.press("1");
  await expect(page.getByRole("combobox")).toBeFocused();
  await his.palette.getByLabel(/Claim in plain words/).fill("Calls doubled.");

  await site.owner.api.delete(`/documents/${article.documentId}`);
  await page.keyboard.press("Enter");
  const alert = page.getByRole("alert", { name: "Not saved" });
  await expect(alert).toContainText("Your annotation was not saved.");
  await expect(alert).toContainText("“twice as often”");
  await expect(alert).toContainText("Calls doubled.");
  await alert.getByRole("button", { name: "Discard" }).click();
  await expect(alert).toHaveCount(0);
  await expect(his.card(/Calls doubled/)).toHaveCount(0);
});
