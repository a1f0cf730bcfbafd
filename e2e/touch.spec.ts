import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { spotsOf, type Spot } from "./words";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const TEXT = `Today the harbour is open, and traffic through it has doubled since we took office. They told us it could not be done.

The auditor wrote that the project was finished.`;

/**
 * A finger that goes from one place to another and rests there before it is lifted: lifted while it
 * moves, it would start a fling, and the browser lets the next tap only stop that.
 */
async function slide(page: Page, from: Place, to: Place): Promise<void> {
  const client = await page.context().newCDPSession(page);
  let timestamp = Date.now() / 1_000 - REST_S;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: Place) => {
    const touchPoints = at ? [at] : [];
    return client.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp });
  };
  await touch("touchStart", from);
  for (let i = 1; i <= 6; i++) {
    const part = (a: number, b: number) => a + ((b - a) * i) / 6;
    await touch("touchMove", { x: part(from.x, to.x), y: part(from.y, to.y) });
  }
  timestamp += REST_S;
  await touch("touchMove", to);
  await touch("touchEnd");
  await client.detach();
}

/** Longer than what the browser takes the speed of a finger from. */
const REST_S = 0.2;

interface Place {
  readonly x: number;
  readonly y: number;
}

test("a finger makes a span, nudges it, tags and notes it, drags its edge and deletes it", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(TEXT);
  const reader = await read(owner, path);
  const { page } = reader;
  const selected = () => page.evaluate(() => document.getSelection()?.toString().trim());
  const words = async () => {
    const all = await owner.api.get<{ items: { target: { exact: string }[] }[] }>(
      `/documents/${documentId}/annotations`,
    );
    return all.items.map(({ target }) => target.map(({ exact }) => exact).join(" … "));
  };

  await test.step("a tap takes the clause, the next the sentence, then the paragraph", async () => {
    const clause = "and traffic through it has doubled since we took office.";
    const sentence = `Today the harbour is open, ${clause}`;
    for (const expected of [clause, sentence, TEXT.split("\n")[0]]) {
      await reader.tap("traffic");
      await expect.poll(selected).toBe(expected);
    }
    await reader.tap("traffic");
    await expect(reader.palette).toHaveCount(0);
    await reader.tap("traffic");
    await expect.poll(selected).toBe(clause);
  });

  await test.step("its edges are nudged before it is kept", async () => {
    await page.getByRole("button", { name: "Start one word later" }).tap();
    // The full stop goes with the last word.
    for (let i = 0; i < 3; i++) {
      await page.getByRole("button", { name: "End one word earlier" }).tap();
    }
    await reader.palette.getByRole("button", { name: "Claim" }).tap();
    await reader.palette.getByRole("option", { name: /^Statistical/ }).tap();
    await reader.palette.getByRole("button", { name: "Save", exact: true }).tap();
    await expect.poll(words).toEqual(["traffic through it has doubled since we"]);
  });

  await test.step("its edges are nudged afterwards, each time an edit", async () => {
    await reader.tap("through it");
    await expect(page.getByRole("dialog").getByRole("article")).toBeVisible();
    await page.getByRole("button", { name: "End one word earlier" }).tap();
    await expect.poll(words).toEqual(["traffic through it has doubled since"]);
    await page.getByRole("button", { name: "End one word earlier" }).tap();
    await expect.poll(words).toEqual(["traffic through it has doubled"]);
  });

  await test.step("an edge is dragged with the finger, and snaps to the word", async () => {
    const [target] = await spotsOf(page, "open, and");
    const handle = page.getByRole("slider", { name: /^Start of the claim/ });
    const box = (await handle.boundingBox()) as Spot;
    const knob = { x: box.x + 1, y: box.y - 10 };
    // The finger keeps its distance to the line; it lets go over the first letters of "open".
    await slide(page, knob, {
      x: (target as Spot).x + 6,
      y: knob.y + (target as Spot).y - box.y,
    });
    await expect.poll(words).toEqual(["open, and traffic through it has doubled"]);
  });

  await test.step("a note is written; the annotation is deleted, and brought back with it", async () => {
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "Add note" }).tap();
    await sheet.getByLabel(/^Note \(Markdown\)/).fill("Doubled from what?");
    await sheet.getByRole("button", { name: "Save" }).tap();
    await expect(sheet.getByText("Doubled from what?")).toBeVisible();
    await sheet.getByRole("button", { name: "More" }).tap();
    await page.getByRole("menuitem", { name: "Delete" }).tap();
    await expect.poll(words).toEqual([]);
    await page.getByRole("button", { name: "Undo", exact: true }).tap();
    await expect.poll(words).toEqual(["open, and traffic through it has doubled"]);
  });
});
