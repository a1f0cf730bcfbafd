import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Article, Site } from "./site";
import { alive, drawnOf } from "./words";

const SPEECH = `Friends, [traffic doubled] since the bridge closed. The council voted in June.

They said it [could not be done]. And yet [the calls are twice as many] as they were.`;

/** A claim that two passages carry, and between them a passage that carries none. */
async function claimed(site: Site): Promise<{ article: Article; ids: readonly string[] }> {
  const article = await site.article(SPEECH);
  const { api } = site.owner;
  const ids: string[] = [];
  const grew = await api.post(`/projects/${article.projectId}/claims`, {
    statement: "Harbour traffic doubled.",
  });
  const names = ["Traffic doubled.", "It was impossible.", "Calls doubled."];
  for (const [i, statement] of names.entries()) {
    const id = i === 1 ? null : grew.id;
    const claim = { id, statement, type: null, checkworthy: null };
    const made = await api.post(`/documents/${article.documentId}/annotations`, {
      kind: "claim",
      target: [article.spans[i]],
      body: `Note ${i}`,
      claim,
    });
    ids.push(made.id);
  }
  return { article, ids };
}

test("words under the mouse light up their card, and a card under the mouse its words", async ({
  site,
  read,
}) => {
  const { article, ids } = await claimed(site);
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const words = (at: number) => page.locator(`svg g[data-annotation="${ids[at]}"]`);
  const head = (at: number) =>
    page.locator(`article[data-annotation="${ids[at]}"]`).getByRole("button").first();
  const plain = await backgroundOf(head(1));

  await reader.hover("could not be done");
  await expect(words(1)).toHaveAttribute("data-active", "hovered");
  await expect(head(1)).not.toHaveCSS("background-color", plain);
  await expect(head(0)).toHaveCSS("background-color", plain);

  await reader.hover("The council voted");
  await expect(words(1)).toHaveAttribute("data-active", "no");
  await expect(head(1)).toHaveCSS("background-color", plain);

  const unlit = await fillOf(words(1));
  await head(1).hover();
  await expect(words(1)).toHaveAttribute("data-active", "hovered");
  await expect.poll(() => fillOf(words(1))).not.toBe(unlit);
  await expect(words(0)).toHaveAttribute("data-active", "no");

  await test.step("a drag that passes a card lights up nothing", async () => {
    await reader.hover("The council voted");
    await page.mouse.down();
    await head(1).hover();
    await expect(words(1)).toHaveAttribute("data-active", "no");
    await page.mouse.up();
  });
});

test("a passage under the mouse lights up the others of its claim, in the text and the margin", async ({
  site,
  read,
}) => {
  const { article, ids } = await claimed(site);
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const words = (at: number) => page.locator(`svg g[data-annotation="${ids[at]}"]`);
  const card = (at: number) => page.locator(`article[data-annotation="${ids[at]}"]`);

  await reader.hover("traffic doubled");
  await expect(words(0)).toHaveAttribute("data-active", "hovered");
  await expect(words(2)).toHaveAttribute("data-related", "");
  await expect(card(2)).toHaveAttribute("data-related", "true");
  await expect(words(1)).not.toHaveAttribute("data-related");
  await expect(card(1)).not.toHaveAttribute("data-related");

  await reader.hover("could not be done");
  await expect(words(1)).toHaveAttribute("data-active", "hovered");
  await expect(page.locator("[data-related]")).toHaveCount(0);

  // The pointer may jump: from words straight to a card, and from a card to its words.
  await card(2).getByRole("button").first().hover();
  await expect(words(2)).toHaveAttribute("data-active", "hovered");
  await expect(words(0)).toHaveAttribute("data-related", "");
  await reader.hover("the calls are twice");
  await expect(words(2)).toHaveAttribute("data-active", "hovered");
});

test("a press on the map beside the text goes to the annotation that lies there", async ({
  site,
  read,
}) => {
  const line = "The quay is open and the ferry is full on Saturdays. ".repeat(6).trim();
  const lines = Array.from({ length: 60 }, (_, i) => `${i}: ${line}`);
  const article = await site.article(
    [...lines.slice(0, 50), "Nobody [asked the fishers].", ...lines.slice(50)].join("\n\n"),
  );
  const { id } = await site.owner.api.post(`/documents/${article.documentId}/annotations`, {
    kind: "rhetoric",
    target: article.spans,
    body: "Is that so?",
  });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const mark = page.locator('[aria-hidden] > svg > path[data-kind="rhetoric"]').last();
  const words = page.locator(`svg g[data-annotation="${id}"]`);
  await expect(words).toHaveCount(0);
  await expect(async () => {
    // The map is drawn anew once the text is laid out: the mark may have moved meanwhile.
    const box = await mark.boundingBox();
    if (!box) throw new Error("nothing is marked");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(words).toHaveAttribute("data-active", "open", { timeout: 5_000 });
  }).toPass();
  await expect(page.locator(`article[data-annotation="${id}"]`)).toBeInViewport();
  const [wash] = (await drawnOf(page, id)).washes;
  expect(wash?.y).toBeGreaterThan(0);
  expect(wash?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
  await expect(page).toHaveURL(new RegExp(id));
});

test("the numbers of a claim are proposed from its words, put right, and told what they lack", async ({
  site,
  read,
}) => {
  const article = await site.article(
    "They say [traffic rose by 12 % and 318 ships called] and nobody laughed.",
  );
  const { api } = site.owner;
  const claim = await api.post(`/projects/${article.projectId}/claims`, { statement: "It grew." });
  const { id } = await api.post(`/documents/${article.documentId}/annotations`, {
    kind: "claim",
    target: article.spans,
    claim: { id: claim.id, statement: "It grew.", type: null, checkworthy: null },
  });
  const stored = async () => {
    const now = await api.get<{ occurrences: { quantities: object[] }[] }>(`/annotations/${id}`);
    return now.occurrences.map(({ quantities }) => quantities);
  };
  const reader = await read(site.owner, article.path);
  await alive(reader.page);
  const card = reader.card(/It grew/);
  await card.getByRole("button").first().click();
  const claims = card.getByRole("region", { name: "Claims" });
  const edit = claims.getByRole("button", { name: "Edit", exact: true });
  const save = () => card.getByRole("button", { name: "Save", exact: true }).click();
  const number = (name: string | RegExp) => claims.getByRole("group", { name });

  await test.step("what nobody confirmed is not kept", async () => {
    await edit.click();
    await expect(number("+12 %")).toContainText("Found in the words: +12 %.");
    await expect(number("318 ships")).toContainText("Found in the words: 318 ships.");
    await save();
    await expect(edit).toBeVisible();
    expect(await stored()).toEqual([[]]);
  });

  await test.step("one is confirmed as it is, the other put right", async () => {
    await edit.click();
    await number("+12 %").getByRole("button", { name: "Confirm" }).click();
    await expect(number("+12 %")).not.toContainText("Found in the words");
    await number("318 ships").getByLabel("Period").fill("2023");
    await expect(number("318 ships, 2023")).not.toContainText("Found in the words");
    await number("318 ships, 2023").getByLabel("Comparison").selectOption({ label: "about" });
    await save();
    await expect.poll(stored).toMatchObject([
      [
        { value: 12, unit: "%", comparator: "change", base: "", period: "" },
        { value: 318, unit: "ships", comparator: "≈", period: "2023", place: "" },
      ],
    ]);
  });

  await test.step("the card says what they lack, until it is said", async () => {
    for (const lack of ["+12 %: a change from what?", "+12 %: since when?"]) {
      await expect(claims).toContainText(lack);
    }
    await expect(claims).toContainText("≈ 318 ships, 2023: where?");
    await edit.click();
    await number("+12 %").getByLabel("Baseline").fill("212 calls");
    await number(/^\+12 %/)
      .getByLabel("Period")
      .fill("2021/2023");
    await number(/318/).getByRole("button", { name: "Remove this number" }).click();
    await save();
    await expect(claims).toContainText("+12 % from 212 calls, 2021/2023");
    await expect(claims).not.toContainText("?");
    await expect.poll(stored).toMatchObject([[{ value: 12, base: "212 calls" }]]);
  });
});

function backgroundOf(element: Locator): Promise<string> {
  return element.evaluate((one) => getComputedStyle(one).backgroundColor);
}

function fillOf(words: Locator): Promise<string> {
  return words
    .locator("rect")
    .first()
    .evaluate((wash) => getComputedStyle(wash).fill);
}
