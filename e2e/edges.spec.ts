import type { Locator } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { drawnOf, spotsOf, type Spot } from "./words";

const TEXT = `Today the harbour is open, and traffic through it has doubled since we took office.`;

test("the edges of each piece are dragged: drawn at once, kept on release, one step to undo", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(TEXT);
  const at = (words: string) => {
    const start = TEXT.indexOf(words);
    return { start, end: start + words.length };
  };
  const { id } = await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target: [at("harbour is open"), at("doubled")],
  });
  const stored = async () => {
    const { target } = await owner.api.get<{ target: { exact: string }[] }>(`/annotations/${id}`);
    return target.map(({ exact }) => exact);
  };
  const before = ["harbour is open", "doubled"];
  const reader = await read(owner, path);
  const { page } = reader;
  await drawnOf(page, id);
  await reader.click("harbour is open");
  await expect(page.getByRole("slider")).toHaveCount(4);
  await expectAccessible(page);

  const handle = page.getByRole("slider", { name: /^End of piece 1 of the claim/ });
  const [target] = (await spotsOf(page, "through it")) as [Spot];
  const hold = async () => {
    const box = (await handle.boundingBox()) as Spot;
    await page.mouse.move(box.x + 1, box.y + box.height + 6);
    await page.mouse.down();
    // Over the second half of the word "through": the edge goes to its end.
    await page.mouse.move(target.x + target.width * 0.6, box.y + box.height + 6, { steps: 6 });
    const right = target.x + target.width * 0.6;
    await expect
      .poll(async () => {
        const { washes } = await drawnOf(page, id);
        return washes.some((wash) => wash.x + wash.width > right);
      })
      .toBe(true);
  };

  await hold();
  expect(await stored()).toEqual(before);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(handle).toHaveAttribute("aria-valuetext", /is open”$/);

  await hold();
  await page.mouse.up();
  await expect.poll(stored).toEqual(["harbour is open, and traffic through", "doubled"]);
  await page.keyboard.press("Control+z");
  await expect.poll(stored).toEqual(before);
});

test("who may not change an annotation has no handles", async ({ site, read }) => {
  const { projectId, documentId, path } = await site.article(TEXT);
  await site.owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target: [{ start: 6, end: 25 }],
  });
  const reader = await read(await site.someone("Reni", projectId, "reader"), path);
  await expect(reader.page.getByText("1 shown")).toBeVisible();
  await reader.click("harbour is");
  await expect(reader.card(/^Claim/).getByRole("button", { expanded: true })).toBeVisible();
  await expect(reader.page.getByRole("slider")).toHaveCount(0);
});

const DENIAL = `She told the board: “No ship waits,” and it wrote that down.`;

test("an edge follows the character under the pointer and shows what the words will be", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(DENIAL);
  const quoted = DENIAL.indexOf("“");
  const { id } = await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "quotation",
    revision: 1,
    target: [{ start: quoted, end: DENIAL.indexOf(" and it") }],
  });
  const stored = async () => {
    const { target } = await owner.api.get<{ target: { exact: string }[] }>(`/annotations/${id}`);
    return target.map(({ exact }) => exact).join(" … ");
  };
  const reader = await read(owner, path);
  const { page } = reader;
  await drawnOf(page, id);
  await reader.click("ship waits");
  const start = page.getByRole("slider", { name: /^Start of the quotation/ });
  const end = page.getByRole("slider", { name: /^End of the quotation/ });
  const boxOf = async (handle: Locator) => (await handle.boundingBox()) as Spot;
  const preview = page.locator("[data-live] bdi");
  const undone = async () => {
    await page.keyboard.press("Control+z");
    await expect.poll(stored).toBe("“No ship waits,”");
  };

  await test.step("a press that does not move changes nothing", async () => {
    const box = await boxOf(end);
    await page.mouse.click(box.x + 9, box.y + box.height + 8);
    await expect(end).toBeFocused();
    expect(await stored()).toBe("“No ship waits,”");
  });

  await test.step("whichever part of the grip is taken, the pointer says the character", async () => {
    const [target] = (await spotsOf(page, "wrote")) as [Spot];
    for (const grip of [-8, 8]) {
      const box = await boxOf(end);
      await page.keyboard.down("Alt");
      await page.mouse.move(box.x + 1 + grip, box.y + box.height + 5);
      await page.mouse.down();
      await page.mouse.move(target.x + target.width + 1, box.y + box.height + 5, { steps: 5 });
      await expect(preview).toHaveText("… ship waits,” and it wrote");
      await page.mouse.up();
      await page.keyboard.up("Alt");
      await expect(preview).toHaveCount(0);
      await expect.poll(stored).toBe("“No ship waits,” and it wrote");
      await undone();
    }
  });

  await test.step("the line itself is taken, at its middle", async () => {
    const box = await boxOf(start);
    const [target] = (await spotsOf(page, "board")) as [Spot];
    await page.mouse.move(box.x + 4, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(target.x + 4, target.y + target.height / 2, { steps: 5 });
    await expect(preview).toHaveText("board: “No ship waits,”");
    await page.mouse.up();
    await expect.poll(stored).toBe("board: “No ship waits,”");
    await undone();
  });

  await test.step("beyond the other edge it stops before the last word", async () => {
    const column = (await page.locator("[data-text]").boundingBox()) as Spot;
    const from = await boxOf(start);
    await page.mouse.move(from.x + 1, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(column.x + column.width + 60, column.y + column.height + 40, {
      steps: 8,
    });
    await page.mouse.up();
    await expect.poll(stored).toBe("waits,”");
    await undone();
    const back = await boxOf(end);
    await page.mouse.move(back.x + 1, back.y + back.height / 2);
    await page.mouse.down();
    await page.mouse.move(column.x - 60, column.y - 20, { steps: 8 });
    await page.mouse.up();
    await expect.poll(stored).toBe("“No");
    await undone();
  });

  await test.step("by character it stops before the last letter, by keyboard too", async () => {
    await end.focus();
    for (let i = 0; i < 16; i++) await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Enter");
    await expect.poll(stored).toBe("“N");
  });
});

const MINUTES =
  "She told the board that no ship waits, and the clerk wrote it down, as everybody in this hall knows and as the ledger of the harbour shows to whoever reads it.";

test("an edge taken by its knob reaches the upper half of words on the next line", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(MINUTES);
  const { id } = await owner.api.post(`/documents/${documentId}/annotations`, {
    kind: "claim",
    revision: 1,
    target: [{ start: 4, end: MINUTES.indexOf(", and the clerk") }],
  });
  const stored = async () => {
    const { target } = await owner.api.get<{ target: { exact: string }[] }>(`/annotations/${id}`);
    return target.map(({ exact }) => exact);
  };
  const reader = await read(owner, path);
  const { page } = reader;
  await drawnOf(page, id);
  await reader.click("told the board");
  const end = page.getByRole("slider", { name: /^End of the claim/ });
  const box = (await end.boundingBox()) as Spot;
  const places = await Promise.all(
    ["in this hall", "knows", "as the ledger", "of the harbour"].map((words) =>
      spotsOf(page, words),
    ),
  );
  // The words on the second line, to the left of the grip.
  const [target] = places.flat().filter(({ x, y }) => y > box.y + 12 && x < box.x - 60) as [Spot];
  await page.mouse.move(box.x + 1, box.y + box.height + 5);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width - 2, target.y + target.height * 0.4, { steps: 12 });
  await page.mouse.up();
  await expect.poll(async () => (await stored())[0]?.length).toBeGreaterThan(70);
});
