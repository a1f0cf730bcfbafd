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
