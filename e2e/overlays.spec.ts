import { expect, test } from "./fixtures";
import type { Someone } from "./site";
import { alive, dragOver, drawnOf, keepAs, spotsOf, textOf, type Spot } from "./words";

const TEXT = `Friends, three winters ago this quay was a ruin. Today the harbour is open, and traffic through it has doubled since we took office. They told us it could not be done.

The auditor wrote that the project was finished within its budget. Those are her words, not mine. And let nobody say that only the yards gained from it.

What I know is that the ferry came back in May.`;

/** Annotates words of the text, piece by piece. */
async function annotate(
  { api }: Someone,
  documentId: string,
  kind: string,
  ...pieces: string[]
): Promise<string> {
  const target = pieces.map((words) => {
    const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
    return { start, end: start + [...words].length };
  });
  const made = await api.post(`/documents/${documentId}/annotations`, {
    kind,
    revision: 1,
    target,
  });
  return made.id;
}

/** Each line of the words has a wash over it, and no wash reaches beyond them. */
function expectOver(washes: readonly Spot[], spots: readonly Spot[]): void {
  const right = (spot: Spot) => spot.x + spot.width;
  const onLine = (a: Spot, b: Spot) =>
    Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) >
    Math.min(a.height, b.height) / 2;
  for (const spot of spots) {
    const over = washes.filter((wash) => onLine(wash, spot));
    expect(Math.min(...over.map(({ x }) => x))).toBeLessThanOrEqual(spot.x + 0.5);
    expect(Math.max(...over.map(right))).toBeGreaterThanOrEqual(right(spot) - 0.5);
  }
  for (const wash of washes) {
    const under = spots.filter((spot) => onLine(wash, spot));
    expect(under).not.toEqual([]);
    expect(wash.x).toBeGreaterThanOrEqual(Math.min(...under.map(({ x }) => x)) - 2);
    expect(right(wash)).toBeLessThanOrEqual(Math.max(...under.map(right)) + 2);
  }
}

test("nested, crossing, cross-paragraph and discontinuous spans are each drawn on their words", async ({
  site,
  signIn,
}) => {
  const { owner } = site;
  const article = await site.text(TEXT);
  const marked = [
    { kind: "claim", words: ["traffic through it has doubled since we took office"] },
    { kind: "rhetoric", words: ["has doubled"] },
    { kind: "quotation", words: ["the project was finished within its budget"] },
    { kind: "rhetoric", words: ["within its budget. Those are her words"] },
    { kind: "claim", words: ["it could not be done.\n\nThe auditor wrote"] },
    { kind: "claim", words: ["Friends", "nobody say", "the ferry"] },
    { kind: "claim", words: ["has doubled"] },
  ];
  const ids: string[] = [];
  for (const { kind, words } of marked) {
    ids.push(await annotate(owner, article.documentId, kind, ...words));
  }
  const page = await signIn(owner);
  await page.goto(article.path);
  for (const [i, { words }] of marked.entries()) {
    const spots: Spot[] = [];
    for (const piece of words) spots.push(...(await spotsOf(page, piece)));
    const { washes, lines } = await drawnOf(page, ids[i] as string);
    expectOver(washes, spots);
    expect(lines).toHaveLength(washes.length);
    await expect(page.locator(`svg g[data-annotation="${ids[i]}"]`)).toHaveCount(words.length);
  }
});

test("lines of annotations on the same words stand below each other", async ({ site, signIn }) => {
  const article = await site.text(TEXT);
  const ids = [
    await annotate(site.owner, article.documentId, "claim", "the harbour is open"),
    await annotate(site.owner, article.documentId, "quotation", "the harbour is open"),
    await annotate(site.owner, article.documentId, "rhetoric", "harbour is"),
  ];
  const page = await signIn(site.owner);
  await page.goto(article.path);
  const tops: number[] = [];
  for (const id of ids) {
    const [line] = (await drawnOf(page, id)).lines;
    tops.push((line?.y ?? 0) + (line?.height ?? 0) / 2);
  }
  tops.sort((a, b) => a - b);
  for (let i = 1; i < tops.length; i++) {
    expect((tops[i] as number) - (tops[i - 1] as number)).toBeGreaterThanOrEqual(3);
  }
});

test("each kind has a line of its own form, so that colour is not needed to tell them apart", async ({
  site,
  signIn,
}) => {
  const article = await site.text(TEXT);
  const forms = new Set<string>();
  const ids = [];
  for (const kind of ["claim", "quotation", "rhetoric"]) {
    ids.push(await annotate(site.owner, article.documentId, kind, "this quay was a ruin"));
  }
  const page = await signIn(site.owner);
  await page.goto(article.path);
  for (const id of ids) {
    const path = page.locator(`svg g[data-annotation="${id}"] path`).first();
    forms.add(
      await path.evaluate((line) => {
        const dashes = getComputedStyle(line).strokeDasharray;
        return `${dashes} ${/[LQ]/.test(line.getAttribute("d") ?? "") ? "waves" : "straight"}`;
      }),
    );
  }
  expect(forms.size).toBe(3);
});

test("what is drawn stays on its words when the window is made narrower", async ({
  site,
  signIn,
}) => {
  const article = await site.text(TEXT);
  const words = "traffic through it has doubled since we took office";
  const id = await annotate(site.owner, article.documentId, "claim", words);
  const page = await signIn(site.owner);
  await page.goto(article.path);
  await drawnOf(page, id);
  await page.setViewportSize({ width: 420, height: 900 });
  await expect(async () => {
    expectOver((await drawnOf(page, id)).washes, await spotsOf(page, words));
  }).toPass();
});

test("in a long text only what is near is drawn, and the rest as one comes to it", async ({
  site,
  signIn,
}) => {
  const paragraph = "The quay is open and the ferry is full on Saturdays. ".repeat(8).trim();
  const text = Array.from({ length: 400 }, (_, i) => `${i}: ${paragraph}`).join("\n\n");
  const article = await site.text(text);
  const ids: string[] = [];
  for (let i = 0; i < 400; i += 10) {
    const start = text.indexOf(`${i}: The`);
    const target = [{ start, end: start + 12 }];
    const made = await site.owner.api.post(`/documents/${article.documentId}/annotations`, {
      kind: "claim",
      revision: 1,
      target,
    });
    ids.push(made.id);
  }
  const page = await signIn(site.owner);
  await page.goto(article.path);
  await drawnOf(page, ids[0] as string);
  expect(await page.locator("svg g[data-annotation]").count()).toBeLessThan(12);
  await spotsOf(page, "390: The");
  const last = ids.at(-1) as string;
  await drawnOf(page, last);
  await expect(page.locator(`svg g[data-annotation="${ids[0]}"]`)).toHaveCount(0);
  expect(await textOf(page)).toBe(text);
  // Every annotation has a name in reading order all the same, drawn or not.
  await expect(
    page.getByRole("navigation", { name: "Annotations in the text" }).getByRole("button"),
  ).toHaveCount(ids.length);
});

test("a drag with the mouse takes the words and no space around them", async ({ site, signIn }) => {
  const article = await site.text(TEXT);
  const page = await signIn(site.owner);
  await page.goto(article.path);
  await alive(page);
  await dragOver(page, "the project was finished within its budget. ");
  await keepAs(page, "1");
  await expect(page.locator('svg g[data-kind="claim"]')).not.toHaveCount(0);
  await expect
    .poll(async () => {
      const { items } = await site.owner.api.get<{ items: { target: { exact: string }[] }[] }>(
        `/documents/${article.documentId}/annotations`,
      );
      return items.map(({ target }) => target.map(({ exact }) => exact));
    })
    .toEqual([["the project was finished within its budget."]]);
});

test("with the modifier key a second drag adds a piece to the same annotation", async ({
  site,
  signIn,
}) => {
  const article = await site.text(TEXT);
  const page = await signIn(site.owner);
  await page.goto(article.path);
  await alive(page);
  await dragOver(page, "the harbour is open");
  await page.keyboard.down("ControlOrMeta");
  await dragOver(page, "doubled since");
  await page.keyboard.up("ControlOrMeta");
  await expect(page.locator('svg g[data-kind="selected"]')).toHaveCount(2);
  await keepAs(page, "1");
  await expect
    .poll(async () => {
      const { items } = await site.owner.api.get<{ items: { target: { exact: string }[] }[] }>(
        `/documents/${article.documentId}/annotations`,
      );
      return items.map(({ target }) => target.map(({ exact }) => exact));
    })
    .toEqual([["the harbour is open", "doubled since"]]);
});

test("the keyboard alone walks through the text, selects by word and sentence, and opens", async ({
  site,
  signIn,
}) => {
  const article = await site.text(TEXT);
  const id = await annotate(site.owner, article.documentId, "claim", "Friends, three winters");
  const page = await signIn(site.owner);
  await page.goto(article.path);
  await drawnOf(page, id);
  await page.locator("[data-text]").focus();
  await page.keyboard.press("Enter");
  const selected = () => page.evaluate(() => document.getSelection()?.toString().trim());
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+Control+ArrowRight");
  expect(await selected()).toBe("Friends,");
  await page.keyboard.press("Shift+PageDown");
  expect(await selected()).toBe("Friends, three winters ago this quay was a ruin.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Enter");
  await expect(page.locator(`svg g[data-annotation="${id}"]`)).toHaveAttribute(
    "data-active",
    "open",
  );
});

test("the named list of annotations walks with the arrows and shows the words it is on", async ({
  site,
  signIn,
}) => {
  const article = await site.text(TEXT);
  const first = await annotate(site.owner, article.documentId, "claim", "this quay was a ruin");
  const second = await annotate(site.owner, article.documentId, "quotation", "in May");
  const page = await signIn(site.owner);
  await page.goto(article.path);
  await drawnOf(page, first);
  const list = page.getByRole("navigation", { name: "Annotations in the text" });
  await list.getByRole("button").first().focus();
  await expect(page.locator(`svg g[data-annotation="${first}"]`)).toHaveAttribute(
    "data-active",
    "hovered",
  );
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(`svg g[data-annotation="${second}"]`)).toHaveAttribute(
    "data-active",
    "hovered",
  );
  await page.keyboard.press("Enter");
  await expect(page.locator(`svg g[data-annotation="${second}"]`)).toHaveAttribute(
    "data-active",
    "open",
  );
});

test("how sure the annotator is and how the speaker stands to it are drawn apart, named and filtered", async ({
  site,
  signIn,
}) => {
  const { owner } = site;
  const article = await site.text(TEXT);
  const claims = [
    { words: "this quay was a ruin" },
    { words: "traffic through it has doubled", confidence: 1 },
    { words: "it could not be done", commitment: "denied" },
    { words: "the project was finished within its budget", commitment: "reported", confidence: 2 },
    { words: "only the yards gained from it", commitment: "possible" },
    { words: "the ferry came back", commitment: "probable" },
  ];
  const ids: string[] = [];
  for (const { words, confidence, commitment } of claims) {
    const id = await annotate(owner, article.documentId, "claim", words);
    ids.push(id);
    if (confidence) await owner.api.patch(`/annotations/${id}`, { confidence });
    if (!commitment) continue;
    await owner.api.post(`/annotations/${id}/occurrences`, { statement: words, commitment });
  }
  const page = await signIn(owner);
  await page.goto(article.path);
  const group = (i: number) => page.locator(`svg g[data-annotation="${ids[i]}"]`);

  await test.step("nothing more is drawn where nothing was said", async () => {
    await expect(group(0).locator("text")).toHaveCount(0);
    await expect(group(0).locator("path")).toHaveCount(1);
  });

  await test.step("confidence is a paler wash and a text behind the words", async () => {
    await expect(group(1).locator("text")).toHaveText("1/4");
    await expect(group(3).locator("text")).toHaveText("2/4");
    await expect(group(2).locator("text")).toHaveCount(0);
    const paleness = (i: number) =>
      group(i)
        .locator("rect")
        .first()
        .evaluate((wash) => Number(getComputedStyle(wash).fillOpacity));
    expect(await paleness(1)).toBeLessThan(await paleness(3));
    expect(await paleness(3)).toBeLessThan(await paleness(0));
    const [spot] = (await spotsOf(page, "traffic through it has doubled")).slice(-1);
    const cue = await group(1).locator("text").boundingBox();
    expect(cue?.x).toBeGreaterThanOrEqual((spot?.x ?? 0) + (spot?.width ?? 0) - 1);
  });

  await test.step("each commitment has a second line of its own form", async () => {
    const forms = new Set<string>();
    for (const i of [2, 3, 4, 5]) {
      const second = group(i).locator("path").nth(1);
      forms.add(
        await second.evaluate((line) => {
          const strokes = line.getAttribute("d")?.includes("L") ?? false;
          return `${getComputedStyle(line).strokeDasharray} ${strokes}`;
        }),
      );
    }
    expect(forms.size).toBe(4);
    await expect(group(1).locator("path")).toHaveCount(1);
  });

  await test.step("the list of names says both", async () => {
    const list = page.getByRole("navigation", { name: "Annotations in the text" });
    const name = /^Claim \(reported\) by .+, who is fairly unsure: the project/;
    await expect(list.getByRole("button", { name })).toHaveCount(1);
  });

  await test.step("the legend explains them, and lets one kind of them through", async () => {
    await page.getByRole("button", { name: "Any certainty" }).click();
    await page.getByRole("option", { name: /^possible/ }).click();
    await expect(group(4)).toHaveCount(1);
    await expect(group(1)).toHaveCount(0);
    await expect(page).toHaveURL(/[?&]commitment=possible(&|#|$)/);
  });
});
