import { expect, expectAccessible, test } from "./fixtures";
import { alive, spotsOf } from "./words";

const SPEECH = "The quay is open again. Ships call twice as often. The council voted.";

test("a text that nobody annotated says how to begin, until somebody has", async ({
  site,
  read,
}) => {
  const { path, documentId } = await site.text(SPEECH);
  const reader = await read(site.owner, path);
  const { page } = reader;
  const hint = page.getByRole("note", { name: "How to begin" });
  await expect(hint).toContainText("Select some words with the mouse");
  await expectAccessible(page);
  const [besides, words] = [
    await hint.locator("p").boundingBox(),
    await page.locator("[data-text]").boundingBox(),
  ];
  expect(besides?.x ?? 0).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0));
  await site.owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "note",
    target: [{ start: 4, end: 8 }],
  });
  await expect(hint).toHaveCount(0);
});

test("who only reads is told once why selected words are not annotated, and asks with one press", async ({
  site,
  read,
  signIn,
}) => {
  const { path, projectId } = await site.article(SPEECH);
  const someone = await site.someone("Pia", projectId, "reader");
  const reader = await read(someone, path);
  const { page } = reader;
  await alive(page);
  await expect(page.getByRole("note", { name: "How to begin" })).toHaveText(
    "Nobody has annotated this text yet.",
  );
  const [at] = await spotsOf(page, "Ships");
  await page.mouse.dblclick((at?.x ?? 0) + 8, (at?.y ?? 0) + 8);
  const panel = page.getByRole("region", { name: "Your role" });
  await expect(panel.getByText("You are a reader here")).toBeVisible();
  await expect(page.getByRole("status").getByText("You are a reader here")).toHaveCount(1);
  await expect(panel.getByRole("link", { name: "Who is an owner" })).toHaveAttribute(
    "href",
    `/projects/${projectId}/members`,
  );
  await expectAccessible(page);
  await panel.getByLabel("Why you ask (optional)").fill("I know the harbour.");
  await panel.getByRole("button", { name: "Ask to annotate" }).click();
  await expect(panel.getByText("No owner has answered yet.")).toBeVisible();
  await expect(panel.getByText("I know the harbour.")).toBeVisible();
  await expectAccessible(page);

  // Taken back, and with undo asked again.
  await panel.getByRole("button", { name: "Take back" }).click();
  await expect(panel.getByRole("button", { name: "Ask to annotate" })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(panel.getByText("No owner has answered yet.")).toBeVisible();

  // An owner sees it wherever in the project they are, and declines.
  const home = `/projects/${projectId}`;
  const owner = await signIn(site.owner);
  await owner.goto(home);
  await owner.getByRole("link", { name: "Members 1 request for another role" }).click();
  const requests = owner.getByRole("region", { name: "Requests for another role" });
  await expect(requests.getByRole("row", { name: /Pia.*I know the harbour/ })).toBeVisible();
  await expectAccessible(owner);
  await requests.getByRole("button", { name: "Decline the request of Pia" }).click();
  await expect(requests).toHaveCount(0);
  await expect(owner.getByRole("link", { name: "Members", exact: true })).toBeVisible();

  // The reader is told while the page is open, and asks again; the owner's page hears of it.
  await expect(panel.getByText("An owner declined your request")).toBeVisible();
  await panel.getByRole("button", { name: "Ask again" }).click();
  await expect(panel.getByText("No owner has answered yet.")).toBeVisible();
  await requests.getByRole("button", { name: "Grant: make Pia Annotator" }).click();
  await expect(owner.getByRole("combobox", { name: "Role of Pia" })).toHaveValue("annotator");

  // From then on the same selection opens the palette.
  await expect(panel).toHaveCount(0);
  await alive(page);
  await page.mouse.dblclick((at?.x ?? 0) + 8, (at?.y ?? 0) + 8);
  await expect(reader.palette).toBeVisible();
});

test("a reader asks on the page of the members, too, and sees there how it stands", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article(SPEECH);
  const someone = await site.someone("Pia", projectId, "reader");
  const page = await signIn(someone);
  await page.goto(`/projects/${projectId}/members`);
  const own = page.getByRole("region", { name: "Your role" });
  await own.getByRole("button", { name: "Ask to annotate" }).click();
  await expect(own.getByText("No owner has answered yet.")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await own.getByRole("button", { name: "Take back" }).click();
  await expect(own.getByRole("button", { name: "Ask to annotate" })).toBeVisible();
  const { items } = await site.owner.api.get<{ items: unknown[] }>(
    `/projects/${projectId}/role-requests`,
  );
  expect(items).toEqual([]);
});

test.describe("by finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a text that nobody annotated says so above its words, without keys", async ({
    site,
    read,
  }) => {
    const { path } = await site.text(SPEECH);
    const { page } = await read(site.owner, path);
    const hint = page.getByRole("note", { name: "How to begin" });
    await expect(hint.getByText("Tap some words, and again for more of them")).toBeVisible();
    await expect(hint.getByText("Press ? for all keys")).toBeHidden();
  });

  test("the words that a reader selects stay in view above what the reader is told", async ({
    site,
    read,
  }) => {
    const many = Array.from({ length: 40 }, (_, n) => `Paragraph ${n} says little.`).join("\n\n");
    const { path, projectId } = await site.article(`${many}\n\nLighthouses are few.\n\n${many}`);
    const { page } = await read(await site.someone("Pia", projectId, "reader"), path);
    await alive(page);
    const place = async () => (await spotsOf(page, "Lighthouses"))[0];
    const below = ((await place())?.y ?? 0) - 700;
    await page.evaluate((by) => window.scrollBy(0, by), below);
    await expect.poll(async () => Math.round((await place())?.y ?? 0)).toBeLessThan(760);
    const at = await place();
    await page.mouse.dblclick((at?.x ?? 0) + 8, (at?.y ?? 0) + 8);
    const panel = page.getByRole("region", { name: "Your role" });
    await expect(panel.getByRole("button", { name: "Ask to annotate" })).toBeVisible();
    await expect
      .poll(async () => {
        const top = (await panel.boundingBox())?.y ?? 0;
        return top - ((await place())?.y ?? 0);
      })
      .toBeGreaterThan(20);
    await expect.poll(async () => (await place())?.y ?? 0).toBeGreaterThan(60);
  });
});
