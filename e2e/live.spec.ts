import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import type { Article, Someone } from "./site";
import { alive, complete, keepAs } from "./words";

const SPEECH =
  "The quay is [open] again. Ships call [twice] as often, and nobody paid for it. The council voted.";

interface StoredAnnotation {
  readonly id: string;
  readonly body: string;
  readonly target: readonly { readonly exact: string }[];
}

async function stored(who: Someone, { documentId }: Article): Promise<readonly StoredAnnotation[]> {
  const { items } = await who.api.get<{ items: StoredAnnotation[] }>(
    `/documents/${documentId}/annotations?limit=1000`,
  );
  return items;
}

function claimOn(article: Article, at: number, statement: string) {
  const target = [article.spans[at]];
  return { kind: "claim", target, claim: { statement, type: null, checkworthy: null } };
}

async function openEdit(page: Page, name: RegExp): Promise<void> {
  const card = page.getByRole("article", { name });
  await card.getByRole("button").first().click();
  await page.keyboard.press("e");
  await expect(page.getByLabel(/claim in plain words/i)).toBeVisible();
}

test("two people see each other, and what the other has selected", async ({ site, read }) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const mine = await read(site.owner, article.path);
  await alive(mine.page);
  await expect(mine.page.getByRole("list", { name: "Also reading" })).toHaveCount(0);

  const his = await read(yusuf, article.path);
  const others = mine.page.getByRole("list", { name: "Also reading" });
  await expect(others.getByRole("button", { name: "Yusuf is reading" })).toBeVisible();

  await his.select("nobody paid for it");
  const there = others.getByRole("button", { name: "Yusuf is at “nobody paid for it”; go there" });
  await expect(there).toBeVisible();
  await expect(mine.page.locator("[data-person]")).toContainText("Yusuf");
  await there.click();
  await expectAccessible(mine.page);

  // Someone's own second page is no other person.
  const again = await mine.page.context().newPage();
  await again.goto(article.path);
  const list = again.getByRole("list", { name: "Also reading" });
  await expect(list.getByRole("button")).toHaveCount(1);
  await again.close();

  await his.page.close();
  await expect(others).toHaveCount(0);
});

test("a private annotation that is open is told to nobody", async ({ site, read }) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId);
  await yusuf.api.post(`/documents/${article.documentId}/annotations`, {
    ...claimOn(article, 0, "Only for me."),
    visibility: "private",
  });
  await yusuf.api.post(
    `/documents/${article.documentId}/annotations`,
    claimOn(article, 1, "Ours."),
  );
  const mine = await read(site.owner, article.path);
  const his = await read(yusuf, article.path);
  const others = mine.page.getByRole("list", { name: "Also reading" });
  await his.card(/Ours/).getByRole("button").first().click();
  await expect(others.getByRole("button", { name: /Yusuf is at “twice”/ })).toBeVisible();
  await his
    .card(/Only for me/)
    .getByRole("button")
    .first()
    .click();
  await expect(others.getByRole("button", { name: "Yusuf is reading" })).toBeVisible();
});

test("what is made offline is kept across a reload and sent exactly once", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const mine = await read(site.owner, article.path);
  const his = await read(yusuf, article.path);
  await complete(his.page);
  await his.page.context().setOffline(true);
  for (const words of ["twice as often", "The council voted"]) {
    await his.select(words);
    await keepAs(his.page, "1");
  }
  await expect(his.card(/^Claim/)).toHaveCount(2);
  await expect(his.page.getByText(/wait/i).first()).toBeVisible();
  expect(await stored(site.owner, article)).toHaveLength(0);

  // Meanwhile the other goes on.
  await mine.select("nobody paid for it");
  await keepAs(mine.page, "1");
  await expect(mine.card(/^Claim/)).toHaveCount(1);

  await test.step("a reload while the writes can not be sent loses none of them", async () => {
    await his.page.route("**/api/v1/documents/*/annotations", (route) =>
      route.request().method() === "POST" ? route.abort("connectionfailed") : route.fallback(),
    );
    await his.page.context().setOffline(false);
    await his.page.reload();
    await expect(his.card(/^Claim/)).toHaveCount(3);
    expect(await stored(site.owner, article)).toHaveLength(1);
  });

  await test.step("then they are sent, each once, and the other has them", async () => {
    await his.page.unroute("**/api/v1/documents/*/annotations");
    const tryNow = his.page.getByRole("button", { name: "Try now" });
    if (await tryNow.isVisible()) await tryNow.click();
    await expect(mine.card(/^Claim/)).toHaveCount(3);
    await expect(his.card(/^Claim/)).toHaveCount(3);
    const exact = (await stored(site.owner, article)).map(({ target }) => target[0]?.exact).sort();
    expect(exact).toEqual(["The council voted", "nobody paid for it", "twice as often"]);
  });
});

test("what was made in a text that was left at once is sent from the page one goes to", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const mine = await read(site.owner, article.path);
  await alive(mine.page);
  await mine.page.route("**/api/v1/documents/*/annotations", (route) =>
    route.request().method() === "POST" ? route.abort("connectionfailed") : route.fallback(),
  );
  await mine.select("twice as often");
  await keepAs(mine.page, "1");
  await expect(mine.card(/^Claim/)).toHaveCount(1);
  expect(await stored(site.owner, article)).toHaveLength(0);

  await mine.page.getByRole("navigation", { name: "Where you are" }).getByRole("link").click();
  await mine.page.waitForURL(`**/projects/${article.projectId}`);
  await mine.page.unroute("**/api/v1/documents/*/annotations");
  await expect
    .poll(async () => (await stored(site.owner, article)).map(({ target }) => target[0]?.exact))
    .toEqual(["twice as often"]);

  await mine.page.goto(article.path);
  await expect(mine.card(/^Claim/)).toHaveCount(1);
  expect(await stored(site.owner, article)).toHaveLength(1);
});

test("who changes what was changed elsewhere meanwhile is told, sees both and decides", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const claim = claimOn(article, 1, "Traffic doubled.");
  const { id } = await site.owner.api.post(`/documents/${article.documentId}/annotations`, claim);
  const first = await read(site.owner, article.path);
  // Only its author edits an annotation: here from two machines.
  const second = await read(site.owner, article.path);
  await alive(second.page);
  await openEdit(first.page, /Traffic doubled/);
  await openEdit(second.page, /Traffic doubled/);

  const words = (page: Page) => page.getByLabel(/claim in plain words/i);
  await words(first.page).fill("Calls doubled.");
  await first.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.card(/Calls doubled/)).toBeVisible();
  await expect(words(second.page)).toHaveValue("Traffic doubled.");
  await words(second.page).fill("Cargo doubled.");
  await second.page.getByRole("button", { name: "Save", exact: true }).click();

  const alert = second.page.getByRole("alert", { name: /not saved/i });
  await expect(alert).toContainText("Cargo doubled.");
  await expect(alert).toContainText("Calls doubled.");
  await expectAccessible(second.page);
  await alert.getByRole("button", { name: /keep mine/i }).click();
  await expect(first.card(/Cargo doubled/)).toBeVisible();
  const now = await site.owner.api.get<{ claim: { statement: string } }>(`/annotations/${id}`);
  expect(now.claim.statement).toBe("Cargo doubled.");
});

test("what a passage carries is not overwritten either: both are shown, and one gives way", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const { api } = site.owner;
  const claim = await api.post(`/projects/${article.projectId}/claims`, { statement: "It grew." });
  const marked = claimOn(article, 1, "It grew.");
  const { id } = await api.post(`/documents/${article.documentId}/annotations`, {
    ...marked,
    claim: { ...marked.claim, id: claim.id },
  });
  const first = await read(site.owner, article.path);
  const second = await read(site.owner, article.path);
  await alive(second.page);
  const wording = (reader: typeof first) => reader.card(/It grew/).getByLabel("Wording");
  for (const reader of [first, second]) {
    const card = reader.card(/It grew/);
    await card.getByRole("button").first().click();
    const claims = card.getByRole("region", { name: "Claims" });
    await claims.getByRole("button", { name: "Edit", exact: true }).click();
    await expect(wording(reader)).toHaveValue("twice");
  }
  await wording(first).fill("twice as often");
  await first.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.card(/It grew/).getByText("twice as often")).toBeVisible();
  await wording(second).fill("Ships call twice");
  await second.page.getByRole("button", { name: "Save", exact: true }).click();

  const alert = second.page.getByRole("alert", { name: /not saved/i });
  await expect(alert).toContainText("Ships call twice");
  await expect(alert).toContainText("twice as often");
  await alert.getByRole("button", { name: "Keep current version" }).click();
  await expect(alert).toHaveCount(0);
  await expect(second.card(/It grew/).getByText("twice as often")).toBeVisible();
  const now = await api.get<{ occurrences: { wording: string }[] }>(`/annotations/${id}`);
  expect(now.occurrences).toMatchObject([{ wording: "twice as often" }]);
});

test("what is deleted goes for the other person, and comes back whole for both", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const { api } = site.owner;
  const yusuf = await site.someone("Yusuf", article.projectId);
  const claim = await api.post(`/projects/${article.projectId}/claims`, { statement: "It grew." });
  const marked = claimOn(article, 1, "Traffic doubled.");
  const { id } = await api.post(`/documents/${article.documentId}/annotations`, {
    ...marked,
    claim: { ...marked.claim, id: claim.id },
  });
  await yusuf.api.post(`/annotations/${id}/notes`, { body: "Doubled from what?" });
  const mine = await read(site.owner, article.path);
  const theirs = await read(yusuf, article.path);
  await alive(theirs.page);
  const card = theirs.card(/Traffic doubled/);
  await card.getByRole("button").first().click();
  await expect(card.getByText("Doubled from what?")).toBeVisible();

  await mine
    .card(/Traffic doubled/)
    .getByRole("button")
    .first()
    .click();
  await mine.page.keyboard.press("Delete");
  await expect(mine.card(/Traffic doubled/)).toHaveCount(0);
  await expect(card).toHaveCount(0);
  await mine.page.keyboard.press("Control+z");
  await expect(mine.card(/Traffic doubled/)).toBeVisible();
  await expect(card).toBeVisible();
  const now = await yusuf.api.get<{ noteCount: number; occurrences: { claimId: string }[] }>(
    `/annotations/${id}`,
  );
  expect(now).toMatchObject({ noteCount: 1, occurrences: [{ claimId: claim.id }] });

  await test.step("a step from before it was deleted still finds it", async () => {
    await openEdit(mine.page, /Traffic doubled/);
    const words = mine.page.getByLabel(/claim in plain words/i);
    await words.fill("Calls doubled.");
    await mine.page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(theirs.card(/Calls doubled/)).toBeVisible();
    await mine.page.keyboard.press("Delete");
    await expect(theirs.card(/Calls doubled/)).toHaveCount(0);
    await mine.page.keyboard.press("Control+z");
    await expect(theirs.card(/Calls doubled/)).toBeVisible();
    await mine.page.keyboard.press("Control+z");
    await expect(theirs.card(/Traffic doubled/)).toBeVisible();
    await expect(mine.page.getByRole("alert", { name: /not saved/i })).toHaveCount(0);
  });
});

test("what comes in the middle of an edit waits to be let in", async ({ site, read }) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId);
  const annotations = `/documents/${article.documentId}/annotations`;
  await site.owner.api.post(annotations, claimOn(article, 1, "Traffic doubled."));
  const mine = await read(site.owner, article.path);
  await alive(mine.page);
  await openEdit(mine.page, /Traffic doubled/);
  for (const statement of ["It is open.", "It was opened.", "It will open."]) {
    await yusuf.api.post(annotations, claimOn(article, 0, statement));
  }
  const news = mine.page.getByRole("button", { name: /3 new/ });
  await expect(news).toBeVisible();
  await expect(mine.card(/It is open/)).toHaveCount(0);
  await news.click();
  await expect(mine.card(/It is open/)).toBeVisible();
  await expect(mine.page.getByLabel(/claim in plain words/i)).toHaveValue("Traffic doubled.");

  await yusuf.api.post(annotations, claimOn(article, 0, "It may open."));
  await expect(mine.page.getByRole("button", { name: /1 new/ })).toBeVisible();
  await mine.page.keyboard.press("Escape");
  await expect(mine.card(/It may open/)).toBeVisible();
});

test("the list of texts counts what somebody else marks, and shows what they bring in", async ({
  site,
  signIn,
}) => {
  const article = await site.article(SPEECH);
  const yusuf = await site.someone("Yusuf", article.projectId, "curator");
  const page = await signIn(site.owner);
  await page.goto(`/projects/${article.projectId}`);
  const row = page.getByRole("row", { name: /A speech/ });
  await expect(row.getByRole("cell", { name: "0", exact: true })).toBeVisible();
  const claim = claimOn(article, 1, "It grew.");
  await yusuf.api.post(`/documents/${article.documentId}/annotations`, claim);
  await expect(row.getByRole("cell", { name: "1", exact: true })).toBeVisible();
  await yusuf.api.post(`/projects/${article.projectId}/documents`, {
    title: "The answer",
    content: "Nobody asked.",
    format: "plain",
  });
  await expect(page.getByRole("row", { name: /The answer/ })).toBeVisible();
});

test("a tag that somebody adds is there to choose without a reload", async ({ site, read }) => {
  const article = await site.article(SPEECH);
  const mine = await read(site.owner, article.path);
  await alive(mine.page);
  await mine.select("nobody paid for it");
  await mine.page.keyboard.press("1");
  await expect(mine.palette.getByRole("option", { name: /Harbour talk/ })).toHaveCount(0);
  await site.owner.api.post(`/projects/${article.projectId}/tags`, {
    kind: "claim",
    slug: "harbour-talk",
    label: "Harbour talk",
  });
  await expect(mine.palette.getByRole("option", { name: /Harbour talk/ })).toBeVisible();
});

test("what is cited offline is there at once, and saved once there is a connection", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const { api } = site.owner;
  const claim = await api.post(`/projects/${article.projectId}/claims`, {
    statement: "Traffic doubled.",
  });
  const marked = claimOn(article, 1, "Traffic doubled.");
  await api.post(`/documents/${article.documentId}/annotations`, {
    ...marked,
    claim: { ...marked.claim, id: claim.id },
  });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const card = reader.card(/Traffic doubled/);
  await card.getByRole("button").first().click();
  await complete(page);
  await page.context().setOffline(true);
  await card.getByRole("button", { name: "Cite", exact: true }).click();
  await card.getByRole("button", { name: "Other source" }).click();
  await card.getByLabel("Source", { exact: true }).fill("https://harbour.example/calls");
  await card.getByLabel("Quoted words").fill("318 calls");
  await card.getByLabel("Stance").selectOption({ label: "⊕ supports" });
  await card.getByRole("button", { name: "Save evidence" }).click();
  const evidence = card.getByRole("region", { name: "Evidence", exact: true });
  await expect(evidence).toContainText("“318 calls”");
  const path = `/claims/${claim.id}/evidence`;
  const saved = async () => (await api.get<{ items: unknown[] }>(path)).items.length;
  expect(await saved()).toBe(0);
  await page.context().setOffline(false);
  await expect.poll(saved).toBe(1);
  await expect(evidence).toContainText("“318 calls”");
  await card.getByRole("button", { name: /^Remove.*318 calls/ }).click();
  await expect.poll(saved).toBe(0);
  await expect(evidence).not.toContainText("318 calls");
});

test("a page of the project comes back to its feed after an answer that is none", async ({
  site,
  signIn,
}) => {
  const { projectId } = await site.article(SPEECH);
  const page = await signIn(site.owner);
  let answers = 0;
  await page.route("**/api/v1/projects/*/events?*", (route) =>
    answers++ === 0 ? route.fulfill({ status: 502, body: "" }) : route.fallback(),
  );
  await page.goto(`/projects/${projectId}/claims`);
  // Another stream, opened after the one that failed, brings what is made now.
  await expect.poll(() => answers).toBeGreaterThan(1);
  await site.owner.api.post(`/projects/${projectId}/claims`, { statement: "Rents held." });
  await expect(page.getByRole("link", { name: "Rents held." })).toBeVisible();
});
