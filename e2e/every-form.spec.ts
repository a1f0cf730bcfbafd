import type { Locator, Page } from "@playwright/test";
import { FORMS } from "../test/forms";
import { expect, test } from "./fixtures";
import type { Form, Place } from "./form";
import { ASKING, PAGE_FORMS } from "./page-forms";
import { ReaderPage } from "./reader-page";
import type { Article, Site, Someone } from "./site";
import { TEXT_FORMS } from "./text-forms";
import { alive } from "./words";

const OWNERS_FORMS = [...PAGE_FORMS, ...TEXT_FORMS];

const KEPT = "Not saved yet. Your words are kept";
const HALF = "half a sen";

const SPEECH =
  "Ships [call twice] as often. “[We were not asked],” said the pilot. The [worn-out crew] left. " +
  "Nobody answered. [The fee is gone]. “It never paid,” said Petra Lohm. It was [a storm]. Boats [lay idle].";

/** A project with one of each thing that can be changed. */
async function placeOf(site: Site): Promise<Place> {
  const article = await site.article(SPEECH);
  const { projectId, documentId, spans } = article;
  const { api } = site.owner;
  const add = async (nth: number, body: object) => {
    const target = [spans[nth]];
    return (await api.post(`/documents/${documentId}/annotations`, { target, ...body })).id;
  };
  const in_ = `/projects/${projectId}`;
  const statement = "Calls doubled.";
  const { id: claim } = await api.post(`${in_}/claims`, { statement });
  const first = await add(0, { kind: "claim", claim: { id: claim, statement, type: "factual" } });
  const quotation = await add(1, { kind: "quotation", quotation: { form: "direct" } });
  const crew = await add(2, { kind: "rhetoric", rhetoric: { technique: "loaded-language" } });
  await add(3, { kind: "claim", claim: { statement: "The fee was dropped.", type: "factual" } });
  await api.post(`${in_}/relations`, { from: crew, to: first, type: "supports" });
  await api.post(`/claims/${claim}/evidence`, {
    citation: "Register of the port, 1952",
    quote: "318 calls",
    stance: "qualifies",
  });
  await api.post(`/annotations/${first}/references`, {
    citation: "Diary of the harbour master, 1951",
    relation: "origin",
  });
  const rosa = await site.newcomer("Rosa", projectId, "curator");
  await rejectOneOfEach(site, rosa, article);
  const text = (title: string, content: string) =>
    api.post(`${in_}/documents`, { title, format: "plain", content });
  const report = await text("The report", "The pilots wrote: we were not asked.");
  const { id: coded } = await text("The notice", "The ferry is free since May.");
  for (const [coder, technique] of [
    [site.owner, "doubt"],
    [rosa, "slogans"],
  ] as const) {
    const draft = { kind: "rhetoric", target: [{ start: 0, end: 9 }], rhetoric: { technique } };
    await coder.api.post(`/documents/${coded}/annotations`, draft);
  }
  await api.post(`/documents/${coded}/suggestions`, {
    kind: "claim",
    target: [{ exact: "free since May" }],
    origin: "a script",
  });
  const { id: revised } = await text("The log", "It rained.\n\nNobody came.\n\nIt was over.");
  await api.put(`/documents/${revised}/text`, {
    content: "It rained.\n\nIt was over.",
    format: "plain",
  });
  await api.post(`/annotations/${quotation}/checks`, { sourceDocumentId: report.id });
  await api.post(`${in_}/labels`, { name: "Harbour" });
  await api.post(`${in_}/speakers`, { name: "Jon Aske" });
  const { id: speaker } = await api.post(`${in_}/speakers`, { name: "Mira Holt" });
  return { ...article, project: in_, claim, speaker, coded, revised };
}

/** Somebody rejected a claim of the owner's, and the owner one of somebody else's, without a reason. */
async function rejectOneOfEach(site: Site, rosa: Someone, { documentId, spans }: Article) {
  for (const [span, author, judge] of [
    [4, rosa, site.owner],
    [5, site.owner, rosa],
  ] as const) {
    const body = { kind: "claim", target: [spans[span]] };
    const { id } = await author.api.post(`/documents/${documentId}/annotations`, body);
    await judge.api.put(`/annotations/${id}/status`, { status: "rejected" });
  }
}

/** Fills a field, or chooses in one. */
async function write(field: Locator, words: string): Promise<void> {
  const isChoice = await field.evaluate((element) => element.matches("select"));
  if (isChoice) await field.selectOption({ label: words });
  else await field.fill(words);
}

async function expectWords(field: Locator, words: string): Promise<void> {
  const isChoice = await field.evaluate((element) => element.matches("select"));
  if (isChoice) await expect(field.locator("option:checked")).toHaveText(words);
  else await expect(field).toHaveValue(words);
}

/** Writes half a sentence in a form and leaves it in every way: the words are there each time. */
async function expectKept(page: Page, form: Form, place: Place): Promise<void> {
  const { words = HALF, open, back, card, stays, again } = form;
  const reader = new ReaderPage(page);
  const field = form.field(page);
  const kept = page.getByText(KEPT);
  const arrive = async () => {
    if (form.path(place) === place.path) await alive(page);
    await card?.(reader);
  };

  await page.goto(form.path(place));
  await arrive();
  await open?.(page, reader);
  await write(field, words);
  await page.keyboard.press("Escape");
  if (stays) await expectWords(field, words);
  else {
    await expect(field).toHaveCount(0);
    await expect(kept.first()).toBeVisible();
  }

  await page.reload();
  await arrive();
  if (back === "leads") await page.getByRole("button", { name: "Go on" }).click();
  if (back === "opens") await open?.(page, reader);
  await expectWords(field, words);

  if (back === "card") {
    await test.step("another card is opened", async () => {
      await reader.click("The fee is gone");
      await expect(field).toHaveCount(0);
      await expect(kept.first()).toBeVisible();
      await card?.(reader);
      await expectWords(field, words);
    });
  }

  await test.step("discarding can be undone", async () => {
    await discardIn(page, form).click();
    await expect(page.getByText("Discarded.")).toBeVisible();
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await again?.(page);
    await expectWords(field, words);
    await discardIn(page, form).click();
  });
}

/** What empties a form. */
function discardIn(page: Page, { field, discards = "in it" }: Form): Locator {
  const within = {
    "in it": field(page).locator("xpath=ancestor::form[1]"),
    "in the palette": page.getByRole("dialog", { name: "Tag the selected words" }),
    "in the proposals": page.getByRole("region", { name: "Quotations in this text" }),
  };
  return within[discards].getByRole("button", { name: "Discard", exact: true }).last();
}

/** The same for all forms of a worker: what they change is never saved. */
let shared: Promise<Place> | undefined;

for (const form of OWNERS_FORMS) {
  test(`what is half written is kept in ${form.file}`, async ({ site, signIn }) => {
    shared ??= placeOf(site);
    await expectKept(await signIn(site.owner), form, await shared);
  });
}

test(`what is half written is kept in ${ASKING.file}`, async ({ site, signIn }) => {
  shared ??= placeOf(site);
  const place = await shared;
  const page = await signIn(await site.newcomer("Ada", place.projectId, "reader"));
  await expectKept(page, ASKING, place);
});

test("no form is left out of these tests", () => {
  const forms = [...OWNERS_FORMS, ASKING].map(({ file }) => file);
  expect([...forms].sort()).toEqual([...FORMS].sort());
});
