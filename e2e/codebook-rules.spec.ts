import { expect, test } from "./fixtures";
import { hydrated } from "./keys";
import { alive } from "./words";

const TEXT = "They say the gate was mended. Who has seen the keys of the men who mended it?";

test("a codebook is closed and strict: the palette and the form ask for what it requires, and the API refuses the rest", async ({
  site,
  signIn,
  read,
}) => {
  const { projectId, documentId, path } = await site.article(TEXT);
  const settings = await signIn(site.owner);
  await test.step("the owner says so in the project's settings", async () => {
    await settings.goto(`/projects/${projectId}`);
    const more = settings.getByRole("button", { name: "More for this project" });
    await hydrated(more);
    await more.click();
    await settings.getByRole("menuitem", { name: "Project settings" }).click();
    const dialog = settings.getByRole("dialog", { name: "Project settings" });
    const rules = dialog.getByRole("group", { name: "Codebook" });
    await rules.getByLabel(/^Closed/).check();
    await rules.getByLabel(/is required/).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
  });

  const reader = await read(site.owner, path);
  const { page, palette } = reader;
  await alive(page);
  const save = palette.getByRole("button", { name: "Save", exact: true });

  await test.step("the palette does not save a technique without its target", async () => {
    await reader.select("keys of the men");
    await page.keyboard.press("3");
    await palette.getByRole("combobox").first().fill("doubt");
    await expect(palette.getByText("The codebook asks for: target.")).toBeVisible();
    await expect(save).toBeDisabled();
    await page.keyboard.press("Enter");
    await expect(palette).toBeVisible();
    await palette.getByLabel("Target").fill("The builders");
    await expect(palette.getByText("The codebook asks for: target.")).toHaveCount(0);
    await save.click();
    await expect(palette).toHaveCount(0);
  });

  const card = reader.card(/Doubt/);
  await test.step("the form asks for what another technique requires", async () => {
    await reader.click("keys of the men");
    await card.getByRole("button", { name: "Edit", exact: true }).click();
    const submit = card.getByRole("button", { name: "Save", exact: true });
    await card.getByLabel("Technique").selectOption({ label: "Straw man" });
    await expect(card.getByText("The codebook asks for: reason.")).toBeVisible();
    await expect(submit).toBeDisabled();
    await card.getByLabel("Tags").fill("oddity");
    await expect(card.getByText(/holds none of this name: oddity/)).toBeVisible();
    await card.getByLabel("Tags").fill("");
    await card.getByLabel(/reason/i).fill("Nobody ever claimed that.");
    await submit.click();
    const changed = reader.card(/Straw man/);
    await expect(changed.getByText("Reason: Nobody ever claimed that.")).toBeVisible();
    await expect(changed.getByText("The builders")).toBeVisible();
  });

  await test.step("a quick tag that lacks what is required leaves the words to the palette", async () => {
    await page.keyboard.press("a");
    await expect(
      page.getByRole("button", { name: /^Quick tag: rhetoric, Straw man/ }),
    ).toBeVisible();
    await reader.select("the gate was mended");
    await expect(palette).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(palette).toHaveCount(0);
  });

  await test.step("and can not be given to every place of some words at once", async () => {
    await page.getByRole("button", { name: "find", exact: true }).click();
    await page.keyboard.type("mended");
    await page.getByRole("button", { name: "Annotate all 2" }).click();
    const dialog = page.getByRole("dialog", { name: "Annotate every place of “mended”" });
    await expect(dialog.getByText(/asks for more than the words.*one by one/)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Annotate 2 places" })).toBeDisabled();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press("Escape");
  });

  await test.step("and the API refuses the rest with the path of each field", async () => {
    const answer = await page.request.post(`/api/v1/documents/${documentId}/annotations`, {
      headers: { "Sec-Fetch-Site": "same-origin" },
      data: {
        kind: "rhetoric",
        target: [{ start: 0, end: 4 }],
        tags: ["oddity"],
        rhetoric: { technique: "doubt" },
      },
    });
    expect(answer.status()).toBe(400);
    const { errors } = (await answer.json()) as { errors: readonly { path: string }[] };
    expect(errors.map((error) => error.path)).toEqual(["tags.0", "rhetoric.target"]);
  });
});

test("a strict project demands the claim that a technique serves, in the palette and in the form", async ({
  site,
  read,
}) => {
  const { projectId, documentId, path } = await site.article(TEXT);
  const { api } = site.owner;
  await api.patch(`/projects/${projectId}`, { settings: { strict: true } });
  const technique = { kind: "rhetoric", definition: "", requires: "claim" };
  await api.post(`/projects/${projectId}/tags`, { ...technique, slug: "echo", label: "Echo" });
  const both = { ...technique, slug: "chorus", label: "Chorus", requires: "both" };
  await api.post(`/projects/${projectId}/tags`, both);
  for (const statement of ["The gate was mended in May.", "Nobody keeps the keys."]) {
    await api.post(`/projects/${projectId}/claims`, { statement });
  }
  const reader = await read(site.owner, path);
  const { page, palette } = reader;
  await alive(page);
  /** The claims that uses of techniques serve, in words. */
  const stored = async () => {
    const { items } = await api.get<{ items: readonly { rhetoric: Use | null }[] }>(
      `/documents/${documentId}/annotations?limit=10`,
    );
    const claims = items.map(async ({ rhetoric }) =>
      rhetoric?.claimId
        ? (await api.get<{ statement: string }>(`/claims/${rhetoric.claimId}`)).statement
        : null,
    );
    return Promise.all(claims);
  };

  await test.step("the palette does not save the technique without it", async () => {
    await reader.select("keys of the men");
    await page.keyboard.press("3");
    await palette.getByRole("combobox").first().fill("echo");
    const demand = palette.getByText("The codebook asks for: claim it serves.");
    const save = palette.getByRole("button", { name: "Save", exact: true });
    await expect(demand).toBeVisible();
    await expect(save).toBeDisabled();
    await page.keyboard.press("Enter");
    await expect(palette).toBeVisible();
    expect(await stored()).toEqual([]);
    await palette.getByLabel("Claim it serves", { exact: true }).fill("Nobody keeps");
    await palette.getByRole("button", { name: /Nobody keeps the keys/ }).click();
    await expect(demand).toHaveCount(0);
    await save.click();
    await expect(palette).toHaveCount(0);
    await expect.poll(stored).toEqual(["Nobody keeps the keys."]);
  });

  await test.step("the form keeps no use without it, and takes one of the register", async () => {
    await reader.click("keys of the men");
    const card = reader.card(/Echo/);
    await card.getByRole("button", { name: "Edit", exact: true }).click();
    const submit = card.getByRole("button", { name: "Save", exact: true });
    const claim = card.getByLabel("Claim it serves", { exact: true });
    // Its words are fetched.
    await expect(claim).toHaveValue("Nobody keeps the keys.");
    await claim.fill("");
    await expect(card.getByText("The codebook asks for: claim it serves.")).toBeVisible();
    await expect(submit).toBeDisabled();
    await claim.fill("The gate was mended");
    await card.getByRole("button", { name: /The gate was mended in May/ }).click();
    await expect(submit).toBeEnabled();
    await card.getByLabel("Technique").selectOption({ label: "Chorus" });
    await expect(card.getByText("The codebook asks for: target.")).toBeVisible();
    await card.getByLabel("Target", { exact: true }).fill("The builders");
    await submit.click();
    await expect(reader.card(/Chorus/)).toBeVisible();
    await expect.poll(stored).toEqual(["The gate was mended in May."]);
  });
});

/** A use of a technique, with the claim of the register that it serves. */
interface Use {
  readonly claimId: string | null;
}
