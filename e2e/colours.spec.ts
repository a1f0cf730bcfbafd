import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { alive, complete } from "./words";

const TEXT =
  "[Fear the tide], said the warden. [The wall is rotten], and [nobody looked]. [So it goes].";

/** The letter and the colour, as red, green and blue, that an annotation is drawn with. */
async function drawn(page: Page, id: string) {
  const run = page.locator(`[data-annotation="${id}"][data-kind]`).first();
  return run.evaluate((group) => {
    const line = group.querySelector("path");
    const canvas = document.createElement("canvas").getContext("2d");
    if (!line || !canvas) throw new Error("no line is drawn");
    canvas.fillStyle = getComputedStyle(line).stroke;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return { mark: group.querySelector("text")?.textContent ?? null, rgb: [r, g, b] };
  });
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const luminance = (rgb: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAPER = { light: [251, 250, 247], dark: [23, 22, 20] } as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`on ${colorScheme} paper`, () => {
    test.use({ colorScheme });

    test("colours say the tag or the author, with a letter that says the same", async ({
      site,
      signIn,
    }) => {
      const { api } = site.owner;
      const { projectId, documentId, path, spans } = await site.article(TEXT);
      for (const [slug, colour] of [
        ["sirens", "#ffff00"],
        ["lanterns", "#101010"],
      ])
        await api.post(`/projects/${projectId}/tags`, {
          kind: "rhetoric",
          slug,
          label: slug,
          colour,
        });
      const other = await site.someone("Bela", projectId);
      const add = async (by: typeof site.owner, place: number, technique: string | null) => {
        const made = await by.api.post<{ id: string }>(`/documents/${documentId}/annotations`, {
          kind: "rhetoric",
          target: [spans[place]],
          rhetoric: { technique },
        });
        return made.id;
      };
      const yellow = await add(site.owner, 0, "sirens");
      const black = await add(other, 1, "lanterns");
      const plain = await add(site.owner, 2, null);

      // How texts are coloured is kept for the person: nobody else's test finds it so.
      const page = await signIn(await site.newcomer("Iris", projectId, "curator"));
      await page.goto(path);
      await alive(page);
      await complete(page);
      const legend = page.getByRole("group", { name: "Colours by tag" });
      await expect(page.getByRole("group", { name: /^Colours by/ })).toHaveCount(0);

      await test.step("the choice stands in the legend, by keyboard", async () => {
        await page.getByRole("button", { name: "More of what is shown and done" }).focus();
        await page.keyboard.press("Enter");
        await expect(page.getByLabel("What colours mean")).toBeFocused();
        await page.keyboard.press("ArrowDown");
        await expect(legend).toBeVisible();
        await page.keyboard.press("Escape");
      });
      const row = (name: string) => legend.getByRole("button", { name });
      const markIn = async (name: string) => (await row(name).locator("b").textContent()) ?? "";
      for (const [id, name] of [
        [yellow, "sirens"],
        [black, "lanterns"],
      ] as const) {
        await expect.poll(async () => (await drawn(page, id)).mark).toBe(await markIn(name));
        const { rgb } = await drawn(page, id);
        expect(contrast(rgb, PAPER[colorScheme]), name).toBeGreaterThanOrEqual(3);
      }
      expect((await drawn(page, plain)).mark).toBeNull();
      await expect(legend.getByText("No tag of the codebook")).toBeVisible();
      await expect(page.getByText("Of several tags, the first in the codebook")).toBeVisible();
      const card = page.getByRole("article", { name: /sirens/ });
      await expect(card.getByTitle("sirens")).toHaveText(await markIn("sirens"));

      await test.step("a row shows only its own, and all again", async () => {
        await row("sirens").click();
        await expect(page.locator(`[data-annotation="${black}"][data-kind]`)).toHaveCount(0);
        await row("sirens").click();
        await expect(page.locator(`[data-annotation="${black}"][data-kind]`)).not.toHaveCount(0);
      });

      await test.step("the command palette changes it, and it stays", async () => {
        await page.keyboard.press("Control+k");
        const palette = page.getByRole("dialog", { name: "Commands" });
        await palette.getByRole("combobox").fill("colour by author");
        await palette.getByRole("option", { name: "Colour by author" }).click();
        const authors = page.getByRole("group", { name: "Colours by author" });
        await expect(authors.getByRole("button")).toHaveCount(2);
        await page.reload();
        await alive(page);
        await expect(authors.getByRole("button", { name: "Bela" })).toBeVisible();
        const [mine, theirs] = [await drawn(page, yellow), await drawn(page, black)];
        expect(mine.rgb).not.toEqual(theirs.rgb);
        expect(mine.mark).not.toBe(theirs.mark);
      });
      await expectAccessible(page);

      const theirs = await signIn(other);
      await theirs.goto(path);
      await alive(theirs);
      await theirs.getByRole("button", { name: "More of what is shown and done" }).click();
      await expect(theirs.getByLabel("What colours mean")).toHaveValue("kind");
    });
  });
}
