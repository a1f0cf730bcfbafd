import type { Page, Route } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { command } from "./two-texts";
import { alive, type Spot } from "./words";

const LINE =
  "The keeper counts each boat that passes the lock, and writes the number on the slate. ";

/** More annotations than come with the page. */
const MANY = 203;

/** Holds back what is asked for at an address, to refuse it once the page was looked at. */
async function heldBack(page: Page, url: RegExp) {
  const routes: Route[] = [];
  await page.route(url, (route) => void routes.push(route));
  return {
    async fail(): Promise<void> {
      await expect.poll(() => routes.length).toBe(1);
      await routes[0]?.fulfill({ status: 503, body: "" });
    },
    answer: (): Promise<void> => page.unroute(url),
  };
}

test("until the annotations are there nothing is counted, and their failure is said above the text", async ({
  site,
  signIn,
}) => {
  const { owner } = site;
  const { documentId, path } = await site.text(`${LINE.repeat(8)}\n\n`.repeat(12).trim());
  for (let i = 0; i < MANY; i++) {
    await owner.api.post(`/documents/${documentId}/annotations`, {
      kind: "claim",
      revision: 1,
      target: [{ start: i * 4, end: i * 4 + 3 }],
    });
  }
  const page = await signIn(owner);
  const held = await heldBack(page, /\/outlines/);
  await page.goto(path);
  await alive(page);
  const legend = page.getByRole("contentinfo", { name: "Legend and filter" });
  await expect(legend.getByRole("button", { name: "Claims, not counted yet" })).toContainText("…");
  await expect(legend).toContainText("Loading annotations…");
  await expect(legend).not.toContainText(/\d/);

  await held.fail();
  const bar = page.getByRole("alert").filter({ hasText: "could not be loaded" });
  const again = bar.getByRole("button", { name: "Try again" });
  await expect(again).toBeInViewport();
  const text = (await page.locator("[data-text]").boundingBox()) as Spot;
  const { y, height } = (await bar.boundingBox()) as Spot;
  expect(y + height).toBeLessThanOrEqual(text.y);
  await expect(legend).toContainText("Annotations not loaded");
  await expectAccessible(page);
  await page.mouse.move(text.x + 40, text.y + 40);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(500);
  await expect(again).toBeInViewport();
  await held.answer();
  await again.click();
  await expect(bar).toHaveCount(0);
  await expect(legend.getByRole("button", { name: `Claims, ${MANY}` })).toBeVisible();
});

test("what is drawn beside words goes with them when a second text takes its place", async ({
  site,
  read,
}) => {
  const { owner } = site;
  const words = `He said: “The harbour board told me ‘no ship waits’ and left it there.” ${LINE}`;
  const { projectId, documentId, path } = await site.article(words);
  await owner.api.post(`/projects/${projectId}/documents`, {
    title: "The slate",
    format: "plain",
    content: LINE,
  });
  const quote = async (from: string, to: string) => {
    const target = [{ start: words.indexOf(from), end: words.indexOf(to) + 1 }];
    const body = { kind: "quotation", revision: 1, target };
    return owner.api.post<{ id: string }>(`/documents/${documentId}/annotations`, body);
  };
  const outer = await quote("“", "”");
  const inner = await quote("‘", "’");
  await owner.api.put(`/annotations/${inner.id}/attribution`, { inside: outer.id });
  const reader = await read(owner, path);
  const { page } = reader;
  await page.setViewportSize({ width: 1440, height: 900 });
  const other = await read(await site.someone("Yusuf", projectId), path);
  await other.select("counts each boat");

  const first = page.locator("[data-text]").first();
  /** From the beginning of the text to each thing beside it, in whole CSS pixels. */
  const beside = () =>
    first.evaluate((text) => {
      const { left, top } = text.getBoundingClientRect();
      const things = [...document.querySelectorAll("main [data-person], main path > title")];
      return things.map((thing) => {
        const box = (thing.closest("path") ?? thing).getBoundingClientRect();
        return [Math.round(box.left - left), Math.round(box.top - top)];
      });
    });
  await expect.poll(async () => (await beside()).length).toBe(3);
  const before = await beside();
  const { x } = (await first.boundingBox()) as Spot;
  await command(page, "slate beside");
  await expect(page.locator("[data-live]")).toHaveCount(2);
  await expect.poll(async () => ((await first.boundingBox()) as Spot).x).not.toBe(x);
  await expect.poll(beside).toEqual(before);
});
