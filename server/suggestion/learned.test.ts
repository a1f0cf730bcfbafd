import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { reviseText } from "@/server/document/revise";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { decideSuggestion } from "./decide";
import { previewLearned, suggestLearned } from "./learned";
import { listOrigins, listSuggestions } from "./read";
import { removeSuggestion } from "./write";

let owner: Viewer, ida: Viewer, reader: Viewer, stranger: Viewer;
let projectId: string;

beforeAll(async () => {
  await openTestDatabase();
  [owner, ida, reader, stranger] = (await Promise.all(
    ["Owner", "Ida", "Reader", "Stranger"].map(makePerson),
  )) as [Viewer, Viewer, Viewer, Viewer];
});
beforeEach(async () => {
  projectId = (await makeProject(owner, { annotator: ida, reader })).id;
});
afterAll(closeTestDatabase);

const LABEL = { kind: "claim", tag: "factual" } as const;
const WORDS = { by: "same-words", ...LABEL } as const;
const SENTENCES = { by: "sentences", ...LABEL } as const;
const FACTUAL = {
  claim: { statement: "", type: "factual", checkworthy: null },
} as unknown as Parameters<typeof makeAnnotation>[3];

/** A text whose bracketed spans were marked with the tag. */
async function coded(notation: string, by = ida, more: object = {}) {
  const { document, spans } = await makeDocument(owner, projectId, notation);
  for (const one of spans) await makeAnnotation(by, document.id, [one], { ...FACTUAL, ...more });
  return document.id;
}
const text = async (words: string) => (await makeDocument(owner, projectId, words)).document.id;
const ask = async (
  id: string,
  question: Parameters<typeof suggestLearned>[2] = WORDS,
  viewer = ida,
) => expectDone(await suggestLearned(viewer, id, question));
const open = async (id: string) =>
  expectDone(await listSuggestions(ida, id, {}, { limit: 100 })).items;
const always = () => true;
const decide = async (id: string, decision: "take" | "refuse") =>
  expectDone(await decideSuggestion(ida, id, always, { decision }));

test("words that people marked are suggested in another text, once", async () => {
  await coded("Again [the locks leak] here.");
  const id = await text("He says the locks leak. The locks leak, she says.");
  expect(await ask(id)).toMatchObject({
    suggested: 2,
    known: 0,
    left: 0,
    enough: true,
    examples: 1,
  });
  expect(await open(id)).toMatchObject([
    {
      target: [{ start: 8, exact: "the locks leak" }],
      claim: { type: "factual" },
      origin: "the same words elsewhere",
      score: 1,
      state: "open",
      createdBy: { id: ida.id },
    },
    { target: [{ exact: "The locks leak" }] },
  ]);
  expect(await ask(id)).toMatchObject({ suggested: 0, known: 2 });
  const [one, other] = await Promise.all([ask(id), ask(id)]);
  expect([one.suggested, other.suggested]).toEqual([0, 0]);
});

test("two who ask at once make each suggestion once", async () => {
  await coded("Again [the locks leak] here.");
  const id = await text("He says the locks leak. The locks leak, she says.");
  const [one, other] = await Promise.all([ask(id), ask(id, WORDS, owner)]);
  expect(one.suggested + other.suggested).toBe(2);
  expect(await open(id)).toHaveLength(2);
});

test("what was refused, taken or taken away stays away, also after a revision", async () => {
  await coded("Again [the locks leak] and [the dam broke] and [nobody paid].");
  const words = "The locks leak. And the dam broke. And nobody paid.";
  const id = await text(words);
  expect(await ask(id)).toMatchObject({ suggested: 3 });
  const [leak, broke, paid] = await open(id);
  await decide(leak?.id ?? "", "refuse");
  await decide(broke?.id ?? "", "take");
  expectDone(await removeSuggestion(ida, paid?.id ?? "", always));
  expect(await ask(id)).toMatchObject({ suggested: 0 });
  expectDone(await reviseText(owner, id, { content: `A word before. ${words}`, format: "plain" }));
  expect(await ask(id)).toMatchObject({ suggested: 0, known: 2 });
});

test("what was taken is work of who took it, and is learned from", async () => {
  await coded("Again [the locks leak] here.");
  const id = await text("The locks leak.");
  await ask(id);
  const [suggestion] = await open(id);
  await decide(suggestion?.id ?? "", "take");
  expect(await ask(await text("Hm, the locks leak."))).toMatchObject({ examples: 2, texts: 2 });
  const rates = expectDone(await listOrigins(ida, projectId, { limit: 10 })).items;
  expect(rates).toMatchObject([{ origin: "the same words elsewhere", taken: 1, open: 1, rate: 1 }]);
});

test("nothing private is learned from, whoever asks, and none is told by what is not suggested", async () => {
  await coded("Again [the locks leak] here.", ida, { visibility: "private" });
  const id = await text("The locks leak.");
  for (const viewer of [ida, owner]) {
    expect(await ask(id, WORDS, viewer)).toMatchObject({ examples: 0, texts: 0, enough: false });
  }
  expect(await open(id)).toEqual([]);
  const own = await coded("[The locks leak].", ida, { visibility: "private" });
  await coded("Now [the locks leak] here.");
  expect(await ask(own, WORDS, owner)).toMatchObject({ suggested: 1 });
});

test("sentences are learned where there are enough of them, and their worth is seen before", async () => {
  const id = await text("Ships carry 40 tons. What a day it was.");
  expect(await ask(id, SENTENCES)).toMatchObject({
    suggested: 0,
    examples: 0,
    needed: 5,
    enough: false,
    leftOut: null,
  });
  for (const ship of ["Ida", "Bo"]) {
    await coded(
      `[Ships carry 10 tons.] What joy. [Ships of ${ship} carry coal.] What fun. [Ships carry us.] What a day. What luck.`,
    );
  }
  const worth = expectDone(await previewLearned(ida, id, SENTENCES));
  expect(worth).toMatchObject({
    examples: 6,
    others: 8,
    texts: 2,
    enough: true,
    leftOut: { marked: 6, found: 6, proposed: 6, wrong: 0, precision: 1, recall: 1 },
  });
  expect(await open(id)).toEqual([]);
  expect(await ask(id, SENTENCES)).toMatchObject({ suggested: 1 });
  const [suggestion] = await open(id);
  expect(suggestion).toMatchObject({
    target: [{ exact: "Ships carry 40 tons." }],
    origin: "learned sentences",
  });
  expect(suggestion?.reason).toContain("“carry”");
});

test("at most a hundred are made at once, and it is told how many are left", async () => {
  await coded("It is [a hoax] again.");
  const id = await text("It is a hoax. ".repeat(120));
  expect(await ask(id)).toMatchObject({ suggested: 100, left: 20 });
  expect(await ask(id)).toMatchObject({ suggested: 20, known: 100, left: 0 });
});

test("who may not annotate does not ask, and a tag must be in the codebook", async () => {
  const id = await text("The locks leak.");
  expect(await suggestLearned(reader, id, WORDS)).toMatchObject({ problem: "not-yours" });
  expect(await previewLearned(reader, id, WORDS)).toMatchObject({ problem: "not-yours" });
  expect(await suggestLearned(stranger, id, WORDS)).toMatchObject({ problem: "not-found" });
  const unknown = { ...WORDS, tag: "weather" };
  expect(await previewLearned(ida, id, unknown)).toMatchObject({ problem: "not-found" });
});
