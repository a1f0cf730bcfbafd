import { expect, test } from "./fixtures";
import { alive } from "./words";

const SPEECH =
  "The quay is open again, and ships call twice as often. Nobody paid for it. The council voted.";

interface Listed {
  readonly items: readonly {
    readonly kind: string;
    readonly body: string;
    readonly visibility: string;
    readonly target: readonly { readonly exact: string }[];
  }[];
}

test("a highlight and a note are kept with one press each, and get a kind later", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const stored = async () => {
    const { items } = await site.owner.api.get<Listed>(
      `/documents/${article.documentId}/annotations?kind=note`,
    );
    return items.map(({ target, body, visibility }) => [target[0]?.exact, body, visibility]);
  };

  await test.step("a key keeps the highlight", async () => {
    await reader.select("ships call twice");
    await page.keyboard.press("4");
    await expect(reader.palette).toHaveCount(0);
    await expect(reader.card(/^Note.*ships call twice/)).toBeVisible();
    await expect.poll(stored).toEqual([["ships call twice", "", "project"]]);
  });

  await test.step("a button does the same, and the sign shows what it is", async () => {
    await reader.select("The council voted");
    await reader.palette.getByRole("button", { name: "Highlight" }).click();
    const card = reader.card(/^Note.*The council voted/);
    await expect(card.getByText("¶")).toBeVisible();
  });

  await test.step("a note is written and saved without a kind", async () => {
    await reader.select("Nobody paid for it");
    await page.keyboard.press("n");
    await reader.palette.getByLabel(/^Note/).fill("Says who?");
    await page.keyboard.press("Control+Enter");
    await expect(reader.palette).toHaveCount(0);
    await expect.poll(stored).toContainEqual(["Nobody paid for it", "Says who?", "project"]);
  });

  await test.step("the legend counts them and hides them", async () => {
    const notes = reader.legend.getByRole("button", { name: /^Notes/ });
    await expect(notes).toContainText("3");
    await notes.click();
    await expect(page.getByRole("article")).toHaveCount(0);
    await notes.click();
  });

  await test.step("its kind is given with one press, and taken back", async () => {
    await reader.click("Nobody paid");
    const card = reader.card(/Nobody paid for it/);
    await card.getByRole("button", { name: "Claim" }).click();
    await expect(reader.card(/^Claim.*Nobody paid for it/)).toBeVisible();
    await expect.poll(async () => (await stored()).length).toBe(2);
    await page.keyboard.press("Control+z");
    await expect(reader.card(/^Note.*Nobody paid for it/)).toBeVisible();
    await expect.poll(async () => (await stored()).length).toBe(3);
  });
});
