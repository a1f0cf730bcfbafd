import { expect, expectAccessible, test } from "./fixtures";
import { ReaderPage } from "./reader-page";

const SPEECH =
  "Our spokeswoman, Petra Lohm, said that the auditor had told her, “I have seldom seen a wall so soundly built.”\n\n" +
  "The auditor wrote that “the work was finished within its budget”. It is a “heavy-lift quay” by name.";
const REPORT =
  "The work was, apart from the rails, finished within its revised budget. It rained. I have seldom seen a wall so soundly built at its foot. The joints need care.";

test("quotations are found, taken by keys, told apart by voice, checked against their source and signed", async ({
  site,
  signIn,
}) => {
  test.setTimeout(180_000);
  const { projectId, documentId, path } = await site.article(SPEECH, { title: "The speech" });
  await site.owner.api.post(`/projects/${projectId}/documents`, {
    title: "The report",
    content: REPORT,
    format: "plain",
  });
  const page = await signIn(site.owner);
  const reader = new ReaderPage(page);
  const panel = page.getByRole("region", { name: "Quotations in this text" });

  const card = reader.card(/Quotation, Direct.*Edda Quill/);

  await test.step("proposals are gone through with keys, each with its speaker", async () => {
    await reader.open(path);
    await page.keyboard.press("q");
    await expect(panel.getByRole("status")).toHaveText("1 of 4");
    await expect(panel.getByLabel("Speaker")).toHaveValue("Petra Lohm");
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("status")).toHaveText("1 of 3");
    await expect(panel.getByLabel("Speaker")).toHaveValue("the auditor");
    await page.keyboard.press("e");
    await panel.getByLabel("Speaker").fill("Edda Quill");
    await page.keyboard.press("Enter");
    await expect(panel.getByRole("status")).toHaveText("1 of 2");
    await page.keyboard.press("j");
    await expect(panel.getByText("“heavy-lift quay”")).toBeVisible();
    await page.keyboard.press("x");
    await expect(panel.getByRole("status")).toHaveText("1 of 1");
    await page.keyboard.press("Control+z");
    await expect(panel.getByRole("status")).toHaveText("2 of 2");
  });

  await test.step("what somebody else dismisses goes, and comes back when they restore it", async () => {
    const { api } = await site.someone("Bo", projectId);
    const start = SPEECH.indexOf("“the work was finished");
    const at = { start, end: SPEECH.indexOf("”", start) + 1 };
    await api.post(`/documents/${documentId}/dismissals`, at);
    await expect(panel.getByRole("status")).toHaveText("1 of 1");
    await expect(panel.getByText("“heavy-lift quay”")).toBeVisible();
    await api.delete(`/documents/${documentId}/dismissals?start=${at.start}&end=${at.end}`);
    await expect(panel.getByRole("status")).toHaveText("2 of 2");
    await expect(panel.getByText("“heavy-lift quay”")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
  });

  await test.step("the inner voice stands inside the outer one, on its card", async () => {
    const list = `/documents/${documentId}/annotations`;
    const attributed = async () =>
      (await site.owner.api.get<List>(list)).items.filter(({ attribution }) => attribution?.inside);
    await expect.poll(async () => (await attributed()).length).toBe(1);
    await reader.open(`${path}#annotation-${(await attributed())[0]?.id}`);
    await expect(card.getByText("Edda Quill").first()).toBeVisible();
    await expect(
      card.getByRole("button", { name: /Within a quotation of Petra Lohm/ }),
    ).toBeVisible();
  });

  await test.step("the words of its cue are selected in the text", async () => {
    await card.getByRole("button", { name: "Change speaker" }).click();
    await card.getByRole("button", { name: "Select the cue" }).click();
    await expect(page.getByText(/Select the words that introduce the speech/)).toBeVisible();
    await reader.pick(page.locator("main"), "wrote that");
    await expect(card.getByText("“wrote that”")).toBeVisible();
    await card.getByRole("button", { name: "Save" }).click();
    await expect(card.getByRole("button", { name: "Change speaker" })).toBeVisible();
    const cues = async () =>
      (await site.owner.api.get<List>(`/documents/${documentId}/annotations`)).items.map(
        ({ attribution }) => attribution?.at.cue?.[0]?.exact,
      );
    await expect.poll(cues).toContain("wrote that");
  });

  await test.step("where it stands is found, compared and signed", async () => {
    await card.getByRole("button", { name: "Check against…" }).click();
    const dialog = page.getByRole("dialog", { name: "Check a quotation" });
    await dialog.getByRole("button", { name: "Find in documents" }).click();
    const places = dialog.getByRole("list", { name: "Matches" });
    await expect(places.getByText("The report")).toBeVisible();
    await places.getByRole("button", { name: "Compare" }).click();
    await expect(dialog.getByText("Verbatim", { exact: true }).first()).toBeVisible();
    await expect(dialog.getByText("It rained.")).toBeVisible();
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(dialog.getByText(/Signed by .*: Verbatim/)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(card.getByText(/signed by/)).toBeVisible();
  });

  await test.step("the speaker has a page with the quotation in context", async () => {
    await card.getByRole("link", { name: "Edda Quill" }).click();
    await expect(page.getByRole("heading", { name: "Edda Quill" })).toBeVisible();
    await expect(page.getByText("I have seldom seen a wall so soundly built")).toBeVisible();
    await expect(page.getByText("Verbatim")).toBeVisible();
  });
});

test("who may only read goes through the proposals, and takes and drops none", async ({
  site,
  read,
}) => {
  const { projectId, documentId, path } = await site.article(SPEECH, { title: "The speech" });
  const reader = await site.someone("Dee", projectId, "reader");
  const { page } = await read(reader, path);
  const panel = page.getByRole("region", { name: "Quotations in this text" });
  await page.keyboard.press("q");
  await expect(panel.getByRole("status")).toHaveText("1 of 4");
  await expect(panel.getByText("Petra Lohm", { exact: true })).toBeVisible();
  await expect(panel.getByRole("button", { name: /Accept|Dismiss/ })).toHaveCount(0);
  for (const key of ["y", "x", "Enter"]) await page.keyboard.press(key);
  await page.keyboard.press("j");
  await expect(panel.getByRole("status")).toHaveText("2 of 4");
  expect((await reader.api.get<List>(`/documents/${documentId}/annotations`)).items).toEqual([]);
});

test("who speaks, and what a check found, is not written over: the second sees both and decides", async ({
  site,
  read,
}) => {
  const article = await site.article(
    "The auditor wrote that [the work was finished within its budget].",
  );
  const { projectId, documentId, path } = article;
  const source = await site.owner.api.post(`/projects/${projectId}/documents`, {
    title: "The report",
    content: REPORT,
    format: "plain",
  });
  const yusuf = await site.someone("Yusuf", projectId);
  const { id } = await yusuf.api.post(`/documents/${documentId}/annotations`, {
    kind: "quotation",
    target: article.spans,
    quotation: { form: "indirect" },
  });
  const mine = await read(site.owner, `${path}#annotation-${id}`);
  const theirs = await read(yusuf, `${path}#annotation-${id}`);
  // On a phone the card lies over the page: what is to be decided must stand above it.
  await theirs.page.setViewportSize({ width: 390, height: 844 });

  await test.step("two people say who speaks", async () => {
    for (const reader of [mine, theirs]) {
      await reader
        .card(/^Quotation/)
        .getByRole("button", { name: "Add speaker" })
        .click();
      await expect(reader.page.getByLabel("Speaker", { exact: true })).toBeFocused();
    }
    const says = async ({ page }: ReaderPage, name: string) => {
      await page.getByLabel("Speaker", { exact: true }).fill(name);
      await page.getByRole("button", { name: "Save", exact: true }).click();
    };
    await says(mine, "Edda Quill");
    await expect(mine.card(/Edda Quill/)).toBeVisible();
    await says(theirs, "Maro Tindle");
    const alert = theirs.page.getByRole("alert", { name: /not saved/i });
    await expect(alert).toContainText("Maro Tindle");
    await expect(alert).toContainText("Edda Quill");
    await expectAccessible(theirs.page);
    await expect(mine.card(/Maro Tindle/)).toHaveCount(0);
    await alert.getByRole("button", { name: /keep mine/i }).click();
    await expect(mine.card(/Maro Tindle/)).toBeVisible();
    await expect(alert).toHaveCount(0);
  });

  await test.step("two people sign a check", async () => {
    await yusuf.api.post(`/annotations/${id}/checks`, { sourceDocumentId: source.id });
    const dialog = ({ page }: ReaderPage) =>
      page.getByRole("dialog", { name: "Check a quotation" });
    for (const reader of [mine, theirs]) {
      await reader
        .card(/Maro Tindle/)
        .getByRole("button", { name: /The report/ })
        .click();
      await expect(dialog(reader).getByLabel("Your verdict")).toBeVisible();
    }
    await dialog(mine).getByRole("button", { name: "Sign", exact: true }).click();
    await expect(dialog(mine).getByText(/Signed by/)).toBeVisible();
    await dialog(theirs).getByLabel("Your verdict").selectOption("paraphrase");
    await dialog(theirs).getByLabel("Reason").fill("The rails were left out.");
    await dialog(theirs).getByRole("button", { name: /^Sign/ }).click();
    const alert = dialog(theirs).getByRole("alert");
    await expect(alert).toContainText(/Signed by/);
    await expectAccessible(theirs.page);
    await expect(dialog(theirs).getByLabel("Reason")).toHaveValue("The rails were left out.");
    await alert.getByRole("button", { name: "Keep current version" }).click();
    await expect(alert).toHaveCount(0);
    await expect(dialog(theirs).getByText(/Signed by/)).toBeVisible();
    await expect(dialog(theirs).getByLabel("Reason")).toHaveValue("");
  });
});

interface List {
  readonly items: readonly {
    readonly id: string;
    readonly attribution: {
      readonly inside: string | null;
      readonly at: { readonly cue: readonly { readonly exact: string }[] | null };
    } | null;
  }[];
}
