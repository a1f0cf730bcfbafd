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
