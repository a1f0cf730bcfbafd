import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editAnnotation } from "@/server/annotation/edit";
import { judgeAnnotation, removeAnnotation } from "@/server/annotation/judge";
import { readAnnotation } from "@/server/annotation/read";
import { reviseText } from "@/server/document/revise";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { CODED_TEXT, codingsIn, makeCodedText } from "@/test/make/coded-text";
import { expectDone } from "@/test/make/make";
import { readAdjudicationProgress } from "./cases";
import { addDecision } from "./decide";
import { listDecisions, readDecision } from "./decisions";
import type { DecisionDraft } from "./spans";
import { withdrawDecision } from "./subject";

const any = () => true;
const wordsIn = (decision: {
  readonly spans: readonly { target: readonly { exact: string }[] }[];
}) => decision.spans.map(({ target }) => target.map(({ exact }) => exact).join(" … "));

beforeAll(() => openTestDatabase());
afterAll(closeTestDatabase);

describe("a decision", () => {
  test("lets a coding stand, changes no annotation, and says what became of each", async () => {
    const { cleo, ana, bo, dee, documentId, mark, casesOf, onlyCase, decide } =
      await makeCodedText();
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
    expect(expectDone(await readAdjudicationProgress(cleo, documentId))).toMatchObject({
      total: 1,
      decided: 1,
      again: 0,
      guidelineUnclear: 1,
    });
    const { changes } = await readFeed(read, dee, documentId, 0, 50);
    expect(changes.at(-1)).toMatchObject({ kind: "adjudication.saved", id: decision.id });
  });

  test("adjusts, relabels, merges, splits, rejects, and says that nothing is here", async () => {
    const { cleo, ana, bo, documentId, mark, casesOf } = await makeCodedText();
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
    const { cleo, documentId, onlyCase } = await makeCodedText();
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
    const { ana, mark, onlyCase, decide } = await makeCodedText();
    await mark(ana, "Nobody paid");
    const one = await onlyCase();
    const spans = "spans" in draft ? draft.spans : undefined;
    const filled = spans?.map((span) => ({ from: one.codings[0]?.annotationId, ...span }));
    const sent = outcome === "accept" ? [{ from: codingsIn(one)[0]?.id, slug: "slogans" }] : filled;
    expect(await decide(one, { outcome, spans: sent })).toMatchObject({
      problem: "not-understood",
      reason: { key: `Refusals.adjudication.fit.${outcome}` },
    });
  });

  test("of two curators is the first; the second one sees it and may replace it", async () => {
    const { cleo, carl, ana, dee, documentId, mark, onlyCase, decide } = await makeCodedText();
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
    const { carl, ana, mark, onlyCase, decide } = await makeCodedText();
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
    const { carl, ana, dee, documentId, mark, casesOf, onlyCase, decide } = await makeCodedText();
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
    const { carl, ana, bo, dee, mark, casesOf, onlyCase, decide } = await makeCodedText();
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
    const { cleo, ana, dee, documentId, mark, onlyCase, decide } = await makeCodedText();
    await mark(ana, "Nobody paid");
    const made = expectDone(await decide(await onlyCase(), { outcome: "accept" }));
    const content = `A new beginning. ${CODED_TEXT}`;
    expectDone(await reviseText(cleo, documentId, { content, format: "plain" }));
    expect(expectDone(await readDecision(dee, made.id))).toMatchObject({
      revision: 2,
      outdated: false,
      target: [{ start: 33, exact: "Nobody paid" }],
      spans: [{ revision: 2, target: [{ start: 33, exact: "Nobody paid" }] }],
    });
  });
});
