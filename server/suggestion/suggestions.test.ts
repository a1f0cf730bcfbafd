import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { removeAnnotation } from "@/server/annotation/judge";
import { listAnnotations, readAnnotation } from "@/server/annotation/read";
import { reviseText } from "@/server/document/revise";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeDocument, makePerson, makeProject } from "@/test/make/make";
import { decideSuggestion } from "./decide";
import { listOrigins, listSuggestions } from "./read";
import { addSuggestion, removeSuggestion } from "./write";

let owner: Viewer, ida: Viewer, bo: Viewer, reader: Viewer, stranger: Viewer;
let projectId: string, documentId: string;

beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  ida = await makePerson("Ida");
  bo = await makePerson("Bo");
  reader = await makePerson("Reader");
  stranger = await makePerson("Stranger");
  projectId = (await makeProject(owner, { annotator: ida, curator: bo, reader })).id;
  documentId = await text();
});
afterAll(closeTestDatabase);

const text = async (words = "The locks leak. Nobody paid for the locks, says Ida.") =>
  (await makeDocument(owner, projectId, words)).document.id;
const draft = (exact: string, more: object = {}) => ({
  kind: "claim" as const,
  target: [{ exact }],
  origin: "locks-v1",
  score: 0.8,
  reason: "“leak” weighed most",
  ...more,
});
const suggest = async (exact = "The locks leak", in_ = documentId, more: object = {}) =>
  expectDone(await addSuggestion(ida, in_, draft(exact, more)));
const always = () => true;
const annotationsOf = async (id: string) =>
  expectDone(await listAnnotations(owner, id, {}, { limit: 100 })).items;
const suggestionsOf = async (id: string) =>
  expectDone(await listSuggestions(reader, id, {}, { limit: 100 })).items;

describe("a suggestion", () => {
  test("stands on words of the text, says where it is from, and is no annotation", async () => {
    const id = await text();
    const made = await suggest("The locks leak", id, { claim: null, tags: ["water"] });
    expect(made).toMatchObject({
      kind: "claim",
      target: [{ start: 0, end: 14, exact: "The locks leak" }],
      tags: ["water"],
      origin: "locks-v1",
      score: 0.8,
      reason: "“leak” weighed most",
      state: "open",
      annotationId: null,
      anchor: "exact",
    });
    expect(await suggestionsOf(id)).toEqual([made]);
    expect(await annotationsOf(id)).toEqual([]);
    expect(await read.annotation.count({ where: { documentId: id } })).toBe(0);
    const { changes } = await readFeed(read, owner, id, 0, 10);
    expect(changes.at(-1)).toMatchObject({ kind: "suggestion.saved", id: made.id });
  });

  test.each([
    ["words that do not stand there", draft("a whale"), "quote-not-found"],
    ["words that stand in two places", draft("locks"), "quote-in-several-places"],
    [
      "a span outside the text",
      draft("", { target: [{ start: 900, end: 901 }] }),
      "span-outside-text",
    ],
    ["an older revision", draft("Nobody", { revision: 7 }), "text-moved-on"],
  ])("is refused for %s", async (_, wrong, problem) => {
    expect(await addSuggestion(ida, documentId, wrong)).toMatchObject({ ok: false, problem });
  });

  test("sent again is answered as it is, and its id is nobody else's", async () => {
    const id = newId();
    const first = expectDone(await addSuggestion(ida, documentId, { ...draft("Nobody"), id }));
    const again = await addSuggestion(ida, documentId, { ...draft("Nobody"), id });
    expect(again).toMatchObject({ ok: true, created: false, value: first });
    const other = await addSuggestion(bo, documentId, { ...draft("Nobody"), id });
    expect(other).toMatchObject({ ok: false, problem: "id-taken" });
  });

  test("is for members, and made by those who may annotate", async () => {
    expect(await addSuggestion(reader, documentId, draft("Nobody"))).toMatchObject({
      problem: "not-yours",
    });
    expect(await addSuggestion(stranger, documentId, draft("Nobody"))).toMatchObject({
      problem: "not-found",
    });
    expect(await listSuggestions(stranger, documentId, {}, { limit: 9 })).toMatchObject({
      problem: "not-found",
    });
    expect(await listOrigins(stranger, projectId, { limit: 9 })).toMatchObject({
      problem: "not-found",
    });
  });

  test("is taken back by its maker or a curator", async () => {
    const id = await text();
    const one = await suggest("Nobody", id);
    const other = await suggest("The locks leak", id);
    const third = expectDone(await addSuggestion(bo, id, draft("says Ida")));
    expect(await removeSuggestion(ida, third.id, always)).toMatchObject({ problem: "not-yours" });
    expectDone(await removeSuggestion(ida, one.id, always));
    expectDone(await removeSuggestion(bo, other.id, always));
    expect(await suggestionsOf(id)).toEqual([third]);
    expect(await removeSuggestion(ida, one.id, always)).toMatchObject({ problem: "not-found" });
  });

  test("follows its words through a revision, and is lost with them", async () => {
    const id = await text();
    const stays = await suggest("Nobody paid", id);
    const goes = await suggest("The locks leak", id);
    const content = "At last, nothing. Nobody paid for the locks, says Ida.";
    expectDone(await reviseText(owner, id, { content, format: "plain" }));
    const after = new Map((await suggestionsOf(id)).map((one) => [one.id, one]));
    expect(after.get(stays.id)).toMatchObject({ revision: 2, target: [{ start: 18, end: 29 }] });
    expect(after.get(goes.id)).toMatchObject({ revision: 1, anchor: "lost", orphan: true });
    const lost = await decideSuggestion(ida, goes.id, always, { decision: "take" });
    expect(lost).toMatchObject({ ok: false, problem: "quote-not-found" });
    expectDone(await decideSuggestion(ida, stays.id, always, { decision: "take" }));
  });
});

describe("a decision", () => {
  test("to take it makes an annotation of whoever takes it, which says what it was made of", async () => {
    const id = await text();
    const made = await suggest("The locks leak", id, { body: "Checkable", tags: ["water"] });
    const taken = expectDone(await decideSuggestion(bo, made.id, always, { decision: "take" }));
    expect(taken).toMatchObject({ state: "taken", decidedBy: { id: bo.id, name: "Bo" } });
    const [annotation, ...others] = await annotationsOf(id);
    expect(others).toEqual([]);
    expect(annotation).toMatchObject({
      id: taken.annotationId,
      kind: "claim",
      body: "Checkable",
      tags: ["water"],
      createdBy: { id: bo.id },
      status: "open",
      suggestion: {
        id: made.id,
        origin: "locks-v1",
        score: 0.8,
        reason: "“leak” weighed most",
        adjusted: false,
      },
    });
    const again = expectDone(await decideSuggestion(ida, made.id, always, { decision: "take" }));
    expect(again).toEqual(taken);
    expect(await annotationsOf(id)).toHaveLength(1);
    const { changes } = await readFeed(read, owner, id, 0, 10);
    const [second, last] = changes.slice(-2).map(({ kind }) => kind);
    expect([second, last]).toEqual(["annotation.saved", "suggestion.saved"]);
  });

  test("to adjust it says what is otherwise", async () => {
    const id = await text();
    const made = await suggest("The locks leak", id, { claim: null, body: "first" });
    const adjusted = expectDone(
      await decideSuggestion(ida, made.id, always, {
        decision: "adjust",
        annotation: { kind: "note", body: "second", target: [{ exact: "The locks leak." }] },
      }),
    );
    expect(adjusted.state).toBe("adjusted");
    const annotation = expectDone(await readAnnotation(ida, adjusted.annotationId ?? ""));
    expect(annotation).toMatchObject({
      kind: "note",
      body: "second",
      target: [{ exact: "The locks leak." }],
      suggestion: { adjusted: true },
    });
  });

  test("to refuse it makes none, and can be taken back", async () => {
    const id = await text();
    const made = await suggest("Nobody", id);
    const refused = expectDone(
      await decideSuggestion(ida, made.id, always, { decision: "refuse", reason: "no claim" }),
    );
    expect(refused).toMatchObject({ state: "refused", decisionReason: "no claim" });
    expect(await annotationsOf(id)).toEqual([]);
    expect(await decideSuggestion(bo, made.id, always, { decision: "take" })).toMatchObject({
      ok: false,
      problem: "verdict-out-of-order",
    });
    const open = expectDone(await decideSuggestion(ida, made.id, always, { decision: "open" }));
    expect(open).toMatchObject({ state: "open", decidedBy: null, decisionReason: "" });
    const taken = expectDone(await decideSuggestion(ida, made.id, always, { decision: "take" }));
    expect(await decideSuggestion(ida, made.id, always, { decision: "open" })).toMatchObject({
      ok: false,
      problem: "verdict-out-of-order",
    });
    expectDone(await removeAnnotation(ida, taken.annotationId ?? "", always));
    expect(
      expectDone(await decideSuggestion(ida, made.id, always, { decision: "open" })),
    ).toMatchObject({ state: "open", annotationId: null });
  });

  test("that is taken back after a revision stands where its words are now", async () => {
    const id = await text();
    const moved = await suggest("Nobody paid", id);
    const lost = await suggest("The locks leak", id);
    const refuse = { decision: "refuse" } as const;
    for (const one of [moved, lost])
      expectDone(await decideSuggestion(ida, one.id, always, refuse));
    const content = "Rain, again and again. Nobody paid for the locks, says Ida.";
    expectDone(await reviseText(owner, id, { content, format: "plain" }));
    const reopen = { decision: "open" } as const;
    expect(expectDone(await decideSuggestion(ida, moved.id, always, reopen))).toMatchObject({
      revision: 2,
      target: [{ start: 23, end: 34, exact: "Nobody paid" }],
      orphan: false,
    });
    const take = { decision: "take" } as const;
    expectDone(await decideSuggestion(ida, moved.id, always, take));
    expect(await annotationsOf(id)).toMatchObject([{ target: [{ exact: "Nobody paid" }] }]);
    expect(expectDone(await decideSuggestion(ida, lost.id, always, reopen))).toMatchObject({
      revision: 1,
      orphan: true,
    });
    expect(await decideSuggestion(ida, lost.id, always, take)).toMatchObject({
      ok: false,
      problem: "quote-not-found",
    });
  });

  test("is for those who may annotate, and of the version they read", async () => {
    const made = await suggest("Nobody");
    const take = { decision: "take" } as const;
    expect(await decideSuggestion(reader, made.id, always, take)).toMatchObject({
      problem: "not-yours",
    });
    expect(await decideSuggestion(stranger, made.id, always, take)).toMatchObject({
      problem: "not-found",
    });
    const late = await decideSuggestion(ida, made.id, (version) => version === 9, take);
    expect(late).toMatchObject({ problem: "someone-was-faster" });
  });
});

test("each origin has its rate of acceptance", async () => {
  const { id } = await makeProject(owner, { annotator: ida });
  const { document } = await makeDocument(owner, id, "One. Two. Three. Four.");
  const decisions = [
    ["One", "a", "take"],
    ["Two", "a", "adjust"],
    ["Three", "a", "refuse"],
    ["Four", "a", null],
    ["One", "b", null],
  ] as const;
  for (const [exact, origin, decision] of decisions) {
    const made = await suggest(exact, document.id, { origin });
    if (decision) expectDone(await decideSuggestion(ida, made.id, always, { decision }));
  }
  expect(expectDone(await listOrigins(owner, id, { limit: 9 }))).toEqual({
    items: [
      { origin: "a", suggested: 4, open: 1, taken: 1, adjusted: 1, refused: 1, rate: 2 / 3 },
      { origin: "b", suggested: 1, open: 1, taken: 0, adjusted: 0, refused: 0, rate: null },
    ],
    next: null,
  });
  const first = expectDone(await listOrigins(owner, id, { limit: 1 }));
  expect(first.next).toBe("a");
  const rest = expectDone(await listOrigins(owner, id, { after: "a", limit: 1 }));
  expect(rest.items.map(({ origin }) => origin)).toEqual(["b"]);
});

test("origins have one order, whatever the database sorts words by", async () => {
  const { id } = await makeProject(owner, { annotator: ida });
  const { document } = await makeDocument(owner, id, "One. Two.");
  // A rocket comes first by UTF-16 code units, a full-width letter by bytes of UTF-8.
  const names = ["B", "a", "\u{1f680}", "\uff5a"];
  for (const origin of names.toReversed()) await suggest("One", document.id, { origin });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { items, next } = expectDone(await listOrigins(owner, id, { after, limit: 1 }));
    seen.push(...items.map(({ origin }) => origin));
    after = next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(names);
});
