import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ReaderPage } from "./reader-page";
import type { Article, Someone } from "./site";
import { complete } from "./words";

const SPEECH =
  "The quay is [open] again. Ships call [twice] as often, and nobody paid for it. The council voted.";

interface StoredAnnotation {
  readonly id: string;
  readonly claim: { readonly statement: string } | null;
  readonly target: readonly { readonly exact: string }[];
}

async function stored(who: Someone, { documentId }: Article): Promise<readonly StoredAnnotation[]> {
  const { items } = await who.api.get<{ items: StoredAnnotation[] }>(
    `/documents/${documentId}/annotations?limit=1000`,
  );
  return items;
}

/** The words that stand annotated on the server, in the order of the alphabet. */
async function wordsOf(who: Someone, article: Article): Promise<(string | undefined)[]> {
  return (await stored(who, article)).map(({ target }) => target[0]?.exact).sort();
}

async function claimThat(statement: string, at: number, { api }: Someone, article: Article) {
  const target = [article.spans[at]];
  const draft = { kind: "claim", target, claim: { statement, type: null, checkworthy: null } };
  return (await api.post(`/documents/${article.documentId}/annotations`, draft)).id;
}

async function annotate(reader: ReaderPage, words: string): Promise<void> {
  await reader.page.bringToFront();
  await reader.select(words);
  await reader.page.keyboard.press("1");
  await expect(reader.palette.getByRole("combobox")).toBeFocused();
  await reader.page.keyboard.press("Enter");
}

/** Presses "Try now" where the page waits with what it could not send. */
async function tryNow(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Try now" });
  if (await button.isVisible()) await button.click();
}

test("two tabs of one person end equal to each other and to the server, and undo in one is seen in both", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const first = await read(site.owner, article.path);
  const context = first.page.context();
  const second = new ReaderPage(await context.newPage());
  await second.open(article.path);
  const tabs = [first, second];
  const expectClaims = async (count: number) => {
    for (const tab of tabs) await expect(tab.card(/^Claim/)).toHaveCount(count);
  };
  for (const { page } of tabs) await complete(page);

  await annotate(first, "open again");
  await annotate(second, "nobody paid for it");
  await expectClaims(2);

  await context.setOffline(true);
  await annotate(first, "twice as often");
  await annotate(second, "The council voted");
  await expectClaims(3);
  expect(await wordsOf(site.owner, article)).toEqual(["nobody paid for it", "open again"]);
  await context.setOffline(false);
  for (const { page } of tabs) await tryNow(page);
  await expectClaims(4);
  const all = ["The council voted", "nobody paid for it", "open again", "twice as often"];
  expect(await wordsOf(site.owner, article)).toEqual(all);

  await second.page.bringToFront();
  await second.page.keyboard.press("Control+z");
  await expectClaims(3);
  await expect.poll(() => wordsOf(site.owner, article)).toEqual(all.slice(1));

  for (const { page } of tabs) await page.reload();
  await expectClaims(3);
});

test("who annotates for minutes without a connection ends equal to the server, and decides on what others changed", async ({
  site,
  browser,
  read,
  baseURL,
}) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const edited = await claimThat("Traffic doubled.", 1, site.owner, article);
  const removed = await claimThat("It is open.", 0, site.owner, article);
  // A browser of its own, whose clock can be moved.
  const context = await browser.newContext({
    baseURL,
    storageState: await site.sessionOf(site.owner),
  });
  const mine = new ReaderPage(await context.newPage());
  await mine.page.clock.install();
  await mine.open(article.path);
  await complete(mine.page);

  await context.setOffline(true);
  await mine
    .card(/Traffic doubled/)
    .getByRole("button")
    .first()
    .click();
  await mine.page.keyboard.press("e");
  await mine.page.getByLabel(/claim in plain words/i).fill("Cargo doubled.");
  await mine.page.getByRole("button", { name: "Save", exact: true }).click();
  await annotate(mine, "The council voted");
  await mine.page.clock.fastForward("05:00");
  await mine
    .card(/It is open/)
    .getByRole("button")
    .first()
    .click();
  await mine.page.keyboard.press("Delete");
  await expect(mine.card(/It is open/)).toHaveCount(0);
  await mine.page.clock.fastForward("05:00");
  await annotate(mine, "nobody paid for it");
  await expect(mine.page.getByText(/4 changes are waiting/)).toBeVisible();

  await test.step("meanwhile the same annotations are changed elsewhere", async () => {
    await site.owner.api.patch(`/annotations/${edited}`, {
      claim: { statement: "Calls doubled.", type: null, checkworthy: null },
    });
    await yusuf.api.post(`/annotations/${removed}/notes`, { body: "Open since when?" });
    await claimThat("It was opened again.", 0, yusuf, article);
  });

  await test.step("a reload before anything could be sent loses none of it", async () => {
    await context.route("**/api/v1/**", (route) =>
      route.request().method() === "GET" ? route.fallback() : route.abort("connectionfailed"),
    );
    await context.setOffline(false);
    await mine.page.reload();
    await expect(mine.card(/Cargo doubled/)).toBeVisible();
    await expect(mine.card(/It is open/)).toHaveCount(0);
    await expect(mine.card(/^Claim/)).toHaveCount(4);
    expect(await stored(site.owner, article)).toHaveLength(3);
    await context.unroute("**/api/v1/**");
  });

  await test.step("then all is sent once, and what was changed on both sides is shown", async () => {
    await tryNow(mine.page);
    const alert = mine.page.getByRole("alert", { name: /not saved/i });
    await expect(alert).toContainText("Cargo doubled.");
    await expect(alert).toContainText("Calls doubled.");
    await alert.getByRole("button", { name: /keep mine/i }).click();
    await expect(alert).toHaveCount(0);
  });

  await expect
    .poll(() => wordsOf(site.owner, article))
    .toEqual(["The council voted", "nobody paid for it", "open", "twice"]);
  const statements = (await stored(site.owner, article)).map(({ claim }) => claim?.statement);
  expect(statements).toContain("Cargo doubled.");
  expect(statements).not.toContain("It is open.");
  const his = await read(yusuf, article.path);
  for (const reader of [mine, his]) {
    await expect(reader.card(/^Claim/)).toHaveCount(4);
    await expect(reader.card(/Cargo doubled/)).toBeVisible();
    await expect(reader.card(/It was opened again/)).toBeVisible();
  }
  await context.close();
});
