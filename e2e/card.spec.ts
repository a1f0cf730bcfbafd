import { expect, expectAccessible, test } from "./fixtures";
import type { Site } from "./site";
import { alive } from "./words";

const SPEECH =
  "The quay is [open] again, and [ships [call] twice as often]. Nobody paid for it. The council voted.";

async function annotated(site: Site) {
  const article = await site.article(SPEECH);
  const annotations = `/documents/${article.documentId}/annotations`;
  const make = (span: number, body: object) =>
    site.owner.api.post(annotations, { target: [article.spans[span]], ...body });
  await make(0, { kind: "rhetoric", tags: ["repetition"] });
  await make(1, { kind: "claim", claim: { statement: "Traffic doubled." } });
  await make(2, { kind: "quotation", quotation: { form: "direct" } });
  return article;
}

test("where several annotations lie under the pointer, one is chosen", async ({ site, read }) => {
  const article = await annotated(site);
  const reader = await read(site.owner, article.path);
  await alive(reader.page);
  await reader.click("call");
  const chooser = reader.page.getByRole("dialog", { name: "Several annotations overlap here" });
  await expect(chooser.getByRole("button")).toHaveCount(2);
  await expectAccessible(reader.page);
  await chooser.getByRole("button", { name: /ships call/ }).click();
  await expect(
    reader.card(/Traffic doubled/).getByRole("button", { name: "Edit", exact: true }),
  ).toBeVisible();
});

test("the legend leaves out a kind, and the lists a status and an author, each by mouse", async ({
  site,
  read,
}) => {
  const article = await annotated(site);
  const { page, legend } = await read(site.owner, article.path);
  const drawn = page.locator("main svg [data-annotation]");
  const ids = () =>
    drawn.evaluateAll((all) => new Set(all.map((one) => one.getAttribute("data-annotation"))).size);
  await expect.poll(ids).toBe(3);
  await legend.getByRole("button", { name: /^Claims/ }).click();
  await expect.poll(ids).toBe(2);
  await expect(page).toHaveURL(/kind=/);
  await legend.getByRole("button", { name: "Show all" }).click();
  await legend.getByRole("button", { name: /^Any status/ }).click();
  await page.getByRole("option", { name: /Accepted/ }).click();
  await expect.poll(ids).toBe(0);
  await page.reload();
  await expect(legend.getByText("0 shown")).toBeAttached();
  await legend.getByRole("button", { name: "Show all" }).click();
  await expect.poll(ids).toBe(3);
});

test("a review says why, for everybody at once, and is taken back whole", async ({
  site,
  read,
}) => {
  const article = await annotated(site);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const mine = await read(site.owner, article.path);
  const his = await read(yusuf, article.path);
  const card = his.card(/Traffic doubled/);
  const seen = mine.card(/Traffic doubled/);
  for (const one of [card, seen]) await one.getByRole("button").first().click();
  await card.getByRole("button", { name: /^Disagree/ }).click();
  await card.getByRole("button", { name: "Add reason" }).click();
  await card.getByRole("textbox", { name: "Reason" }).fill("The year before is missing.");
  await his.page.keyboard.press("Control+Enter");
  await expect(seen.getByText("The year before is missing.")).toBeVisible();
  await card.getByRole("button", { name: /^Unsure/ }).click();
  await expect(seen.getByRole("button", { name: /^Unsure 1/ })).toBeVisible();
  await expect(seen.getByText("The year before is missing.")).toBeVisible();
  await expectAccessible(mine.page);
  await card.getByRole("button", { name: /^Unsure/ }).click();
  await expect(seen.getByText("The year before is missing.")).toHaveCount(0);
  await his.page.keyboard.press("Control+z");
  await expect(seen.getByText("The year before is missing.")).toBeVisible();
});

test("a status outlives an edit, says that it was decided on an earlier wording, and is decided again", async ({
  site,
  read,
}) => {
  const article = await annotated(site);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const annotations = `/documents/${article.documentId}/annotations`;
  const { id } = await yusuf.api.post<{ id: string }>(annotations, {
    kind: "claim",
    target: [article.spans[2]],
    claim: { statement: "Everybody paid.", type: "factual" },
  });
  await site.owner.api.put(`/annotations/${id}/status`, { status: "accepted" });
  const his = await read(yusuf, article.path);
  const card = his.card(/Everybody paid/);
  await card.getByRole("button").first().click();
  await card.getByRole("button", { name: "Edit", exact: true }).click();
  await card.getByLabel(/claim in plain words/i).fill("Everybody but one paid.");
  await card.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    his.card(/but one/).getByText("It was accepted on an earlier wording"),
  ).toBeVisible();
  await expect(
    his.card(/but one/).getByRole("button", { name: "Accept this wording" }),
  ).toHaveCount(0);

  const mine = await read(site.owner, article.path);
  const { page, legend } = mine;
  await legend.getByRole("button", { name: /^Any status/ }).click();
  await page.getByRole("option", { name: "Decided on an earlier wording" }).click();
  await expect(legend.getByText("1 shown")).toBeAttached();
  const seen = mine.card(/but one/);
  await seen.getByRole("button").first().click();
  await seen.getByRole("button", { name: "What changed" }).click();
  const history = page.getByRole("dialog", { name: "History" });
  const edits = history.getByRole("listitem");
  await expect(edits).toHaveCount(3);
  await expect(edits.nth(0).locator("ins")).toHaveText("but one ");
  await expect(edits.nth(0).locator("del")).toHaveCount(0);
  await expect(edits.nth(0)).toContainText("Claim in plain words");
  await expect(edits.nth(1).locator("del")).toHaveText("open");
  await expect(edits.nth(1).locator("ins")).toHaveText("accepted");
  await expect(history).not.toContainText(/[<>{}]/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await seen.getByRole("button", { name: "Accept this wording" }).click();
  await expect(his.card(/but one/).getByText("It was accepted on an earlier wording")).toHaveCount(
    0,
  );
  await expect(
    his
      .card(/but one/)
      .getByText("accepted", { exact: true })
      .first(),
  ).toBeAttached();
});

test("a note that is half written outlives other forms of its card, and the card", async ({
  site,
  read,
}) => {
  const article = await annotated(site);
  const reader = await read(site.owner, article.path);
  const card = reader.card(/Traffic doubled/);
  const open = (name: RegExp) => reader.card(name).getByRole("button").first().click();
  await open(/Traffic doubled/);
  await card.getByRole("button", { name: "Add note" }).click();
  const note = card.getByRole("textbox", { name: /Note \(Markdown\)/ });
  await note.fill("Who counted them");

  await card.getByRole("button", { name: "Add evidence" }).click();
  await expect(card.getByLabel("Source", { exact: true })).toBeVisible();
  await expect(note).toHaveValue("Who counted them");
  await card.getByLabel("Source", { exact: true }).fill("https://harbour.example/cal");
  await card.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(card.getByLabel(/claim in plain words/i)).toBeVisible();
  await card.getByRole("button", { name: "Cancel" }).click();
  await expect(note).toHaveValue("Who counted them");
  await expect(card.getByLabel("Source", { exact: true })).toHaveValue(/harbour\.example/);

  await open(/^Rhetoric/);
  await expect(note).toHaveCount(0);
  await open(/Traffic doubled/);
  await expect(note).toHaveValue("Who counted them");
  await note.press("Control+Enter");
  await expect(card.getByText("Who counted them")).toBeVisible();
  await expect(note).toHaveCount(0);
});
