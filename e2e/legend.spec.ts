import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import type { ReaderPage } from "./reader-page";
import type { Site } from "./site";
import { alive } from "./words";

const WORDS =
  "The [harbour is open], they [say it has doubled], and [nobody asked] who paid for the [last pier].";

/** A text with all that adds something to its legend: kinds, doubts, hedges, relations, long names. */
async function fullest(site: Site): Promise<string> {
  const { projectId, documentId, path, spans } = await site.article(WORDS);
  const { api } = site.owner;
  const add = async (nth: number, body: object) => {
    const target = [spans[nth]];
    return (await api.post(`/documents/${documentId}/annotations`, { target, ...body })).id;
  };
  const first = await add(0, { kind: "claim", confidence: 1, tags: ["harbour and waterworks"] });
  const second = await add(1, { kind: "quotation", quotation: { speaker: "The keeper" } });
  await add(2, { kind: "rhetoric", rhetoric: { technique: "appeal-to-popularity" } });
  await add(3, { kind: "note", body: "Which one?" });
  const { id: claimId } = await api.post(`/projects/${projectId}/claims`, {
    statement: "The harbour is open.",
  });
  const commitment = { claimId, commitment: "possible" };
  await api.post(`/annotations/${first}/occurrences`, commitment);
  const { items } = await api.get<{ items: { slug: string }[] }>(
    `/projects/${projectId}/relation-types`,
  );
  await api.post(`/projects/${projectId}/relations`, {
    from: first,
    to: second,
    type: items[0]?.slug,
  });
  return path;
}

/** What of the foot lies outside of the window or of the row it stands in, and what it covers. */
async function outOfSight(page: Page): Promise<readonly string[]> {
  return page.getByRole("contentinfo", { name: "Legend and filter" }).evaluate((foot) => {
    const shown = [...foot.querySelectorAll<HTMLElement>("button, [role=status], bdi")].filter(
      (each) => each.checkVisibility() && getComputedStyle(each).clipPath === "none",
    );
    const boxes = shown.map((each) => ({ each, box: each.getBoundingClientRect() }));
    const out = boxes.filter(({ box }) => box.left < 0 || box.right > window.innerWidth + 0.5);
    const rows = [foot, ...foot.querySelectorAll<HTMLElement>("div")].filter(
      (row) => row.scrollWidth > row.clientWidth + 1,
    );
    const buttons = boxes.filter(({ each }) => each.matches("button"));
    const onOthers = buttons.filter(({ box }, i) =>
      buttons.some(
        ({ box: other }, k) =>
          k > i &&
          Math.abs(other.top - box.top) < 4 &&
          other.left < box.right - 1 &&
          other.right > box.left + 1,
      ),
    );
    return [
      ...out.map(({ each }) => `outside: ${each.textContent}`),
      ...rows.map((row) => `overflows: ${row.textContent}`),
      ...onOthers.map(({ each }) => `covered: ${each.textContent}`),
    ];
  });
}

const SIZES = [
  [1440, 900],
  [1366, 768],
  [1024, 768],
  [885, 800],
  [768, 1024],
  [390, 844],
  [320, 640],
] as const;

/** Narrows what is shown by all that can be chosen at once, whose names then stand in the foot. */
const NARROWED = "?status=open&tag=harbour+and+waterworks";

for (const touch of [false, true]) {
  test.describe(touch ? "by finger" : "by mouse", () => {
    test.use({ hasTouch: touch, isMobile: touch });

    test("nothing of the legend is out of sight at any width, in its fullest state", async ({
      site,
      signIn,
    }) => {
      const path = await fullest(site);
      const page = await signIn(site.owner);
      for (const [width, height] of SIZES) {
        await test.step(`${width} × ${height}`, async () => {
          await page.setViewportSize({ width, height });
          for (const query of ["", NARROWED]) {
            await page.goto(path + query);
            await alive(page);
            await expect(
              page.getByRole("button", { name: "More of what is shown and done" }),
            ).toBeVisible();
            await expect.poll(() => outOfSight(page)).toEqual([]);
          }
        });
      }
    });
  });
}

test("what is under More is reached by keyboard, and all of the legend on a phone", async ({
  site,
  read,
}) => {
  const path = await fullest(site);
  // How texts are coloured is kept for the person: nobody else's test finds it so.
  const owner = await site.newcomer("Ruth", path.split("/")[2] ?? "", "curator");
  const reader: ReaderPage = await read(owner, path);
  const { page, legend } = reader;
  await alive(page);
  const more = legend.getByRole("button", { name: "More of what is shown and done" });
  const popover = page.getByRole("dialog", { name: "More of what is shown and done" });

  await test.step("switches leave it open, what begins something closes it", async () => {
    await more.focus();
    await page.keyboard.press("Enter");
    await expect(popover.getByLabel("What colours mean")).toBeFocused();
    await expect(page.locator("[data-arc]")).toHaveCount(1);
    const relations = popover.getByRole("button", { name: /Relations/ });
    await expect(relations).toHaveAttribute("aria-pressed", "true");
    await relations.focus();
    await page.keyboard.press("Space");
    await expect(page.locator("[data-arc]")).toHaveCount(0);
    await page.keyboard.press("Space");
    await expect(page.locator("[data-arc]")).toHaveCount(1);
    const snaps = popover.getByRole("button", { name: /Whole words/ });
    await snaps.focus();
    await page.keyboard.press("Enter");
    await expect(snaps).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press("Enter");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(popover).toHaveCount(0);
    await expect(more).toBeFocused();
    await page.keyboard.press("Enter");
    await popover.getByRole("button", { name: /Find quotations/ }).focus();
    await page.keyboard.press("Enter");
    await expect(popover).toHaveCount(0);
    await expect(page.locator("[data-proposals]")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("on a phone the filters stand there too", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await more.click();
    await popover.getByLabel("Status").selectOption({ label: "Accepted" });
    await expect(page.locator("[data-annotation][data-kind]")).toHaveCount(0);
    await popover.getByRole("button", { name: "Show all" }).click();
    await popover.getByLabel("Speaker’s commitment").selectOption({ label: "possible (1)" });
    await expect(page.locator("[data-annotation][data-kind=claim]").first()).toBeAttached();
    await popover.getByRole("button", { name: "Show all" }).click();
    await expectAccessible(page);
    await popover.getByRole("button", { name: /Find in the text/ }).click();
    await expect(page.getByRole("textbox", { name: "Find in the text" })).toBeFocused();
  });
});
