import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";

test("a thread is resolved, folded, opened again and undone, and others see it at once", async ({
  site,
  read,
}) => {
  const { api } = site.owner;
  const { projectId, documentId, path } = await site.article("The ferry sank at noon.");
  const bo = await site.newcomer("Bo", projectId, "annotator");
  const { id } = await api.post<{ id: string }>(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [{ exact: "sank at noon" }],
  });
  const first = await bo.api.post<{ id: string }>(`/annotations/${id}/notes`, {
    body: "Which noon?",
  });
  await api.post(`/annotations/${id}/notes`, { body: "Of the log.", replyTo: first.id });
  await api.post(`/annotations/${id}/notes`, { body: "And who saw it?" });

  const mine = await read(site.owner, path);
  const theirs = await read(bo, path);
  await theirs.click("sank at noon");
  await mine.click("sank at noon");
  const { page } = mine;
  const conversation = page.getByRole("region", { name: "Conversation" });
  await expect(conversation).toContainText("Which noon?");
  const resolve = conversation.getByRole("button", { name: "Resolve", exact: true });
  await expect(resolve).toHaveCount(2);
  await resolve.first().press("Enter");
  const fold = conversation.getByRole("button", { name: /^Resolved by .* · 2 notes$/ });
  await expect(fold).toBeVisible();
  await expect(conversation).not.toContainText("Which noon?");
  await expect(conversation).toContainText("And who saw it?");
  // The button that was pressed stays, and does the opposite.
  await expect(conversation.getByRole("button", { name: "Open again" })).toBeFocused();
  await expectAccessibleInLightAndDark(page);
  const there = theirs.page.getByRole("region", { name: "Conversation" });
  await expect(there.getByRole("button", { name: /^Resolved by .* · 2 notes$/ })).toBeVisible();

  await fold.press("Enter");
  await expect(conversation).toContainText("Of the log.");
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(resolve).toHaveCount(2);
  const { items } = await api.get<{ items: { resolvedAt: string | null }[] }>(
    `/annotations/${id}/notes`,
  );
  expect(items.map(({ resolvedAt }) => resolvedAt)).toEqual([null, null, null]);
  await expect(there.getByRole("button", { name: "Resolve", exact: true })).toHaveCount(2);
});

test("a member is mentioned by keys, finds it in the inbox, and answers there", async ({
  site,
  read,
  signIn,
}) => {
  const { api } = site.owner;
  const { projectId, documentId, path } = await site.article("The ferry sank at noon.");
  const bo = await site.newcomer("Lindqvist", projectId, "annotator");
  await api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [{ exact: "sank at noon" }],
  });
  const reader = await read(site.owner, path);
  const { page } = reader;
  await reader.click("sank at noon");
  await page.getByRole("button", { name: "Add note" }).click();
  const field = page.getByRole("textbox", { name: "Note" });
  await field.pressSequentially("Who saw it, @lin");
  const offers = page.getByRole("list", { name: "Members to mention" });
  await expect(offers.getByRole("button")).toHaveText(["Lindqvist"]);
  await expectAccessibleInLightAndDark(page);
  // Escape puts the offers away and leaves the form open; the next letter brings nothing back.
  await page.keyboard.press("Escape");
  await expect(offers).toHaveCount(0);
  await field.pressSequentially("d");
  await expect(offers).toHaveCount(0);
  await field.fill("Who saw it, ");
  await field.pressSequentially("@LIN");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Who saw it, @Lindqvist ");
  await field.pressSequentially("then?");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Conversation" })).toContainText(
    "Who saw it, @Lindqvist then?",
  );

  const theirs = await signIn(bo);
  await theirs.goto(`/projects/${projectId}/review/inbox`);
  const notes = theirs.getByRole("list", { name: "Notes of others that concern you" });
  const first = notes.locator("> li").first();
  await expect(first).toContainText(/New.* mentions you/);
  await expect(first).toContainText("sank at noon");
  await expectAccessibleInLightAndDark(theirs);
  await first.getByRole("button", { name: "Reply" }).press("Enter");
  await theirs.getByRole("textbox", { name: "Your reply" }).fill("The harbour master.");
  await first.getByRole("button", { name: "Reply", exact: true }).last().press("Enter");
  await expect(first.getByRole("textbox")).toHaveCount(0);

  await page.goto(`/projects/${projectId}/review/inbox`);
  const mine = page.getByRole("list", { name: "Notes of others that concern you" });
  await expect(mine.locator("> li").first()).toContainText("Lindqvist answers you");
  await page.getByRole("button", { name: /^Notes 1$/ }).press("Enter");
  await expect(page).toHaveURL(/group=notes/);
  await expect(mine.locator("> li")).toHaveCount(1);
});

test("each person says when mail tells of mentions", async ({ site, signIn }) => {
  const { projectId } = await site.article("The ferry sank at noon.");
  const bo = await site.newcomer("Lindqvist", projectId, "annotator");
  const page = await signIn(bo);
  await page.goto("/account#mail");
  const choice = page.getByRole("combobox", { name: "Send mail" });
  await expect(choice).toHaveValue("at-once");
  await choice.selectOption("Never");
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(choice).toHaveValue("off");
});
