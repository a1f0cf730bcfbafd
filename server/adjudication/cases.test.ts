import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonLines } from "@/app/api/handler/json-lines";
import { importLines } from "@/server/import/import-lines";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { codingsIn, makeCodedText } from "@/test/make/coded-text";
import { expectDone } from "@/test/make/make";
import { acceptUnanimous } from "./accept-together";
import { listCases, readAdjudicationProgress } from "./cases";
import { listDecisions, readDecision } from "./decisions";
import { withdrawDecision } from "./subject";

const any = () => true;

beforeAll(() => openTestDatabase());
afterAll(closeTestDatabase);

describe("cases", () => {
  test("say who coded what, who missed it, in what they differ, in reading order", async () => {
    const { ana, bo, mark, casesOf } = await makeCodedText();
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
    const { cleo, ana, bo, documentId, mark, onlyCase } = await makeCodedText();
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
    const { ana, bo, mark, onlyCase, decide } = await makeCodedText();
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
    const { carl, ana, dee, eve, documentId, mark, onlyCase, decide } = await makeCodedText();
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
      expect(
        await acceptUnanimous(viewer, documentId, [{ annotations: codingsIn(one) }]),
      ).toMatchObject({
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
      await acceptUnanimous(eve, documentId, [{ annotations: codingsIn(one) }]),
      await withdrawDecision(eve, made.id, any),
    ]) {
      expect(outcome).toMatchObject({ problem: "not-found" });
    }
  });

  test("are those of one coder, or of several as these disagree among themselves", async () => {
    const { cleo, carl, ana, bo, documentId, mark, casesOf } = await makeCodedText();
    await mark(ana, "Nobody paid");
    await mark(bo, "Nobody paid", "slogans");
    await mark(carl, "Nobody paid");
    await mark(bo, "It is a scandal");
    const lines = jsonLines(
      JSON.stringify({
        author: "Ida, of Hull",
        kind: "rhetoric",
        target: [{ exact: "The locks leak" }],
        rhetoric: { technique: "doubt" },
      }),
    );
    expectDone(await importLines(cleo, documentId, lines, false));
    const startsOf = async (filter: Parameters<typeof casesOf>[0]) =>
      (await casesOf(filter)).map(({ start }) => start);
    expect(await startsOf({})).toEqual([0, 16, 53]);
    expect(await startsOf({ coders: bo.id })).toEqual([16, 53]);
    expect(await startsOf({ coders: "Ida\\, of Hull" })).toEqual([0]);
    expect(await startsOf({ coders: "Nemo" })).toEqual([]);
    expect(await startsOf({ coders: `${ana.id},${bo.id.toUpperCase()}` })).toEqual([16, 53]);
    expect(await startsOf({ coders: `${ana.id},${bo.id}`, kind: "missed" })).toEqual([53]);
    expect(await startsOf({ coders: `${ana.id},${bo.id}`, kind: "label" })).toEqual([16]);
    expect(await startsOf({ coders: `${ana.id},${carl.id}`, kind: "agreed" })).toEqual([16]);
    // Of one, it is how all disagree.
    expect(await startsOf({ coders: ana.id, kind: "label" })).toEqual([16]);
    expect(await startsOf({ coders: ana.id, tag: "slogans" })).toEqual([]);
    expect(await startsOf({ coders: bo.id, tag: "slogans" })).toEqual([16]);
    const [shown] = await casesOf({ coders: bo.id });
    expect(shown?.codings).toHaveLength(3);
  });

  test("are read a page at a time", async () => {
    const { cleo, ana, documentId, mark } = await makeCodedText();
    for (const exact of ["The locks", "Nobody", "scandal"]) await mark(ana, exact);
    const first = expectDone(await listCases(cleo, documentId, {}, { limit: 2 }));
    expect(first.items).toHaveLength(2);
    const after = first.next ?? undefined;
    const rest = expectDone(await listCases(cleo, documentId, {}, { after, limit: 2 }));
    expect(rest.items).toHaveLength(1);
    expect(rest.next).toBeNull();
  });
});
