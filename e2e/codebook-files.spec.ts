import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";

const FILE = JSON.stringify({
  codes: [
    {
      kind: "rhetoric",
      slug: "doubt",
      label: "Doubt",
      definition: "Asks so that nobody believes.",
    },
    { kind: "claim", slug: "factual", label: "A fact" },
    { kind: "claim", slug: "tidal", label: "Tidal", definition: "Says when the tide turns." },
    { kind: "claim", slug: "foggy", label: "Foggy" },
    { kind: "verse", label: "Rhyme" },
  ],
});

interface Tag {
  readonly kind: string;
  readonly slug: string;
  readonly label: string;
  readonly definition: string;
}

test("a codebook leaves as a file, and comes in with what collides decided by keys", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.text("The quay holds 400 crates.");
  const page = await signIn(site.owner);
  const tags = async () =>
    (await site.owner.api.get<{ items: Tag[] }>(`/projects/${projectId}/tags?limit=1000`)).items;
  const tagOf = async (slug: string) => (await tags()).find((tag) => tag.slug === slug);

  await page.goto(`/projects/${projectId}/codebook`);
  const menu = page.getByRole("button", { name: "Export", exact: true });
  await hydrated(menu);
  await menu.press("Enter");
  const qdc = page.getByRole("menuitem", { name: /REFI-QDA codebook/ });
  await expect(qdc).toContainText("Not in the file: distinguishing questions");
  await expectAccessible(page);
  const downloading = page.waitForEvent("download");
  await qdc.press("Enter");
  expect((await downloading).suggestedFilename()).toMatch(/ codebook\.qdc$/);

  await page.getByRole("link", { name: "Import…" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import a codebook");
  const attempt = page.getByRole("button", { name: "Try it" });
  await hydrated(attempt);
  await attempt.press("Enter");
  await expect(page.getByText("Choose a file first.")).toBeVisible();
  const choose = () =>
    page.locator("input[type=file]").setInputFiles({
      name: "codes.json",
      mimeType: "application/json",
      buffer: Buffer.from(FILE),
    });
  await choose();
  await expect(page.getByRole("heading", { name: "2 codes whose names are taken" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "2 new codes" })).toBeVisible();
  await expect(page.getByText("Its kind is none of: claim, quotation, rhetoric.")).toBeVisible();
  const before = await tagOf("doubt");
  const doubt = page.getByRole("listitem").filter({ hasText: "Asks so that nobody believes." });
  await expect(doubt).toContainText(before?.definition ?? "nothing");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    const scrolls = () =>
      document.documentElement.scrollWidth > document.documentElement.clientWidth;
    expect(await page.evaluate(scrolls)).toBe(false);
  }

  await page.getByRole("button", { name: "Take all theirs" }).press("Enter");
  const decision = page.getByRole("combobox", { name: "What stands of “Doubt”" });
  await expect(decision).toHaveValue("theirs");
  await decision.focus();
  await page.keyboard.press("ArrowDown");
  await expect(decision).toHaveValue("both");
  await page.getByRole("checkbox", { name: /Foggy/ }).press("Space");
  await page.getByRole("button", { name: "Import 3 codes" }).press("Enter");
  await expect(page.getByText("2 tags were added, 1 was changed.")).toBeVisible();
  expect(await tagOf("doubt")).toEqual(before);
  expect(await tagOf("doubt-2")).toMatchObject({ definition: "Asks so that nobody believes." });
  expect(await tagOf("factual")).toMatchObject({ label: "A fact" });
  expect(await tagOf("foggy")).toBeUndefined();

  await choose();
  await expect(page.getByText("3 codes say what is here already")).toBeVisible();
  await page.getByRole("checkbox", { name: /Foggy/ }).press("Space");
  await expect(page.getByText("Nothing to import")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await page.getByRole("link", { name: "Codebook" }).first().press("Enter");
  await expect(page.getByRole("heading", { level: 3, name: "Tidal" })).toBeVisible();

  // Taken back from the list of versions, and made again.
  const versions = page.getByRole("tab", { name: "Versions" });
  await hydrated(versions);
  await versions.focus();
  await page.keyboard.press("Enter");
  const undo = page.getByRole("button", { name: "Undo all 3, versions" });
  await undo.press("Enter");
  await expect(page.getByText("2 tags were taken out, one was changed back.")).toBeVisible();
  expect(await tagOf("doubt-2")).toBeUndefined();
  expect((await tagOf("factual"))?.label).not.toBe("A fact");
  await expectAccessible(page);
  await page.goto(`/projects/${projectId}/codebook/import`);
  await hydrated(page.getByRole("button", { name: "Try it" }));
  await choose();
  await page.getByRole("button", { name: "Import 2 codes" }).press("Enter");
  await page.getByRole("button", { name: "Undo import" }).press("Enter");
  await expect(page.getByText("2 tags were taken out, none was changed back.")).toBeVisible();
  expect(await tagOf("tidal")).toBeUndefined();
  await expect(page.getByRole("button", { name: "Try it" })).toBeEnabled();
});
