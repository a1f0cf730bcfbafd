import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";
import { ReaderPage } from "./reader-page";

const SPEECH = "Friends, [traffic through the harbour has doubled] since we took office.";
const PAPER = "The mayor said that harbour traffic doubled. The ferry came back in May.";
const REGISTER = "In 2023 the register counts 318 calls, and 212 in 2021.";
const CLAIM = "Harbour traffic doubled.";

test("one claim in two texts: tagged, found again by typing, proved, decided, out of the queue", async ({
  site,
  signIn,
}) => {
  test.setTimeout(180_000);
  const { projectId, path } = await site.article(SPEECH, { title: "The speech" });
  const add = (title: string, content: string, date: string) =>
    site.owner.api.post(`/projects/${projectId}/documents`, {
      title,
      content,
      format: "plain",
      source: { date },
    });
  const paper = await add("The paper", PAPER, "2024-03-09");
  await add("The register", REGISTER, "2024-01-02");
  const page = await signIn(site.owner);
  const reader = new ReaderPage(page);

  await test.step("words are tagged with a new claim, which goes into the register", async () => {
    await reader.open(path);
    await reader.select("traffic through the harbour has doubled");
    await page.keyboard.press("1");
    await reader.palette.getByRole("combobox").fill("stat");
    await reader.palette.getByLabel(/Claim in plain words/).fill(CLAIM);
    await page.keyboard.press("Enter");
    await expect(reader.card(/Claim.*Harbour traffic doubled/)).toBeVisible();
    await expect
      .poll(async () => (await site.owner.api.get<List>(`/projects/${projectId}/claims`)).items)
      .toMatchObject([{ statement: CLAIM, type: "statistical", occurrenceCount: 1 }]);
  });

  await test.step("in another text it is picked from what is like the words typed", async () => {
    await reader.open(`/projects/${projectId}/documents/${paper.id}`);
    await reader.select("harbour traffic doubled");
    await page.keyboard.press("1");
    await reader.palette.getByLabel(/Claim in plain words/).fill("traffic in the harbour doubled");
    await expect(reader.palette.getByRole("button", { name: /Harbour traffic/ })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(reader.palette.getByLabel(/Claim in plain words/)).toHaveValue(CLAIM);
    await page.keyboard.press("Enter");
    await expect(reader.card(/Claim.*Harbour traffic doubled/)).toBeVisible();
    await expect
      .poll(async () => (await site.owner.api.get<List>(`/projects/${projectId}/claims`)).items)
      .toMatchObject([{ statement: CLAIM, occurrenceCount: 2 }]);
  });

  await test.step("words of a third text are cited for it, and both ends show the other", async () => {
    await reader.open(path);
    await reader.click("through the harbour");
    const card = reader.card(/Harbour traffic doubled/);
    await card.getByRole("button", { name: "Cite", exact: true }).click();
    await card.getByLabel("Document", { exact: true }).selectOption({ label: "The register" });
    const beside = page.getByRole("complementary", { name: /The register/ });
    await expect(beside.getByText("Select the words that bear on")).toBeVisible();
    await reader.pick(beside, "318 calls");
    await expect(card.getByText("318 calls")).toBeVisible();
    await card.getByLabel("Stance").selectOption({ label: "⊖ refutes" });
    await card.getByRole("button", { name: "Save evidence" }).click();
    await expect(card.getByRole("region", { name: "Evidence", exact: true })).toContainText(
      "“318 calls”",
    );
    const cited = beside.getByRole("region", { name: "Cited as evidence" });
    await expect(cited).toContainText("refutes Harbour traffic doubled.");
    await expect(cited.getByRole("link", { name: /the passage/ })).toBeVisible();
  });

  await test.step("the claim's page has both passages in context, and a verdict is given", async () => {
    await page.goto(`/projects/${projectId}/claims`);
    await page.getByRole("link", { name: CLAIM }).click();
    const passages = page.getByRole("region", { name: "Occurrences" });
    await expect(passages.locator("tbody tr")).toHaveText([
      /The paper.*The mayor said that harbour traffic doubled/s,
      /The speech.*Friends, traffic through the harbour has doubled since we took office/s,
    ]);
    await expect(page.getByRole("region", { name: "Evidence", exact: true })).toContainText(
      "318 calls",
    );
    await page.getByRole("button", { name: "Set verdict" }).click();
    await page.getByRole("combobox", { name: "Verdict" }).selectOption("misleading");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("region", { name: "Verdict" })).toContainText("misleading");
  });

  await test.step("when it was said and decided stands on one axis, with a file behind it", async () => {
    const moved = page.getByRole("region", { name: "Timeline" });
    await expect(
      moved.getByRole("img", { name: /1 dated occurrence and 1 verdict/ }),
    ).toBeVisible();
    const download = page.waitForEvent("download");
    await moved.getByRole("link", { name: "Download CSV" }).click();
    expect((await download).suggestedFilename()).toBe("claim-timeline.csv");
  });

  await test.step("evidence is changed by hand, and is not taken away at one press", async () => {
    const evidence = page.getByRole("region", { name: "Evidence", exact: true });
    await evidence.getByRole("button", { name: "Change the evidence “318 calls”" }).click();
    await evidence.getByLabel("Stance").selectOption({ label: "◐ qualifies" });
    await evidence.getByLabel("Note").fill("Half as many again.");
    await evidence.getByRole("button", { name: "Save", exact: true }).click();
    await expect(evidence).toContainText("qualifies · primary");
    await expect(evidence).toContainText("Half as many again.");
    await evidence.getByRole("button", { name: "Remove the evidence “318 calls”" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await expect(evidence).toContainText("318 calls");
  });

  await test.step("what lacks evidence is gone through by keys", async () => {
    for (const statement of ["The ferry came back.", "Rents held.", "The mayor is brave."]) {
      await site.owner.api.post(`/projects/${projectId}/claims`, { statement });
    }
    await page.goto(`/projects/${projectId}/claims/queue`);
    const waiting = page.getByRole("list", { name: "Evidence needed" }).getByRole("listitem");
    await expect(waiting).toHaveCount(3);
    await expect(page.getByText(CLAIM)).toHaveCount(0);
    await hydrated(waiting);
    await page.keyboard.press("x");
    await expect(waiting).toHaveCount(2);
    await page.keyboard.press("m");
    await page.getByLabel("Where did you search?").fill("the almanac");
    await page.keyboard.press("Enter");
    await expect(page.getByText("searched once")).toBeVisible();
    await expect(waiting).toHaveCount(2);
    await page.keyboard.press("j");
    await expect(waiting.nth(1)).toHaveAttribute("aria-current", "true");
  });

  await test.step("two like claims become one, two again at once, and two again later", async () => {
    const like = "Harbour traffic has doubled.";
    const other = await site.owner.api.post(`/projects/${projectId}/claims`, { statement: like });
    const pair = page.getByRole("list", { name: "Possible duplicates" }).getByRole("listitem");
    await page.goto(`/projects/${projectId}/claims/duplicates`);
    await expect(pair).toHaveCount(1);
    await hydrated(pair);
    await page.keyboard.press("y");
    await expect(pair).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(pair).toHaveCount(1);
    await page.keyboard.press("y");
    await expect(pair).toHaveCount(0);
    await page.goto(`/projects/${projectId}/claims/${other.id}`);
    await expect(page.getByRole("heading", { name: CLAIM, exact: true })).toBeVisible();
    const read = await site.owner.api.get<{ id: string; statement: string }>(`/claims/${other.id}`);
    expect(read.statement).toBe(CLAIM);
    expect(read.id).not.toBe(other.id);
    const merged = page.getByRole("region", { name: "Merged into this claim" });
    await expect(merged).toContainText(like);
    await merged.getByRole("button", { name: `Undo merge: ${like}` }).click();
    await expect(merged).toHaveCount(0);
    await page.goto(`/projects/${projectId}/claims/${other.id}`);
    await expect(page.getByRole("heading", { name: like, exact: true })).toBeVisible();
  });
});

test("an owner writes the project's verdicts, by keys too, and puts the default back", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article(SPEECH, { title: "The speech" });
  const claims = `/projects/${projectId}/claims`;
  await site.owner.api.post(claims, { statement: CLAIM, verdict: "true" });
  const page = await signIn(site.owner);
  const dialog = page.getByRole("dialog", { name: "Project settings" });
  const open = async () => {
    await page.goto(`/projects/${projectId}`);
    const more = page.getByRole("button", { name: "More for this project" });
    await hydrated(more);
    await more.click();
    await page.getByRole("menuitem", { name: "Project settings" }).click();
    await dialog.getByText("Verdicts on claims").click();
  };
  const settings = async () => {
    await expect(dialog).toHaveCount(0);
    const project = await site.owner.api.get<{ settings: object }>(`/projects/${projectId}`);
    return project.settings;
  };
  const words = (at: number) => dialog.getByLabel(`Verdict ${at}`, { exact: true });

  await open();
  for (let i = 0; i < 6; i++) {
    await dialog
      .getByRole("button", { name: /^Remove/ })
      .first()
      .click();
  }
  await expect(
    dialog.getByText("1 claim has the verdict “true”, which is not on this scale."),
  ).toBeVisible();
  await words(1).fill("holds");
  await words(1).press("Alt+ArrowDown");
  await expect(words(2)).toBeFocused();
  await expect(words(2)).toHaveValue("holds");
  await dialog.getByRole("button", { name: "Add a verdict" }).click();
  await expect(words(3)).toBeFocused();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByText("Write a word, or remove this verdict.")).toBeVisible();
  await words(3).fill("mostly true");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  expect(await settings()).toEqual({ verdicts: ["opinion", "holds", "mostly-true"] });

  await open();
  await dialog.getByRole("button", { name: "Restore default" }).click();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  expect(await settings()).toEqual({});
});

interface List {
  readonly items: readonly Record<string, unknown>[];
}
