import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const BEFORE = "[The quay stays shut this year.] [Nobody asked the ferrymen at all.]";
/** Long enough that the places are out of sight where the card stands. */
const AFTER =
  "A crowd met at nine. The quay stays shut this year. They left at noon.\n\n" +
  "The mayor wrote in June. The quay stays shut this year. He signed it.\n\n" +
  Array.from({ length: 40 }, (_, i) => `Page ${i} of the minutes is empty.`).join("\n\n");

test("an annotation without a certain place is painted nowhere and moved by one key to a place that was looked at", async ({
  site,
  read,
}) => {
  const article = await site.text(BEFORE);
  const annotations = `/documents/${article.documentId}/annotations`;
  const { id } = await site.owner.api.post(annotations, {
    target: [article.spans[0]],
    kind: "claim",
    claim: { statement: "It is closed." },
  });
  await site.owner.api.post(annotations, { target: [article.spans[1]], kind: "rhetoric" });
  const revised = await site.owner.api.put<{ ambiguous: number; lost: number }>(
    `/documents/${article.documentId}/text`,
    { content: AFTER, format: "plain" },
  );
  expect(revised).toMatchObject({ ambiguous: 1, lost: 1 });

  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  await expect(
    page.getByRole("heading", { name: "2 annotations without a certain place" }),
  ).toBeVisible();
  const drawn = page.locator(`main svg [data-annotation="${id}"]`);
  await expect(drawn).toHaveCount(0);

  const card = reader.card(/It is closed/);
  await card.getByRole("button").first().press("Enter");
  await expect(
    card.getByText("The quay stays shut this year.", { exact: true }).first(),
  ).toBeVisible();
  await expect(card.getByRole("button", { name: "Still fits" })).toHaveCount(0);
  const places = card.getByRole("list", { name: "Places that may be meant" }).getByRole("listitem");
  await expect(places).toHaveCount(2);
  await expect(places.filter({ hasText: "The mayor wrote in June" })).toHaveCount(1);
  await expectAccessible(page);
  const below = await page.evaluate(() => window.scrollY);
  await places.nth(1).getByRole("button", { name: "Show in the text" }).press("Enter");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(below);

  const chosen = (await places.nth(1).getByRole("paragraph").textContent()) ?? "";
  await page.keyboard.press("2");
  await expect(drawn.first()).toBeAttached();
  await expect(
    page.getByRole("heading", { name: "1 annotation without a certain place" }),
  ).toBeVisible();
  const stored = await site.owner.api.get<{
    anchor: string;
    revision: number;
    target: { start: number; exact: string }[];
  }>(`/annotations/${id}`);
  expect(stored).toMatchObject({ anchor: "exact", revision: 2 });
  expect(stored.target[0]?.exact).toBe("The quay stays shut this year.");
  const at = stored.target[0]?.start ?? 0;
  expect(chosen).toContain(AFTER.slice(Math.max(0, at - 8), at));
});
