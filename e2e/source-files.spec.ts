import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";

const BIBTEX = `@article{hale2019, title={The tides of Évian}, author={Hale, Ana}, journal={Harbour Studies},
  year=2019, doi={10.5555/tides}, abstract={Long}}
@book{fees, title={Fees and dues}, author={Ortiz, Bo}, year=1999}
@book{broken, title={Not closed
@book{dues, title={Dues}, author={Ortiz, Bo}, year=2001}
`;

interface Source {
  readonly key: string;
  readonly csl: Readonly<Record<string, unknown>>;
}

test("sources come in from a file, with what differs decided by keys, and leave again", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("The quay holds 400 crates.");
  const page = await signIn(site.owner);
  const sources = async () =>
    (await site.owner.api.get<{ items: Source[] }>(`/projects/${projectId}/sources?limit=200`))
      .items;

  await page.goto(`/projects/${projectId}/sources`);
  await page.getByRole("link", { name: "Import…" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import sources");
  const attempt = page.getByRole("button", { name: "Try it" });
  await hydrated(attempt);
  await attempt.press("Enter");
  await expect(page.getByText("Choose a file first.")).toBeVisible();
  const choose = (text: string) =>
    page.locator("input[type=file]").setInputFiles({
      name: "library.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
  await choose(BIBTEX);
  await expect(page.getByText("Read as BibTeX.")).toBeVisible();
  await expect(page.getByText("Not imported: abstract (1).")).toBeVisible();
  await expect(page.getByRole("heading", { name: "3 new sources" })).toBeVisible();
  await expect(page.getByText("Line 4 broken")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: /Dues\.$/ }).press("Space");
  await page.getByRole("button", { name: "Import 2 references" }).press("Enter");
  await expect(page.getByText("2 sources were added, none was changed.")).toBeVisible();
  expect(await sources()).toHaveLength(2);

  await choose(BIBTEX.replace("Harbour Studies", "Studies of the Harbour"));
  const decision = page.getByRole("combobox", { name: /What stands of “Hale/ });
  await expect(
    page
      .getByText("2 references are here already")
      .or(page.getByText("1 reference is here already")),
  ).toBeVisible();
  await decision.selectOption({ label: "Take theirs" });
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: /Dues\.$/ }).press("Space");
  await page.getByRole("button", { name: "Import 1 reference" }).press("Enter");
  await expect(page.getByText("No source was added, 1 was changed.")).toBeVisible();
  expect((await sources()).map(({ csl }) => csl["container-title"])).toContain(
    "Studies of the Harbour",
  );

  await choose("Nothing of this kind");
  await expect(page.getByText("This is no file of references")).toBeVisible();

  await page.goto(`/projects/${projectId}/sources`);
  await expect(page.getByText("Fees and dues")).toBeVisible();
  const style = page.getByRole("combobox", { name: "Citation style" });
  await hydrated(style);
  await style.selectOption("MLA");
  await expect(page.getByText("Ortiz, Bo. Fees and dues. 1999.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Ortiz, Bo. Fees and dues. 1999.")).toBeVisible();
  await page.getByRole("button", { name: /^Remove “.*Fees and dues/ }).press("Enter");
  await expect(page.getByText("Ortiz, Bo. Fees and dues. 1999.")).toHaveCount(0);
  const menu = page.getByRole("button", { name: "Export", exact: true });
  await hydrated(menu);
  await menu.press("Enter");
  const zotero = page.getByRole("menuitem", { name: /Zotero RDF/ });
  await expectAccessible(page);
  const downloading = page.waitForEvent("download");
  await zotero.press("Enter");
  expect((await downloading).suggestedFilename()).toMatch(/ sources\.rdf$/);
});
