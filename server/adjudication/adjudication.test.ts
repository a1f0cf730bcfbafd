import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { jsonLines } from "@/app/api/handler/json-lines";
import { editAnnotation } from "@/server/annotation/edit";
import { judgeAnnotation, removeAnnotation } from "@/server/annotation/judge";
import { readAnnotation } from "@/server/annotation/read";
import { reviseText } from "@/server/document/revise";
import { exportDocument, exportProject } from "@/server/export/download";
import { readFeed } from "@/server/feed/changes";
import { importLines } from "@/server/import/import-lines";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { acceptUnanimous } from "./accept-together";
import { listCases, readAdjudicationProgress, type AdjudicationCase } from "./cases";
import { addDecision } from "./decide";
import { listDecisions, readDecision } from "./decisions";
import type { DecisionDraft } from "./spans";
import { withdrawDecision } from "./subject";

const any = () => true;
const TEXT =
  "The locks leak. Nobody paid for the locks, says Ida. It is a scandal, 🐟 and a shame.";

let cleo: Viewer, carl: Viewer, ana: Viewer, bo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, documentId: string;

beforeAll(async () => {
  await openTestDatabase();
  [cleo, carl] = [await makePerson("Cleo"), await makePerson("Carl")];
  [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  [dee, eve] = [await makePerson("Dee"), await makePerson("Eve")];
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(cleo, { curator: carl, annotator: ana, reader: dee })).id;
  await transaction((tx) =>
    tx.member.create({ data: { projectId, userId: bo.id, role: "annotator" } }),
  );
  documentId = (await makeDocument(cleo, projectId, TEXT)).document.id;
});

/** Somebody's technique on words of the text. */
const mark = (by: Viewer, exact: string, technique = "doubt", more: object = {}) => {
  const draft = { kind: "rhetoric" as const, rhetoric: rhetoric(technique), ...more };
  return makeAnnotation(by, documentId, [{ exact }], draft);
};
const rhetoric = (technique: string) => ({
  technique,
  target: null,
  claimId: null,
  justification: null,
  answers: [],
});
const casesOf = async (filter: Parameters<typeof listCases>[2] = {}, viewer = cleo) =>
  expectDone(await listCases(viewer, documentId, filter, { limit: 50 })).items;
const onlyCase = async (filter: Parameters<typeof listCases>[2] = {}) => {
  const [one, ...others] = await casesOf(filter);
  if (!one || others.length > 0) throw new Error("There is not one case.");
  return one;
};
const on = ({ codings }: AdjudicationCase) =>
  codings.map(({ annotationId: id, version }) => ({ id, version }));
const decide = (
  one: AdjudicationCase,
  draft: Omit<DecisionDraft, "annotations">,
  by: Viewer = cleo,
) => addDecision(by, documentId, { annotations: on(one), ...draft });
const wordsIn = (decision: {
  readonly spans: readonly { target: readonly { exact: string }[] }[];
}) => decision.spans.map(({ target }) => target.map(({ exact }) => exact).join(" … "));
const progress = async () => expectDone(await readAdjudicationProgress(cleo, documentId));

describe("cases", () => {
  test("say who coded what, who missed it, in what they differ, in reading order", async () => {
    await mark(ana, "Nobody paid");
    await mark(bo, "Nobody paid for the locks");
    await mark(ana, "The locks leak", "slogans");
    const [first, second] = await casesOf();
    expect(first).toMatchObject({
      disagreements: ["missed"],
      codings: [{ by: { name: "Ana" }, slug: "slogans", target: [{ exact: "The locks leak" }] }],
      missing: [{ id: bo.id, name: "Bo" }],
      decisions: [],
      context: { start: 0, cut: false },
    });
    expect(second).toMatchObject({ disagreements: ["boundary"], differs: [], missing: [] });
    expect(second?.context.text).toContain("Nobody paid for the locks");
    expect(await casesOf({ kind: "boundary" })).toHaveLength(1);
    expect(await casesOf({ tag: "slogans" })).toMatchObject([{ id: first?.id }]);
  });

  test("hold imported authors, and neither private annotations nor bare notes", async () => {
    await mark(ana, "Nobody paid");
    await mark(bo, "Nobody paid", "doubt", { visibility: "private" });
    await mark(bo, "The locks leak", "doubt", { kind: "note", body: "Which?" });
    const line = {
      author: "Mira",
      kind: "rhetoric",
      target: [{ exact: "Nobody paid" }],
      rhetoric: { technique: "slogans" },
    };
    const lines = jsonLines(JSON.stringify(line));
    expectDone(await importLines(cleo, documentId, lines, false));
    const one = await onlyCase();
    expect(one.codings.map(({ by }) => by.name)).toEqual(["Ana", "Mira"]);
    expect(one).toMatchObject({ disagreements: ["label"], differs: ["slug"], missing: [] });
  });

  test("differ where a quotation is quoted by another speaker", async () => {
    const quoted = (speaker: string) => ({
      kind: "quotation",
      rhetoric: null,
      quotation: { form: "indirect", speaker, cue: null, addressee: null, match: null },
    });
    await mark(ana, "Nobody paid for the locks", "", quoted("Ida"));
    await mark(bo, "Nobody paid for the locks", "", quoted("the mayor"));
    const one = await onlyCase();
    expect(one).toMatchObject({ disagreements: ["label"], differs: ["speaker"] });
    const [, mayor] = one.codings;
    const from = one.codings[0]?.annotationId;
    const made = expectDone(
      await decide(one, { outcome: "relabel", spans: [{ from, speaker: "the mayor " }] }),
    );
    expect(made.spans).toMatchObject([{ slug: "indirect", speaker: "the mayor " }]);
    expect(
      made.annotations.find(({ annotationId }) => annotationId === mayor?.annotationId),
    ).toMatchObject({
      fate: "kept",
    });
  });

  test("are for curators; decisions are for everybody in the project", async () => {
    await mark(ana, "Nobody paid");
    const one = await onlyCase();
    const page = { limit: 9 };
    for (const viewer of [ana, dee]) {
      expect(await listCases(viewer, documentId, {}, page)).toMatchObject({ problem: "not-yours" });
      expect(await readAdjudicationProgress(viewer, documentId)).toMatchObject({
        problem: "not-yours",
      });
      expect(await decide(one, { outcome: "reject" }, viewer)).toMatchObject({
        problem: "not-yours",
      });
      expect(await acceptUnanimous(viewer, documentId, [{ annotations: on(one) }])).toMatchObject({
        problem: "not-yours",
      });
    }
    const made = expectDone(await decide(one, { outcome: "reject" }, carl));
    expect(await withdrawDecision(ana, made.id, any)).toMatchObject({ problem: "not-yours" });
    for (const viewer of [ana, dee]) {
      expect(expectDone(await listDecisions(viewer, documentId, {}, page)).items).toEqual([made]);
      expect(expectDone(await readDecision(viewer, made.id))).toEqual(made);
    }
    for (const outcome of [
      await listCases(eve, documentId, {}, page),
      await readAdjudicationProgress(eve, documentId),
      await listDecisions(eve, documentId, {}, page),
      await readDecision(eve, made.id),
      await decide(one, { outcome: "reject" }, eve),
      await acceptUnanimous(eve, documentId, [{ annotations: on(one) }]),
      await withdrawDecision(eve, made.id, any),
    ]) {
      expect(outcome).toMatchObject({ problem: "not-found" });
    }
  });

  test("are read a page at a time", async () => {
    for (const exact of ["The locks", "Nobody", "scandal"]) await mark(ana, exact);
    const first = expectDone(await listCases(cleo, documentId, {}, { limit: 2 }));
    expect(first.items).toHaveLength(2);
    const after = first.next ?? undefined;
    const rest = expectDone(await listCases(cleo, documentId, {}, { after, limit: 2 }));
    expect(rest.items).toHaveLength(1);
    expect(rest.next).toBeNull();
  });
});

describe("a decision", () => {
  test("lets a coding stand, changes no annotation, and says what became of each", async () => {
    const mine = await mark(ana, "Nobody paid");
    const other = await mark(bo, "Nobody paid for the locks");
    const one = await onlyCase();
    const before = expectDone(await readAnnotation(dee, mine.id));
    const made = await decide(one, {
      outcome: "accept",
      spans: [{ from: other.id }],
      reason: " Boundary ",
      note: "The object belongs to it.",
      guidelineUnclear: true,
    });
    expect(made).toMatchObject({ ok: true, created: true });
    const decision = expectDone(made);
    expect(decision).toMatchObject({
      outcome: "accept",
      reason: "Boundary",
      guidelineUnclear: true,
      by: { id: cleo.id, name: "Cleo" },
      outdated: false,
      withdrawnBy: null,
      annotations: [
        { annotationId: mine.id, fate: "adjusted", edited: false, gone: false },
        { annotationId: other.id, fate: "kept" },
      ],
    });
    expect(wordsIn(decision)).toEqual(["Nobody paid for the locks"]);
    expect(expectDone(await readAnnotation(dee, mine.id))).toEqual(before);
    expect((await onlyCase({ state: "decided" })).decisions).toEqual([decision]);
    expect(await casesOf({ state: "open" })).toEqual([]);
    expect(await progress()).toMatchObject({ total: 1, decided: 1, again: 0, guidelineUnclear: 1 });
    const { changes } = await readFeed(read, dee, documentId, 0, 50);
    expect(changes.at(-1)).toMatchObject({ kind: "adjudication.saved", id: decision.id });
  });

  test("adjusts, relabels, merges, splits, rejects, and says that nothing is here", async () => {
    const a = await mark(ana, "Nobody paid");
    const b = await mark(bo, "paid for the locks", "slogans");
    const target = [{ exact: "Nobody paid for" }];
    const of = async (draft: Omit<DecisionDraft, "annotations">) => {
      const [one] = await casesOf();
      const annotations = [a, b].map(({ id, version }) => ({ id, version }));
      if (!one) throw new Error("There is no case.");
      const made = expectDone(await addDecision(cleo, documentId, { annotations, ...draft }));
      expectDone(await withdrawDecision(cleo, made.id, any));
      return made;
    };
    expect(wordsIn(await of({ outcome: "adjust", spans: [{ from: a.id, target }] }))).toEqual([
      "Nobody paid for",
    ]);
    const relabelled = await of({ outcome: "relabel", spans: [{ from: a.id, slug: "slogans" }] });
    expect(relabelled.spans).toMatchObject([
      { slug: "slogans", rhetoric: { technique: "slogans" } },
    ]);
    const kind = await of({
      outcome: "relabel",
      spans: [{ from: a.id, kind: "claim", statement: "Nobody paid." }],
    });
    expect(kind.spans).toMatchObject([
      { kind: "claim", slug: null, claim: { statement: "Nobody paid." }, rhetoric: null },
    ]);
    expect(wordsIn(await of({ outcome: "merge" }))).toEqual(["Nobody paid for the locks"]);
    const split = await of({
      outcome: "split",
      spans: [
        { from: a.id, target: [{ exact: "Nobody" }] },
        { from: b.id, target: [{ exact: "paid for the locks" }] },
      ],
    });
    expect(wordsIn(split)).toEqual(["Nobody", "paid for the locks"]);
    expect(split.annotations.map(({ fate }) => fate)).toEqual(["adjusted", "kept"]);
    for (const outcome of ["reject", "nothing"] as const) {
      const none = await of({ outcome, reason: "Opinion" });
      expect(none.spans).toEqual([]);
      expect(none.annotations.map(({ fate }) => fate)).toEqual(["rejected", "rejected"]);
    }
  });

  test("can be that nothing is where nobody marked anything", async () => {
    const made = expectDone(
      await addDecision(cleo, documentId, {
        outcome: "nothing",
        annotations: [],
        target: [{ exact: "It is a scandal" }],
      }),
    );
    expect(made.target).toMatchObject([{ exact: "It is a scandal" }]);
    expect(await onlyCase()).toMatchObject({
      id: made.id,
      codings: [],
      decisions: [{ id: made.id }],
    });
  });

  test.each([
    ["accept", {}],
    ["adjust", { spans: [] }],
    ["relabel", { spans: [{}] }],
    ["merge", {}],
    ["split", { spans: [{}] }],
    ["reject", { spans: [{}] }],
  ] as const)("to %s is refused where what is sent does not fit", async (outcome, draft) => {
    await mark(ana, "Nobody paid");
    const one = await onlyCase();
    const spans = "spans" in draft ? draft.spans : undefined;
    const filled = spans?.map((span) => ({ from: one.codings[0]?.annotationId, ...span }));
    const sent = outcome === "accept" ? [{ from: on(one)[0]?.id, slug: "slogans" }] : filled;
    expect(await decide(one, { outcome, spans: sent })).toMatchObject({
      problem: "not-understood",
      reason: { key: `Refusals.adjudication.fit.${outcome}` },
    });
  });

  test("of two curators is the first; the second one sees it and may replace it", async () => {
    await mark(ana, "Nobody paid");
    const one = await onlyCase();
    const answers = await Promise.all([
      decide(one, { outcome: "reject", reason: "Opinion" }, carl),
      decide(one, { outcome: "accept" }, cleo),
    ]);
    const [won, lost] = [answers.find(({ ok }) => ok), answers.find(({ ok }) => !ok)];
    if (!won) throw new Error("Nobody decided.");
    const first = expectDone(won);
    expect(lost).toMatchObject({
      problem: "verdict-out-of-order",
      reason: { key: "Refusals.adjudication.decided" },
      more: { current: first },
    });
    const replaces = [{ id: first.id, version: first.version }];
    const second = expectDone(await decide(one, { outcome: "nothing", replaces }, carl));
    expect((await onlyCase()).decisions).toEqual([second]);
    expect(expectDone(await readDecision(dee, first.id))).toMatchObject({
      withdrawnBy: { id: carl.id },
      replacedBy: second.id,
      version: 2,
    });
    // It is no longer there to be replaced.
    const late = await decide(one, { outcome: "accept", replaces }, cleo);
    expect(late).toMatchObject({ problem: "verdict-out-of-order" });
    const past = { withdrawn: "true" } as const;
    expect(
      expectDone(await listDecisions(dee, documentId, past, { limit: 9 })).items,
    ).toMatchObject([{ id: first.id }]);
  });

  test("sent again is answered as it is; its id is nobody else's", async () => {
    await mark(ana, "Nobody paid");
    const one = await onlyCase();
    const id = newId();
    const first = expectDone(await decide(one, { id, outcome: "accept" }));
    expect(await decide(one, { id, outcome: "accept" })).toMatchObject({
      ok: true,
      created: false,
      value: first,
    });
    expect(await decide(one, { id, outcome: "accept" }, carl)).toMatchObject({
      problem: "id-taken",
    });
  });

  test("is withdrawn of the version that was read, and stays readable", async () => {
    await mark(ana, "Nobody paid");
    const made = expectDone(await decide(await onlyCase(), { outcome: "accept" }));
    expect(await withdrawDecision(carl, made.id, (version) => version === 9)).toMatchObject({
      problem: "someone-was-faster",
      more: { current: made },
    });
    expect(expectDone(await withdrawDecision(carl, made.id, any))).toBeNull();
    expect(await withdrawDecision(carl, made.id, any)).toMatchObject({ problem: "not-found" });
    expect(await casesOf({ state: "open" })).toHaveLength(1);
    const { changes } = await readFeed(read, dee, documentId, 0, 50);
    expect(changes.at(-1)).toMatchObject({ kind: "adjudication.deleted", by: { id: carl.id } });
  });

  test("is on the wording that was read, outlives an edit, and says that it was on an earlier one", async () => {
    const mine = await mark(ana, "Nobody paid");
    const one = await onlyCase();
    expectDone(await editAnnotation(ana, mine.id, any, { tags: ["money"] }));
    expect(await decide(one, { outcome: "accept" })).toMatchObject({
      problem: "verdict-out-of-order",
      reason: { key: "Refusals.changed.coding" },
    });
    const made = expectDone(await decide(await onlyCase(), { outcome: "accept" }));
    expectDone(await judgeAnnotation(carl, mine.id, any, { status: "accepted" }));
    expect(await onlyCase()).toMatchObject({ again: [], decisions: [{ outdated: false }] });
    expectDone(await editAnnotation(ana, mine.id, any, { target: [{ exact: "Nobody" }] }));
    expect(await onlyCase({ state: "again" })).toMatchObject({
      again: ["edited"],
      decisions: [{ id: made.id, outdated: true, annotations: [{ edited: true, version: 2 }] }],
    });
    expect(wordsIn(expectDone(await readDecision(dee, made.id)))).toEqual(["Nobody paid"]);
    await mark(bo, "Nobody");
    expect((await onlyCase()).again).toEqual(["edited", "added"]);
    expectDone(await removeAnnotation(ana, mine.id, any));
    const [added, gone] = (await casesOf()).toSorted((x, y) => y.codings.length - x.codings.length);
    expect(added).toMatchObject({ decisions: [], codings: [{ by: { name: "Bo" } }] });
    expect(gone).toMatchObject({ id: made.id, again: ["gone"], decisions: [{ id: made.id }] });
  });

  test("moves with its words when the text is revised", async () => {
    await mark(ana, "Nobody paid");
    const made = expectDone(await decide(await onlyCase(), { outcome: "accept" }));
    const content = `A new beginning. ${TEXT}`;
    expectDone(await reviseText(cleo, documentId, { content, format: "plain" }));
    expect(expectDone(await readDecision(dee, made.id))).toMatchObject({
      revision: 2,
      outdated: false,
      target: [{ start: 33, exact: "Nobody paid" }],
      spans: [{ revision: 2, target: [{ start: 33, exact: "Nobody paid" }] }],
    });
  });
});

describe("unanimous cases", () => {
  test("are accepted together, each by a decision; what is not unanimous is left", async () => {
    for (const by of [ana, bo]) {
      await mark(by, "Nobody paid");
      await mark(by, "It is a scandal", "slogans");
    }
    await mark(ana, "The locks leak");
    const [missed, first, second] = await casesOf();
    if (!missed || !first || !second) throw new Error("Three cases were made.");
    const id = newId();
    expectDone(await decide(second, { outcome: "reject" }, carl));
    const sent = [
      { annotations: on(missed) },
      { id, annotations: on(first) },
      { annotations: on(second) },
    ];
    const answer = expectDone(await acceptUnanimous(cleo, documentId, sent));
    expect(answer).toEqual({
      accepted: [{ id, version: 1 }],
      left: [
        { at: 0, why: "differ" },
        { at: 2, why: "decided" },
      ],
    });
    expect(expectDone(await readDecision(dee, id))).toMatchObject({
      outcome: "accept",
      annotations: [{ fate: "kept" }, { fate: "kept" }],
    });
    // Sent again, it answers what is there.
    expect(expectDone(await acceptUnanimous(cleo, documentId, sent))).toEqual(answer);
    const taken = [{ id, annotations: on(missed) }];
    expect(expectDone(await acceptUnanimous(carl, documentId, taken)).accepted).toEqual([]);
  });
});

test("the adjudicated layer is exported apart, as annotations by nobody", async () => {
  const a = await mark(ana, "🐟 and a shame");
  await mark(bo, "a scandal", "slogans");
  const rejected = await mark(bo, "The locks leak");
  for (const one of await casesOf()) {
    const [coding] = one.codings;
    if (coding?.annotationId === rejected.id) expectDone(await decide(one, { outcome: "reject" }));
    else if (coding?.annotationId === a.id) {
      const note = "Both are meant.";
      expectDone(await decide(one, { outcome: "accept", note, reason: "Clear" }));
    }
  }
  const wordsOf = async (format: string, layer?: "adjudicated") => {
    const { stream } = expectDone(await exportDocument(dee, documentId, format, layer));
    return new Response(stream).text();
  };
  const [line, ...rest] = (await wordsOf("jsonl", "adjudicated")).trim().split("\n");
  expect(rest).toEqual([]);
  expect(JSON.parse(line ?? "")).toMatchObject({
    kind: "rhetoric",
    author: "adjudicated",
    body: "Both are meant.",
    status: "accepted",
    target: [{ start: 70, exact: "🐟 and a shame" }],
    rhetoric: { technique: "doubt" },
  });
  expect(await wordsOf("jsonl")).not.toContain("adjudicated");
  expect(await wordsOf("csv", "adjudicated")).toContain("🐟 and a shame");
  const w3c = JSON.parse(await wordsOf("w3c", "adjudicated")) as object;
  expect(JSON.stringify(w3c)).toContain("🐟 and a shame");
  expect(JSON.stringify(w3c)).not.toContain('The locks leak"');
  expect(await wordsOf("html", "adjudicated")).toContain("Both are meant.");
  const whole = expectDone(await exportProject(dee, projectId, "jsonl", null, "adjudicated"));
  expect((await new Response(whole.stream).text()).trim().split("\n")).toHaveLength(1);
});
