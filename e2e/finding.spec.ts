import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./fixtures";

const SPEECH =
  "[Be very afraid], said the mayor. [Crime rose by nine per cent]. They said it again: be very afraid. Nobody must be very afraid.";

test("a query is built by the form, read as text, answered, saved, opened by its link and exported", async ({
  site,
  signIn,
}) => {
  const { projectId, documentId, spans } = await site.article(SPEECH);
  const annotate = (span: number, body: object) =>
    site.owner.api.post(`/documents/${documentId}/annotations`, {
      target: [spans[span]],
      ...body,
    });
  await annotate(0, { kind: "rhetoric", tags: ["appeal-to-fear"] });
  await annotate(1, { kind: "claim", claim: { type: "statistical" } });

  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/query`);
  await expectAccessible(page);
  const text = page.getByLabel("Query text");
  const first = page.getByRole("group", { name: "Passages that are", exact: true });
  await first.getByRole("button", { name: "Add a condition" }).click();
  await expect(text).toHaveValue("claim");
  await first.getByLabel("Field").selectOption("tag");
  await first.getByRole("combobox", { name: "Tag" }).fill("appeal-to-fear");
  await page.getByRole("button", { name: "Add a second passage" }).click();
  await page.getByLabel("Distance").fill("30");
  await expect(text).toHaveValue("tag:appeal-to-fear within 30 characters before claim");

  const relation = page.getByRole("group", { name: "Relation" });
  const tops = await Promise.all(
    [relation.getByRole("combobox").first(), relation.getByRole("button")].map(
      async (each) => (await each.boundingBox())?.y,
    ),
  );
  expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 99)), "one line").toBeLessThan(8);

  await text.press("Enter");
  const answers = page.getByRole("list", { name: "Results" });
  await expect(answers.getByRole("link")).toHaveText([/Be very afraid/, /Crime rose/]);
  const facets = page.getByRole("complementary", { name: "Narrow down" });
  await expect(facets.getByRole("button", { name: /appeal-to-fear\s+1/ })).toBeVisible();
  await expectAccessible(page);

  await test.step("the text changes the form, and says what it does not understand", async () => {
    await text.fill("tag:appeal-to-fear within 3 words befor claim");
    await expect(page.getByText("“befor” was not expected here.")).toBeVisible();
    await text.fill('in:text text:"over the');
    await expect(page.getByText("The quotation mark that opens here is not closed.")).toBeVisible();
    await text.fill("crime");
    await page.getByRole("button", { name: 'Insert “"crime"”' }).click();
    await expect(text).toHaveValue('"crime"');
    await text.fill("tag:appeal-to-fear within 3 words befor claim");
    await page.getByRole("button", { name: "Insert “before”" }).click();
    await expect(page.getByLabel("Distance")).toHaveValue("3");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(answers.getByRole("link")).toHaveCount(2);
  });

  await test.step("or is an alternative of its own, and goes when its last row goes", async () => {
    const before = await text.inputValue();
    await first.getByRole("button", { name: "Or…" }).click();
    await expect(text).toHaveValue("tag:appeal-to-fear or claim within 3 words before claim");
    const other = first.getByRole("group", { name: "Alternative 2" });
    await other.getByRole("button", { name: "Remove this condition" }).click();
    await expect(text).toHaveValue(before);
  });

  await test.step("saved, and opened by its address", async () => {
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Save this query" });
    await dialog.getByLabel("Name").fill("Fear before numbers");
    await dialog.getByRole("button", { name: "Save query" }).click();
    const saved = page.getByRole("region", { name: "Saved queries" });
    await expect(saved.getByRole("button", { name: "Fear before numbers" }).first()).toBeVisible();
    const address = page.url();
    await page.goto("/projects");
    await page.goto(address);
    await expect(answers.getByRole("link")).toHaveCount(2);
    await page.goto(`/projects/${projectId}/query`);
    await saved.getByRole("button", { name: "Fear before numbers" }).first().click();
    await expect(answers.getByRole("link")).toHaveCount(2);
  });

  await test.step("exported", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain("Crime rose by nine per cent");
  });

  await test.step("an answer leads into the text", async () => {
    await answers.getByRole("link", { name: /Crime rose/ }).click();
    await expect(page).toHaveURL(new RegExp(`${documentId}#annotation-`));
  });
});

test("a phrase is annotated wherever it stands, and that is undone at one press", async ({
  site,
  signIn,
}) => {
  const { projectId, documentId } = await site.article(SPEECH);
  const count = async () =>
    (await site.owner.api.get<{ items: unknown[] }>(`/documents/${documentId}/annotations`)).items
      .length;
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/search`);
  await page.getByRole("tab", { name: "Annotate a phrase" }).click();
  await page.getByLabel("Phrase as it stands in the documents").fill("be very afraid");
  await page.getByRole("button", { name: "Find" }).click();
  const places = page.getByRole("listitem").getByRole("checkbox");
  await expect(places).toHaveCount(3);
  await page.getByLabel("Phrase as it stands in the documents").fill("be very afrai");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("No document contains “be very afrai” as whole words")).toBeVisible();
  await page.getByLabel("Whole words only").uncheck();
  await expect(places).toHaveCount(3);
  await page.getByLabel("Whole words only").check();
  await page.getByLabel("Phrase as it stands in the documents").fill("be very afraid");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(places).toHaveCount(3);
  await places.nth(2).uncheck();
  await page
    .getByLabel("Tag", { exact: true })
    .selectOption({ label: "Appeal to fear or prejudice" });
  await page.getByRole("button", { name: "Annotate 2 places" }).click();
  await expect(page.getByText("2 of 2 annotated.")).toBeVisible();
  expect(await count()).toBe(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo 2 annotations" }).click();
  await expect(page.getByText("0 of 2 annotated.")).toBeVisible();
  expect(await count()).toBe(0);
});

test("a tag that the codebook asks more for is not given to all places of a phrase", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article(SPEECH);
  await site.owner.api.patch(`/projects/${projectId}`, { settings: { strict: true } });
  const tag = { kind: "rhetoric", slug: "echo", label: "Echo", definition: "", requires: "claim" };
  await site.owner.api.post(`/projects/${projectId}/tags`, tag);
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/search?tab=places&q=be very afraid`);
  await expect(page.getByRole("listitem").getByRole("checkbox")).toHaveCount(3);
  const annotate = page.getByRole("button", { name: "Annotate 3 places" });
  await expect(annotate).toBeEnabled();
  await page.getByLabel("Tag", { exact: true }).selectOption({ label: "Echo" });
  await expect(page.getByText(/asks for more than the words.*“Echo”.*one by one/)).toBeVisible();
  await expect(annotate).toBeDisabled();
});

test("a search is narrowed down by what it found", async ({ site, signIn }) => {
  const { projectId, documentId, spans } = await site.article(SPEECH);
  await site.owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [spans[1]],
    tags: ["hearsay"],
    body: "An okapi of a claim.",
  });
  await site.owner.api.post(`/projects/${projectId}/claims`, { statement: "An okapi rose." });
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/search?q=okapi`);
  await expect(page.getByText("2 results.")).toBeVisible();
  const facets = page.getByRole("complementary", { name: "Narrow down" });
  await facets.getByRole("button", { name: /hearsay/ }).click();
  await expect(page.getByText("1 result.")).toBeVisible();
  await facets.getByRole("button", { name: /hearsay/ }).click();
  await expect(page.getByText("2 results.")).toBeVisible();

  await test.step("inside words too, and by nothing where nothing is found", async () => {
    const words = page.getByRole("main").getByRole("searchbox");
    await words.fill("kapi");
    await words.press("Enter");
    await expect(page.getByText("2 results.")).toBeVisible();
    await expect(facets.getByRole("button", { name: /hearsay\s+1/ })).toBeVisible();
    await words.fill("okappi");
    await words.press("Enter");
    await expect(page.getByText("contain similar words")).toBeVisible();
    await expect(page.locator("mark").filter({ hasText: "okapi" })).toHaveCount(2);
    await words.fill("zzyzx");
    await words.press("Enter");
    await expect(page.getByText("No results for “zzyzx”")).toBeVisible();
    await expect(facets).toHaveCount(0);
    // A phrase is marked where it stands, not at the first of its words.
    await words.fill('"said it again"');
    await words.press("Enter");
    await expect(page.locator("mark")).toHaveText(["said it again"]);
  });
});

test("sources that rest on one another are drawn, told and counted as one root", async ({
  site,
  signIn,
}) => {
  const { projectId, documentId, spans } = await site.article(SPEECH);
  const api = site.owner.api;
  const claim = await api.post(`/projects/${projectId}/claims`, { statement: "Crime rose." });
  const { id } = await api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [spans[1]],
    claim: { id: claim.id },
  });
  const cite = async (name: string) => {
    const csl = { type: "article-newspaper", title: name };
    const body = { relation: "supports", csl };
    return (await api.post<{ source: { id: string } }>(`/annotations/${id}/references`, body))
      .source.id;
  };
  const [paper, agency] = [await cite("The paper"), await cite("The agency")];
  await api.post(`/projects/${projectId}/source-relations`, {
    fromId: paper,
    toId: agency,
    relation: "reprints",
  });

  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/sources`);
  await expect(page.getByText("reprints")).toBeVisible();
  await page.getByRole("link", { name: "Citation graph" }).click();
  await expect(page.getByText("1 independent root", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Add relation" }).click();
  const dialog = page.getByRole("dialog", { name: "Add relation" });
  await dialog.getByLabel("Source", { exact: true }).selectOption(agency);
  await dialog.getByLabel("Relation").selectOption("cites");
  await dialog.getByLabel("Takes from", { exact: true }).selectOption(paper);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("These sources rest on one another:")).toBeVisible();
  const graph = page.getByRole("group", { name: /what they take from one another/ });
  await expect(graph.getByRole("link")).toHaveCount(2);
  await expect(page.getByRole("row").filter({ hasText: "in a cycle" })).toHaveCount(2);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText("A cycle:")).toBeVisible();
});

test("a work that was cited twice is proposed, answered by a key, and undone", async ({
  site,
  signIn,
}) => {
  const { projectId, documentId, spans } = await site.article(SPEECH);
  const api = site.owner.api;
  const { id } = await api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [spans[1]],
  });
  for (const issued of [2019, 2020]) {
    const csl = {
      type: "report",
      title: "Crime in the harbour district",
      issued: { "date-parts": [[issued]] },
    };
    await api.post(`/annotations/${id}/references`, { relation: "supports", csl });
  }

  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/sources`);
  await page.getByRole("link", { name: "Possible duplicates" }).click();
  const pairs = page.getByRole("list", { name: "Possible duplicates" });
  await expect(pairs.getByText("Year: 2019 · 2020")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("y");
  await expect(page.getByText("Kept as one work.")).toBeVisible();
  await expect(page.getByText("No possible duplicates")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pairs.getByText("Year: 2019 · 2020")).toBeVisible();
  await pairs.getByRole("button", { name: /^Different works/ }).click();
  await expect(page.getByText("Kept as two works.")).toBeVisible();
  await page.goto(`/projects/${projectId}/sources/graph`);
  await expect(page.getByRole("row").filter({ hasText: "is another work than" })).toBeVisible();
});
