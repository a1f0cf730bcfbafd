import { expect, expectAccessible, test } from "./fixtures";
import { hydrated, tabTo } from "./keys";

const WORDS =
  "The same tired clique let this town rot. We asked them for a plan. Give the sea one winter and it will take the wall.";

test("a technique is chosen, asked about, aimed at somebody in support of a claim, and counted", async ({
  site,
  read,
}) => {
  const article = await site.article(WORDS);
  const { api } = site.owner;
  await api.post(`/projects/${article.projectId}/claims`, {
    statement: "The council neglected the harbour.",
  });
  const reader = await read(site.owner, article.path);
  const { page } = reader;

  await test.step("the question against a near miss points to the other technique", async () => {
    await reader.select("tired clique");
    await page.keyboard.press("3");
    await reader.palette.getByRole("combobox").fill("loaded");
    const question = reader.palette.getByRole("group", { name: /name a person or a group/ });
    await question.getByRole("button", { name: "Yes" }).click();
    // Where it leads is seen below the answer, without scrolling, and the list goes with it.
    const take = question.page().getByRole("button", { name: /^Use Name calling/ });
    await expect(reader.palette.getByText(/points to Name calling/)).toBeInViewport({ ratio: 1 });
    await expect(take).toBeInViewport({ ratio: 1 });
    await take.click();
    const chosen = reader.palette.getByRole("option", { name: /^Name calling/, selected: true });
    await expect(chosen).toBeInViewport({ ratio: 1 });
    await expect(reader.palette.getByText(/^Name calling.* or .*\?/).first()).toBeInViewport();
  });

  await test.step("target and claim are named", async () => {
    await reader.palette.getByRole("button", { name: /Target, claim, reason/ }).click();
    await reader.palette.getByLabel("Target").fill("The old council");
    await reader.palette.getByLabel(/Claim it serves/).fill("council neglected");
    await reader.palette.getByRole("button", { name: /The council neglected/ }).click();
    await reader.palette.getByRole("button", { name: "Save", exact: true }).click();
    await reader.click("tired clique");
    const card = reader.card(/Name calling/);
    await expect(card.getByText("The old council")).toBeVisible();
    await expect(card.getByRole("link", { name: /The council neglected/ })).toBeVisible();
  });

  await test.step("words typed over the claim that was picked stay", async () => {
    const card = reader.card(/Name calling/);
    await card.getByRole("button", { name: /Edit details/ }).click();
    const claim = card.getByLabel(/Claim it serves/);
    await expect(claim).toHaveValue("The council neglected the harbour.");
    await claim.press("End");
    await claim.pressSequentially(" Twice.");
    await expect(claim).toHaveValue("The council neglected the harbour. Twice.");
    await card.getByRole("button", { name: "Discard" }).click();
  });

  await test.step("the cross-table counts it, and its cell opens the passage", async () => {
    // Links to the address these had before are kept.
    await page.goto(`/projects/${article.projectId}/pictures`);
    await page.waitForURL(`/projects/${article.projectId}/charts`);
    await page
      .getByRole("button", { name: "Name calling or labelling, The old council: 1" })
      .click();
    const passages = page.getByRole("list", { name: "Passages" });
    await expect(passages.getByText("tired clique")).toBeVisible();
    await page.getByRole("button", { name: "Close" }).click();
  });

  await test.step("each chart has a table and a file behind it", async () => {
    await expect(page.locator("main svg[role=img]").first()).toBeVisible();
    await page.getByText("Show the table").first().click();
    await expect(page.getByRole("table", { name: /Density in/ })).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download CSV" }).nth(1).click();
    expect((await download).suggestedFilename()).toBe("comparison-by-speaker.csv");
    await expectAccessible(page);
  });
});

test("the charts count at once what somebody else tags, and nothing they keep to themselves", async ({
  site,
  signIn,
}) => {
  const article = await site.article(WORDS);
  const tomas = await site.someone("Tomas", article.projectId);
  const page = await signIn(site.owner);
  await page.goto(`/projects/${article.projectId}/charts`);
  await expect(page.getByRole("heading", { name: "Technique by target and claim" })).toBeVisible();
  const tag = (exact: string, visibility: string) =>
    tomas.api.post(`/documents/${article.documentId}/annotations`, {
      kind: "rhetoric",
      target: [{ exact }],
      visibility,
      rhetoric: { technique: "loaded-language", target: "The old council" },
    });
  const counted = (count: number) =>
    page.getByRole("button", { name: `Loaded language, The old council: ${count}` });
  await tag("tired clique", "project");
  await expect(counted(1)).toBeVisible();
  await tag("let this town rot", "private");
  for (const exact of ["take the wall", "one winter"]) await tag(exact, "project");
  await expect(counted(3)).toBeVisible();
});

test("a tag is split, and what it was is looked at again by keyboard", async ({ site, signIn }) => {
  const article = await site.article(
    "The same [tired clique] let this town rot. It [will be drowned].",
  );
  const { api } = site.owner;
  for (const at of article.spans) {
    await api.post(`/documents/${article.documentId}/annotations`, {
      kind: "rhetoric",
      target: [at],
      rhetoric: { technique: "loaded-language" },
    });
  }
  const page = await signIn(site.owner);
  await page.goto(`/projects/${article.projectId}/codebook`);
  await page.getByRole("button", { name: "More for Loaded language" }).click();
  await page.getByRole("menuitem", { name: "Split" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/2 annotations keep their tag/)).toBeVisible();
  await dialog.getByLabel("Label").first().fill("Slur");
  await dialog.getByLabel("Label").nth(1).fill("Doom");
  await dialog.getByRole("button", { name: "Split" }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("tab", { name: "To recheck (2)" }).click();
  const passage = (words: RegExp) => page.getByRole("listitem", { name: words }).getByRole("link");
  await passage(/tired clique/).focus();
  await page.keyboard.press("1");
  await expect(passage(/will be drowned/)).toBeFocused();
  await page.keyboard.press("2");
  await expect(page.getByText("Nothing to recheck")).toBeVisible();
  await page.getByRole("button", { name: /Undo last answer/ }).click();
  await expect(page.getByRole("listitem", { name: /will be drowned/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Versions" }).click();
  await expect(page.getByRole("heading", { name: "“Loaded language” was split" })).toBeVisible();
  const { items } = await api.get<{ items: { slug: string }[] }>(
    `/projects/${article.projectId}/passages?technique=slur`,
  );
  expect(items).toHaveLength(1);

  const undo = page.getByRole("button", { name: "Undo split of Loaded language" });
  await tabTo(page, undo);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The split of “Loaded language” was undone.")).toBeVisible();
  await expect(page.getByText(/Its parts “Slur” and “Doom” are gone/)).toBeVisible();
  await expect(undo).toHaveCount(0);
  const { items: back } = await api.get<{ items: unknown[] }>(
    `/projects/${article.projectId}/passages?technique=loaded-language`,
  );
  expect(back).toHaveLength(2);
  await expectAccessible(page);
});

test("a merge of tags is taken apart by keyboard, at once and later, and the list of what to look at follows", async ({
  site,
  signIn,
}) => {
  test.slow();
  const article = await site.article(WORDS);
  const { api } = site.owner;
  const start = WORDS.indexOf("tired clique");
  const { id } = await api.post(`/documents/${article.documentId}/annotations`, {
    kind: "rhetoric",
    target: [{ start, end: start + 12 }],
    rhetoric: { technique: "loaded-language" },
  });
  const technique = async () =>
    (await api.get<{ rhetoric: { technique: string } }>(`/annotations/${id}`)).rhetoric.technique;
  const page = await signIn(site.owner);
  const find = async () => {
    await page.goto(`/projects/${article.projectId}/codebook`);
    await hydrated(page.getByRole("searchbox", { name: "Find a tag" }));
    await tabTo(page, page.getByRole("searchbox", { name: "Find a tag" }));
    await page.keyboard.type("loaded language");
  };
  const merge = async () => {
    await tabTo(page, page.getByRole("button", { name: "More for Loaded language" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Merge" })).toBeFocused();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText(/The tag stays on record/)).toBeVisible();
    await tabTo(page, dialog.getByLabel("Merge into"));
    await page.keyboard.type("Name calling");
    await tabTo(page, dialog.getByRole("button", { name: "Merge" }));
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("tab", { name: "To recheck (1)" })).toBeVisible();
    expect(await technique()).toBe("name-calling-labeling");
  };
  const apart = async () => {
    await expect(page.getByText("“Loaded language” is a tag of its own again.")).toBeVisible();
    await expect(page.getByRole("tab", { name: "To recheck", exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Loaded language" })).toBeVisible();
    expect(await technique()).toBe("loaded-language");
  };

  await find();
  await merge();
  const undo = page.getByRole("status").getByRole("button", { name: "Undo" });
  await undo.focus();
  await page.keyboard.press("Enter");
  await apart();

  await find();
  await merge();
  await find();
  await tabTo(page, page.getByText("One retired tag"));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Merged into Name calling")).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, page.getByRole("button", { name: "Undo merge: Loaded language" }));
  await page.keyboard.press("Enter");
  await apart();
  await page.getByRole("tab", { name: "Versions" }).click();
  await expect(page.getByText("“Loaded language” is a tag of its own again")).toHaveCount(2);
});
