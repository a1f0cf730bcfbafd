import { expect, expectAccessible, test } from "./fixtures";
import { twoTexts } from "./two-texts";
import { alive } from "./words";

test("claims that were tagged and are not in the register are added from their words", async ({
  site,
  read,
}) => {
  const article = await site.article(
    "Ships [call twice] as often. [Nobody paid]. [The fee is gone].",
  );
  const { api } = site.owner;
  const annotations = `/documents/${article.documentId}/annotations`;
  const statements = ["Calls doubled.", null, "The fee was dropped."];
  for (const [i, statement] of statements.entries()) {
    const claim = { statement, type: "factual" };
    await api.post(annotations, { kind: "claim", target: [article.spans[i]], claim });
  }
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const registered = async () =>
    (
      await api.get<{ items: { statement: string }[] }>(`/projects/${article.projectId}/claims`)
    ).items
      .map(({ statement }) => statement)
      .sort();
  const line = page.getByRole("region", { name: "Claims that are not in the register" });
  await expect(line).toContainText("3 claims tagged here are not in the register");
  await line.getByRole("button", { name: "add them" }).click();
  const dialog = page.getByRole("dialog", { name: "Add claims to the register" });
  const field = dialog.getByLabel("Claim in plain words");
  await expect(field).toHaveValue("Calls doubled.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add to the register" }).click();
  await expect(field).toHaveValue("Nobody paid");
  await field.fill("Nobody paid for the quay.");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("The fee was dropped.");
  await dialog.getByRole("button", { name: "Skip" }).click();
  await expect(dialog.getByText("Nothing more to add here.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect.poll(registered).toEqual(["Calls doubled.", "Nobody paid for the quay."]);
  await expect(line).toContainText("1 claim tagged here is not in the register");
});

test("the sign of evidence in a source opens and leads back", async ({ site, read }) => {
  const { speech, releaseId } = await twoTexts(site);
  const { api } = site.owner;
  const { items } = await api.get<{ items: { id: string }[] }>(
    `/documents/${releaseId}/annotations`,
  );
  const claim = await api.post(`/projects/${speech.projectId}/claims`, { statement: "It grew." });
  await api.post(`/claims/${claim.id}/evidence`, {
    stance: "refutes",
    documentId: speech.documentId,
    target: speech.spans,
    annotationId: items[0]?.id,
  });
  const { page } = await read(site.owner, speech.path);
  await alive(page);
  await page.getByRole("button", { name: "refutes: what these words are cited for" }).click();
  const open = page.getByRole("dialog", { name: /refutes/ });
  await expect(open.getByRole("link", { name: "It grew." })).toBeVisible();
  await expectAccessible(page);
  await open.getByRole("link", { name: "the passage it was cited for" }).click();
  await expect(page).toHaveURL(new RegExp(`${releaseId}.*#annotation-${items[0]?.id}`));
});
