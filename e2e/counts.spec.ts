import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";

test("tags are compared by speaker and outlet, as figure, table and CSV", async ({
  site,
  signIn,
}) => {
  const { api } = site.owner;
  // Of its own, so that nothing else is counted.
  const { id: projectId } = await api.post("/projects", { name: "The sittings" });
  const content = "CHAIR: The same tired clique is back.\n\nANA: They let it rot.";
  const { id } = await api.post(`/projects/${projectId}/documents`, {
    title: "The sitting",
    format: "plain",
    content,
    source: { publisher: "The Bell" },
  });
  for (const words of ["tired clique", "rot"]) {
    const start = content.indexOf(words);
    await api.post(`/documents/${id}/annotations`, {
      kind: "rhetoric",
      target: [{ start, end: start + words.length }],
      rhetoric: { technique: "loaded-language" },
    });
  }
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/charts`);
  const part = page.getByRole("region", { name: "Tags compared" });
  const by = part.getByRole("combobox", { name: "Columns of the table of tags" });
  await hydrated(by);
  const table = part.getByRole("table");
  const row = table.getByRole("row", { name: /Loaded language/ });
  await expect(table.getByRole("columnheader", { name: /CHAIR/ })).toBeVisible();
  await expect(row.getByRole("cell")).toContainText(["2", "1", "1"]);
  await expect(part.getByRole("img").first()).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    const scrolls = () =>
      document.documentElement.scrollWidth > document.documentElement.clientWidth;
    expect(await page.evaluate(scrolls)).toBe(false);
  }
  await by.selectOption("Outlets");
  await expect(table.getByRole("columnheader", { name: /The Bell/ })).toBeVisible();
  await part
    .getByRole("combobox", { name: "What the table shows" })
    .selectOption("Per 1,000 words");
  await expect(row).toContainText("166.7");
  const downloading = page.waitForEvent("download");
  await part.getByRole("link", { name: "Download CSV" }).press("Enter");
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("tags-by-outlet.csv");
  const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
  expect(lines[0]).toContain("kind,tag,tagLabel,outlet,label,documents,words,annotations");
  expect(
    lines.find((line) => line.includes("loaded-language") && line.includes("The Bell")),
  ).toContain(",1,12,2,166.6");
  await page.goto(`/projects/${projectId}/charts?by=outlet`);
  await expect(page.getByRole("region", { name: "Comparison" })).toContainText("The Bell");
});
