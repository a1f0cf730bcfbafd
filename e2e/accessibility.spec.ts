import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";

const PROJECT = "/projects/01900000-0000-7000-8000-000000000001";
const SPEECH = `${PROJECT}/documents/01900000-0000-7000-8000-000000000010`;

const PAGES = {
  projects: "/projects",
  documents: PROJECT,
  claims: `${PROJECT}/claims`,
  sources: `${PROJECT}/sources`,
  codebook: `${PROJECT}/codebook`,
  assignments: `${PROJECT}/assignments`,
  review: `${PROJECT}/review?unseen=false`,
  inbox: `${PROJECT}/review/inbox`,
  members: `${PROJECT}/members`,
  search: "/search?q=quay",
  account: "/account",
  api: "/api-reference",
} as const;

for (const width of [1440, 320]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name}: the page keeps WCAG 2.2 AA, in light and in dark`, async ({
        site,
        signIn,
      }) => {
        test.slow(["api", "codebook"].includes(name), "two engines read all operations and tags");
        const page = await signIn(site.owner);
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessibleInLightAndDark(page);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${name} fits the width`).toBeLessThanOrEqual(0);
      });
    }

    test("the reading page keeps it, with a card open and while tagging", async ({
      site,
      read,
    }) => {
      const reader = await read(site.owner, SPEECH);
      await expect(reader.page.getByText(/\d+ shown/)).toBeVisible();
      await expectAccessibleInLightAndDark(reader.page);
      await reader.click("traffic");
      await expect(reader.page.getByRole("button", { name: /^Agree/ })).toBeVisible();
      await expectAccessibleInLightAndDark(reader.page);
      await reader.page.keyboard.press("Escape");
      await reader.select("three winters ago");
      await reader.page.keyboard.press("3");
      await expect(reader.page.getByRole("dialog", { name: /Tag/ })).toBeVisible();
      await expectAccessibleInLightAndDark(reader.page);
    });
  });
}

test("sign-in keeps it", async ({ page }) => {
  await page.goto("/sign-in");
  await expectAccessibleInLightAndDark(page);
});

test("every annotation is named, in reading order, for those who do not see it", async ({
  site,
  read,
}) => {
  const { path, documentId, spans } = await site.text(
    "The [harbour is open], and [traffic has doubled]. [Everyone] knows it.",
  );
  for (const [index, span] of [...spans].reverse().entries()) {
    await site.owner.api.post(`/documents/${documentId}/annotations`, {
      kind: ["rhetoric", "claim", "claim"][index],
      target: [span],
    });
  }
  const reader = await read(site.owner, path);
  const list = reader.page.getByRole("navigation", { name: "Annotations in the text" });
  await expect(list.getByRole("button")).toHaveCount(3);
  const names = await list.getByRole("button").allTextContents();
  expect(
    names.map((name) => /harbour is open|traffic has doubled|Everyone/.exec(name)?.[0]),
  ).toEqual(["harbour is open", "traffic has doubled", "Everyone"]);
});
