import { expect, expectAccessible, test } from "./fixtures";

const LETTER =
  "Nora Quist walked the dyke. “The sluice holds,” Nora Quist said. It rained until noon. “We pump all night,” she said. " +
  "The diver came late. “Nobody warned me,” he said.";

interface Speakers {
  readonly items: readonly { readonly name: string }[];
}

interface List {
  readonly items: readonly {
    readonly quotation: { readonly speaker: string | null } | null;
    readonly attribution: {
      readonly at: { readonly speaker: readonly { readonly exact: string }[] | null };
    } | null;
  }[];
}

test("whom a pronoun means is asked: one key says yes, another names somebody else, and nobody is called she", async ({
  site,
  read,
}) => {
  const { projectId, documentId, path } = await site.article(LETTER, { title: "The letter" });
  const { page } = await read(site.owner, path);
  const panel = page.getByRole("region", { name: "Quotations in this text" });
  const stored = async () =>
    (await site.owner.api.get<List>(`/documents/${documentId}/annotations`)).items.map(
      ({ quotation, attribution }) => [
        quotation?.speaker ?? null,
        attribution?.at.speaker?.[0]?.exact ?? null,
      ],
    );

  await test.step("a name is proposed as it is", async () => {
    await page.keyboard.press("q");
    await expect(panel.getByRole("status")).toHaveText("1 of 3");
    await expect(panel.getByText(/ = .*\?/)).toHaveCount(0);
    await page.keyboard.press("Enter");
  });

  await test.step("she is asked about, and Y says yes", async () => {
    await expect(panel.getByText("“she” = Nora Quist?")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("y");
    await expect.poll(stored).toContainEqual(["Nora Quist", "she"]);
  });

  await test.step("he is asked about, and N names somebody else", async () => {
    await expect(panel.getByText("“he” = Nora Quist?")).toBeVisible();
    await page.keyboard.press("n");
    await expect(panel.getByLabel("Speaker")).toBeFocused();
    await expect(panel.getByLabel("Speaker")).toHaveValue("");
    await page.keyboard.type("Bo Tern");
    await page.keyboard.press("Enter");
    await expect.poll(stored).toContainEqual(["Bo Tern", "he"]);
  });

  await test.step("without a name the words stay and nobody is called by them", async () => {
    await page.keyboard.press("Control+z");
    await expect(panel.getByText("“he” = Nora Quist?")).toBeVisible();
    await panel.getByRole("button", { name: "Somebody else" }).click();
    await page.keyboard.press("Enter");
    await expect.poll(stored).toContainEqual([null, "he"]);
    await page.keyboard.press("Escape");
  });

  const { items } = await site.owner.api.get<Speakers>(`/projects/${projectId}/speakers`);
  expect(items.map(({ name }) => name).sort()).toEqual(["Bo Tern", "Nora Quist"]);
});

test("the palette asks whom a pronoun beside selected words means", async ({ site, read }) => {
  const { path, documentId } = await site.article(LETTER, { title: "The letter" });
  const reader = await read(site.owner, path);
  await reader.select("“We pump all night,”");
  await reader.page.keyboard.press("2");
  await expect(reader.palette.getByText(/“she” = Nora Quist\?/)).toBeVisible();
  await expect(reader.palette.getByLabel("Speaker (optional)")).toHaveValue("Nora Quist");
  await reader.palette.getByRole("button", { name: "Save", exact: true }).click();
  await expect
    .poll(async () =>
      (await site.owner.api.get<List>(`/documents/${documentId}/annotations`)).items.map(
        ({ quotation }) => quotation?.speaker,
      ),
    )
    .toEqual(["Nora Quist"]);
});
