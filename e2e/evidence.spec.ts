import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const SPEECH =
  "Ships [call twice] as often. [Nobody counted] them. “[We were not asked],” said the pilot.";
const CLAIM = "Calls doubled.";
const DIARY = "Diary of the harbour master, 1951";

test("a card has one list of evidence, for its passage and for its claims, in one set of words", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const annotations = `/documents/${article.documentId}/annotations`;
  const { api } = site.owner;
  const claim = await api.post(`/projects/${article.projectId}/claims`, { statement: CLAIM });
  await api.post(`/projects/${article.projectId}/claims`, { statement: "Nobody points to it." });
  const { id } = await api.post(annotations, {
    kind: "claim",
    target: [article.spans[0]],
    claim: { id: claim.id, statement: CLAIM, type: null, checkworthy: null },
  });
  await api.post(`/annotations/${id}/references`, { citation: DIARY, relation: "origin" });
  await api.post(`/claims/${claim.id}/evidence`, {
    citation: "Register of the port, 1952",
    quote: "318 calls",
    stance: "qualifies",
  });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  await reader.click("call twice");
  const card = reader.card(/Calls doubled/);
  const list = card.getByRole("region", { name: "Evidence", exact: true });
  const items = list.locator("[data-evidence]");
  await expect(items).toHaveText([
    /origin · Diary of the harbour master, 1951 · for this passage/,
    /“318 calls”.*qualifies · secondary · Register of the port, 1952 · for the claim “Calls doubled.”/,
  ]);
  await expect(list.getByRole("button", { name: /^Evidence/ })).toHaveText("Evidence2");
  await expect(card.getByText("References")).toHaveCount(0);
  await expectAccessible(page);

  await test.step("what it bears on is chosen in the form, and what was typed goes along", async () => {
    await list.getByRole("button", { name: "Add evidence" }).click();
    await list.getByLabel("Source", { exact: true }).fill("Letter of the pilot, box 4");
    await list.getByLabel("Bears on").selectOption({ label: `The claim “${CLAIM}”` });
    await expect(list.getByLabel("Source", { exact: true })).toHaveValue(
      "Letter of the pilot, box 4",
    );
    await expectAccessible(page);
    await list.getByRole("button", { name: "Save evidence" }).click();
    await expect(list.getByText("Choose how the source bears on it.")).toBeVisible();
    await list.getByLabel("Stance").selectOption({ label: "⊕ supports" });
    await list.getByRole("button", { name: "Save evidence" }).click();
    await expect(items).toHaveCount(3);
    await expect(items.nth(2)).toContainText("supports · primary · Letter of the pilot, box 4");
    await expect
      .poll(async () => {
        const { items: all } = await api.get<{ items: { stance: string }[] }>(
          `/claims/${claim.id}/evidence`,
        );
        return all.map(({ stance }) => stance);
      })
      .toEqual(["qualifies", "supports"]);
  });

  await test.step("the list is counted while it is folded, and each entry is taken away in it", async () => {
    const fold = list.getByRole("button", { name: /^Evidence/ });
    await fold.click();
    await expect(items).toHaveCount(0);
    await expect(fold).toHaveText("Evidence3");
    await fold.click();
    await list.getByRole("button", { name: `Remove the evidence “${DIARY}”` }).click();
    await expect(items).toHaveCount(2);
    await list.getByRole("button", { name: "Remove the evidence “318 calls”" }).click();
    await expect(items).toHaveCount(1);
  });

  await test.step("in the register a claim without a passage says so", async () => {
    await page.goto(`/projects/${article.projectId}/claims`);
    await expect(page.getByRole("row", { name: /Nobody points to it/ })).toContainText(
      "no passage",
    );
    await page.getByRole("link", { name: "Nobody points to it." }).click();
    await expect(
      page.getByText("No passage points to it, or none that you may see."),
    ).toBeVisible();
  });
});

test("the parts of a quotation and of a technique fold like the others, and Escape closes each form", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const annotations = `/documents/${article.documentId}/annotations`;
  const { api } = site.owner;
  const make = (span: number, body: object) =>
    api.post(annotations, { target: [article.spans[span]], ...body });
  const quoted = await make(2, { kind: "quotation", quotation: { form: "direct" } });
  await make(1, { kind: "rhetoric", tags: ["repetition"] });
  const claim = await api.post(`/projects/${article.projectId}/claims`, { statement: CLAIM });
  await make(0, {
    kind: "claim",
    claim: { id: claim.id, statement: CLAIM, type: null, checkworthy: null },
  });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);

  await test.step("folding", async () => {
    await reader.click("We were not asked");
    const card = reader.card(/We were not asked|Quotation|direct/i).first();
    for (const [name, inside] of [
      ["Who speaks", "Add speaker"],
      ["Checks", "Check against…"],
    ] as const) {
      const part = card.getByRole("region", { name, exact: true });
      await expect(part.getByRole("button", { name: inside })).toBeVisible();
      await part.getByRole("button", { name, exact: true }).click();
      await expect(part.getByRole("button", { name: inside })).toHaveCount(0);
      await part.getByRole("button", { name, exact: true }).click();
    }
    await expectAccessible(page);
    const words = page.locator(`svg g[data-annotation="${quoted.id}"]`);
    const [box, line] = [await card.boundingBox(), await words.boundingBox()];
    expect(Math.abs((box?.y ?? 0) - (line?.y ?? 0))).toBeLessThan(40);
    await page.keyboard.press("Escape");
  });

  const forms = [
    ["We were not asked", "Add speaker", "Speaker"],
    ["We were not asked", "Edit", "Comment"],
    ["We were not asked", "Add note", /^Note \(Markdown\)/],
    ["We were not asked", "Add evidence", "Source"],
    ["call twice", "Cite", "Document"],
    ["call twice", "Add another claim", "Claim in plain words"],
  ] as const;
  for (const focus of ["in its field", "in the card"] as const) {
    for (const [words, button, field] of forms) {
      await test.step(`Escape closes “${button}” with the focus ${focus}`, async () => {
        await reader.click(words);
        const card = page.locator("article:has(button[aria-expanded=true])").first();
        await card.getByRole("button", { name: button, exact: true }).first().click();
        const input = card.getByLabel(field, { exact: true });
        await expect(input).toBeVisible();
        if (focus === "in its field") await input.focus();
        else await card.getByRole("button").first().focus();
        await page.keyboard.press("Escape");
        await expect(input).toHaveCount(0);
        await expect(card.getByRole("button", { name: button, exact: true }).first()).toBeVisible();
        await card.getByRole("button").first().focus();
        await page.keyboard.press("Escape");
        await expect(card.getByRole("button", { name: button, exact: true })).toHaveCount(0);
      });
    }
  }

  await test.step("in a sheet, too", async () => {
    await page.setViewportSize({ width: 600, height: 844 });
    await reader.click("call twice");
    const sheet = page.locator("[data-sheet]");
    await sheet.getByRole("button", { name: "Add note" }).click();
    const note = sheet.getByLabel(/^Note \(Markdown\)/);
    await expect(note).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(note).toHaveCount(0);
    await expect(sheet.getByRole("button", { name: "Add note" })).toBeVisible();
  });
});
