import { expect, expectAccessible, test } from "./fixtures";

test("documents are labelled one by one and together, found by label, and others see it live", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("The pier is open.");
  const add = (title: string) =>
    site.owner.api.post(`/projects/${projectId}/documents`, {
      title,
      format: "plain",
      content: `${title} is read today.`,
    });
  await add("A letter");
  await add("A broadcast");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  const table = page.getByRole("table", { name: "Documents of this project" });
  const other = await signIn(site.owner);
  await other.goto(`/projects/${projectId}`);
  await expect(other.getByRole("link", { name: "A letter" })).toBeVisible();

  await test.step("a label is made while one labels", async () => {
    await table.getByRole("button", { name: "Actions for “A letter”" }).click();
    await page.getByRole("menuitem", { name: "Labels…" }).click();
    const dialog = page.getByRole("dialog", { name: "Labels of “A letter”" });
    await dialog.getByLabel("Find or make a label").fill("Harbour");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("checkbox", { name: "Harbour" })).toBeChecked();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(table.getByRole("link", { name: "Harbour" })).toHaveCount(1);
  });

  await test.step("somebody else sees it without a reload", async () => {
    await expect(other.getByRole("link", { name: "Harbour" })).toHaveCount(1);
  });

  await test.step("several at once, and back", async () => {
    await page.getByRole("checkbox", { name: "Choose all documents shown" }).check();
    await page.getByRole("button", { name: "Labels…" }).click();
    const dialog = page.getByRole("dialog", { name: "Labels of 3 documents" });
    const box = dialog.getByRole("checkbox", { name: "Harbour" });
    await expect(box).toBeChecked({ indeterminate: true });
    await box.click();
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(table.getByRole("link", { name: "Harbour" })).toHaveCount(3);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(table.getByRole("link", { name: "Harbour" })).toHaveCount(1);
    await page.getByRole("button", { name: "Choose none" }).click();
  });

  await test.step("the documents with a label, in an address, by its words too", async () => {
    await page.getByRole("button", { name: "Labels", exact: true }).click();
    const filter = page.getByRole("dialog", { name: "Show documents with all of these labels" });
    await filter.getByRole("checkbox", { name: /Harbour/ }).check();
    await filter.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page).toHaveURL(/label=/);
    await expect(table.getByRole("rowheader")).toHaveCount(1);
    await page.reload();
    await expect(table.getByRole("rowheader")).toHaveCount(1);
    await page.goto(`/projects/${projectId}?q=harbour`);
    await expect(table.getByRole("rowheader")).toHaveCount(1);
  });

  await test.step("a curator renames, merges and removes", async () => {
    await page.goto(`/projects/${projectId}`);
    await page.getByRole("button", { name: "Labels", exact: true }).click();
    await page.getByRole("button", { name: "Edit labels…" }).click();
    await expectAccessible(page);
    const manage = page.getByRole("dialog", { name: "Labels of this project" });
    await manage.getByRole("button", { name: "Actions for “Harbour”" }).click();
    await page.getByRole("menuitem", { name: "Name and colour…" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Port");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByRole("link", { name: "Port" })).toBeVisible();
    await manage.getByRole("button", { name: "Actions for “Port”" }).click();
    await page.getByRole("menuitem", { name: "Remove…" }).click();
    await page.getByRole("button", { name: "Remove label" }).click();
    await expect(other.getByRole("link", { name: "Port" })).toHaveCount(0);
  });
});

test("on a phone long labels push nothing out of the page", async ({ site, signIn }) => {
  const { projectId, documentId } = await site.article("The pier is open.");
  const labels = await Promise.all(
    ["Correspondence of the harbour office", "Draft"].map((name) =>
      site.owner.api.post<{ id: string }>(`/projects/${projectId}/labels`, { name }),
    ),
  );
  const changes = labels.map(({ id }) => ({ labelId: id, documentIds: [documentId], on: true }));
  await site.owner.api.post(`/projects/${projectId}/labelling`, { changes });
  const page = await signIn(site.owner);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByRole("link", { name: /Correspondence/ })).toBeVisible();
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
  const menu = page.getByRole("button", { name: /^Actions for/ });
  const box = await menu.boundingBox();
  expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});

test("on a phone documents are sorted and chosen all at once, and no labels are offered where there are none", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article("The pier is open.", { title: "Ebb" });
  const other = { title: "Flood", format: "plain", content: "The pier is shut." };
  await site.owner.api.post(`/projects/${projectId}/documents`, other);
  const page = await signIn(site.owner);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/projects/${projectId}`);
  const titles = page.getByRole("rowheader").getByRole("link");
  const byTitle = page.getByRole("columnheader").getByRole("button", { name: "Title" });
  await expect(byTitle).toBeInViewport({ ratio: 1 });
  await byTitle.click();
  const head = page.getByRole("columnheader", { name: "Title" });
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect(titles).toHaveText(["Ebb", "Flood"]);
  await byTitle.click();
  await expect(titles).toHaveText(["Flood", "Ebb"]);
  await page.getByRole("checkbox", { name: "Choose all" }).check();
  await expect(page.getByText("2 documents chosen")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Labels", exact: true }).click();
  const filter = page.getByRole("dialog", { name: /label/i });
  await expect(filter.getByText("There are no labels yet.")).toBeVisible();
  await expect(filter.getByRole("button")).toHaveCount(0);
});

test("a text says its labels beside its title, where each leads to the others, and takes them along", async ({
  site,
  read,
}) => {
  const { projectId, documentId, path, spans } = await site.article("The [pier] is open.");
  const { api } = site.owner;
  const { id: labelId } = await api.post(`/projects/${projectId}/labels`, { name: "Harbour" });
  await api.post(`/projects/${projectId}/labelling`, {
    changes: [{ labelId, documentIds: [documentId], on: true }],
  });
  await api.post(`/documents/${documentId}/annotations`, { kind: "claim", target: [spans[0]] });
  const { page } = await read(site.owner, path);

  await page.getByRole("list", { name: "Labels" }).getByRole("link", { name: "Harbour" }).click();
  await expect(page).toHaveURL(`/projects/${projectId}?label=${labelId}`);
  await expect(page.getByRole("table", { name: "Documents of this project" })).toBeVisible();

  const [line = ""] = (await api.text(`/documents/${documentId}/export/jsonl`)).split("\n");
  expect(JSON.parse(line)).toMatchObject({ documentLabels: ["Harbour"] });
  expect(await api.text(`/documents/${documentId}/export/w3c`)).toContain(
    '"obelus:documentLabels":["Harbour"]',
  );
  await api.importLines(documentId, [{ ...(JSON.parse(line) as object), id: crypto.randomUUID() }]);
});
