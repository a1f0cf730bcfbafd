import { afterAll, beforeAll, expect, test } from "vitest";
import { jsonLines } from "@/app/api/handler/json-lines";
import { AGREEMENT_MEASURES, type AgreementMeasure } from "@/lib/contract/terms";
import type { Viewer } from "@/server/access/viewer";
import { importLines } from "@/server/import/import-lines";
import { judgeAnnotation } from "@/server/annotation/judge";
import { addDocument } from "@/server/document/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { readDocumentAgreement, readProjectAgreement } from "./agreement";
import { readCoders } from "./coders";

let owner: Viewer, reader: Viewer, stranger: Viewer;
beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  reader = await makePerson("Reader");
  stranger = await makePerson("Stranger");
});
afterAll(() => closeTestDatabase());

const newProject = async () => (await makeProject(owner, { reader })).id;

async function newDocument(projectId: string, content: string): Promise<string> {
  const draft = { title: "A text", format: "plain", content } as const;
  return expectDone(await addDocument(owner, projectId, draft)).id;
}

interface Line {
  readonly author: string;
  readonly start: number;
  readonly end: number;
  readonly label?: string;
}

/** Imports spans, whose offsets count code points. */
async function code(documentId: string, lines: readonly Line[]): Promise<void> {
  const file = lines.map(({ author, start, end, label = "doubt" }) =>
    JSON.stringify({
      author,
      kind: "rhetoric",
      target: [{ start, end }],
      rhetoric: { technique: label },
    }),
  );
  const answer = expectDone(
    await importLines(owner, documentId, jsonLines(file.join("\n")), false),
  );
  expect(answer).toMatchObject({ created: lines.length, unplaced: [] });
}

const of = async (documentId: string, measure: AgreementMeasure, rest: object = {}) =>
  expectDone(await readDocumentAgreement(owner, documentId, { measure, ...rest }));

test("Krippendorff 2004, page 254, over the API: α 1995 of a text of 300 characters", async () => {
  const documentId = await newDocument(await newProject(), "🐟".repeat(300));
  const units = (author: string, label: string, ...at: [number, number][]) =>
    at.map(([start, length]) => ({ author, label, start, end: start + length }));
  await code(documentId, [
    ...units("i", "c", [75, 70], [220, 30]),
    ...units("j", "c", [70, 80], [205, 20], [250, 20]),
    ...units("i", "k", [30, 60], [150, 50]),
    ...units("j", "k", [30, 60], [150, 50]),
  ]);
  const { value, labels, coders, pairs } = await of(documentId, "alpha-u-1995");
  expect(value).toBeCloseTo(0.8591, 3);
  expect(labels.map(({ label }) => label)).toEqual(["c", "k"]);
  expect(labels[0]?.value).toBeCloseTo(0.7286, 4);
  expect(labels[1]?.value).toBe(1);
  expect(coders).toMatchObject([
    { id: null, name: "i", spans: 4 },
    { id: null, name: "j", spans: 5 },
  ]);
  expect(pairs).toMatchObject([{ one: { name: "i" }, other: { name: "j" }, value }]);
  expect((await of(documentId, "alpha-u-1995", { tag: "c" })).value).toBeCloseTo(0.7286, 4);
});

test("Cohen 1960, page 45, over sentences: κ .492 of 200", async () => {
  const counts = [88, 10, 2, 14, 40, 6, 18, 10, 12];
  const cells = counts.flatMap((count, at) => Array<number>(count).fill(at));
  const sentence = "It is so. ";
  const documentId = await newDocument(await newProject(), sentence.repeat(200).trim());
  const lines = cells.flatMap((cell, at) => {
    const span = { start: at * sentence.length, end: at * sentence.length + sentence.length - 1 };
    return [
      { author: "one", ...span, label: `t${Math.floor(cell / 3)}` },
      { author: "other", ...span, label: `t${cell % 3}` },
    ];
  });
  await code(documentId, lines);
  const answer = await of(documentId, "cohen", { unit: "sentence" });
  expect(answer).toMatchObject({ n: 200, unit: "sentence", missing: "left-out" });
  expect(answer.value).toBeCloseTo(0.492, 3);
  expect(answer.interval?.low).toBeLessThan(0.492);
  expect(answer.interval?.high).toBeGreaterThan(0.492);
  expect(answer.confusion.labels).toHaveLength(4);
});

test("Krippendorff's four observers over a project: who did not code a text has no value for it", async () => {
  const projectId = await newProject();
  const values = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
  ];
  for (let unit = 0; unit < 12; unit++) {
    const documentId = await newDocument(projectId, "Unit.");
    const lines = values.flatMap((row, at) =>
      row[unit] ? [{ author: `observer ${at}`, start: 0, end: 4, label: `v${row[unit]}` }] : [],
    );
    await code(documentId, lines);
  }
  const call = { measure: "alpha", unit: "sentence" } as const;
  const answer = expectDone(await readProjectAgreement(owner, projectId, call));
  expect(answer.value).toBeCloseTo(0.743, 3);
  expect(answer).toMatchObject({ missing: "pairwise", n: 11, texts: 11 });
  expect(answer.pairs).toHaveLength(6);
});

test("accounts and imported names are coders; some of them can be named", async () => {
  const documentId = await newDocument(await newProject(), "The pier is shut, says Bo.");
  await code(documentId, [
    { author: "Mira", start: 4, end: 8 },
    { author: "Jon", start: 4, end: 8, label: "slogans" },
  ]);
  await makeAnnotation(owner, documentId, [{ start: 4, end: 8 }], {
    kind: "rhetoric",
    rhetoric: { technique: "doubt" },
  });
  const names = async (coders?: string) =>
    (await of(documentId, "f1-exact", coders ? { coders } : {})).coders.map(({ name }) => name);
  expect(await names()).toEqual(["Jon", "Mira", "Owner"]);
  expect(await names("Mira,Jon")).toEqual(["Mira", "Jon"]);
  expect(await names(`${owner.id}, Mira`)).toEqual(["Owner", "Mira"]);
  expect((await of(documentId, "f1-exact", { coders: `${owner.id},Mira` })).value).toBe(1);
  expect((await of(documentId, "f1-exact", { coders: "Jon,Mira" })).value).toBe(0);
  expect(
    (await of(documentId, "f1-exact", { coders: `${owner.id},${reader.id}` })).value,
  ).toBeNull();
  const call = { measure: "f1-exact", coders: "Mira,Nobody" } as const;
  expect(await readDocumentAgreement(owner, documentId, call)).toMatchObject({
    problem: "not-understood",
    errors: [{ path: "?coders" }],
  });
});

test("what a reader may not see does not count, and what a curator rejected does", async () => {
  const documentId = await newDocument(await newProject(), "The pier is shut, says Bo.");
  await code(documentId, [
    { author: "Mira", start: 4, end: 8 },
    { author: "Jon", start: 4, end: 8 },
  ]);
  const draft = { kind: "rhetoric", rhetoric: { technique: "doubt" } } as const;
  await makeAnnotation(owner, documentId, [{ start: 12, end: 16 }], {
    ...draft,
    visibility: "private",
  });
  const mine = await makeAnnotation(owner, documentId, [{ start: 4, end: 8 }], draft);
  const call = { measure: "f1-exact" } as const;
  const seen = expectDone(await readDocumentAgreement(reader, documentId, call));
  expect(seen).toMatchObject({ value: 1, spans: 3 });
  expect((await of(documentId, "f1-exact")).spans).toBe(4);
  expectDone(await judgeAnnotation(owner, mine.id, () => true, { status: "rejected" }));
  expect(expectDone(await readDocumentAgreement(reader, documentId, call)).spans).toBe(3);
  expect(await readDocumentAgreement(stranger, documentId, call)).toMatchObject({
    problem: "not-found",
  });
});

test("a span touches the words and sentences it has a letter of, and no others", async () => {
  const text = "One two. Three four.";
  const documentId = await newDocument(await newProject(), text);
  await code(documentId, [
    { author: "Mira", start: 0, end: 9 },
    { author: "Jon", start: 0, end: 7 },
  ]);
  for (const unit of ["token", "sentence"] as const) {
    expect((await of(documentId, "alpha", { unit })).value).toBe(1);
  }
  expect((await of(documentId, "f1-exact")).value).toBe(0);
  expect((await of(documentId, "alpha")).n).toBe(4);
});

test("all annotations of whoever is named are compared, and too many labels are refused", async () => {
  const documentId = await newDocument(await newProject(), "x".repeat(1_100));
  const every = Array.from({ length: 1_100 }, (_, at) => ({ start: at, end: at + 1 }));
  await code(documentId, [
    ...every.map((span, at) => ({ author: "Mira", ...span, label: `t${at % 20}` })),
    ...every.map((span, at) => ({ author: "Jon", ...span, label: `t${at % 20}` })),
    ...every.map((span, at) => ({ author: "Bo", ...span, label: `t${at}` })),
  ]);
  const two = await of(documentId, "f1-exact", { coders: "Mira,Jon" });
  expect(two).toMatchObject({ value: 1, spans: 2_200, labelsLeftOut: 0 });
  expect(two.labels).toHaveLength(20);
  const call = { measure: "f1-exact", coders: "Mira,Bo" } as const;
  expect(await readDocumentAgreement(owner, documentId, call)).toMatchObject({
    problem: "too-costly",
    reason: { key: "Refusals.agreement.labels" },
  });
});

test("each measure answers for a text that nobody annotated: not defined", async () => {
  const documentId = await newDocument(await newProject(), "The pier is shut.");
  for (const measure of AGREEMENT_MEASURES) {
    expect(await of(documentId, measure)).toMatchObject({
      value: null,
      n: 0,
      coders: [],
      pairs: [],
    });
  }
});

test("some documents of a project are compared, and a comma stands in a name", async () => {
  const projectId = await newProject();
  const [one, other] = [
    await newDocument(projectId, "Quay."),
    await newDocument(projectId, "Pier."),
  ];
  for (const [documentId, label] of [
    [one, "doubt"],
    [other, "slogans"],
  ] as const) {
    await code(documentId, [
      { author: "Mira", start: 0, end: 4 },
      { author: "Reis, Ana", start: 0, end: 4, label },
    ]);
  }
  const readOf = async (documents?: string, coders?: string) =>
    expectDone(
      await readProjectAgreement(owner, projectId, {
        measure: "f1-exact",
        ...(documents ? { documents } : {}),
        ...(coders ? { coders } : {}),
      }),
    );
  expect(await readOf()).toMatchObject({ texts: 2, value: 0.5 });
  expect(await readOf(one)).toMatchObject({ texts: 1, value: 1 });
  expect(await readOf(`${other}`, "Reis\\, Ana,Mira")).toMatchObject({ texts: 1, value: 0 });
  expect(await readOf(`${one},${other}`)).toMatchObject({ texts: 2, value: 0.5 });
  const elsewhere = await newDocument(await newProject(), "Pier.");
  expect(await readOf(elsewhere)).toMatchObject({ texts: 0, value: null });
});

test("whoever sees the project sees whose annotations can be compared, by name", async () => {
  const projectId = await newProject();
  const documentId = await newDocument(projectId, "Quay.");
  await code(documentId, [{ author: "Mira", start: 0, end: 4 }]);
  await makeAnnotation(owner, documentId, [{ start: 0, end: 4 }], {
    kind: "rhetoric",
    visibility: "private",
  });
  expect(expectDone(await readCoders(owner, projectId)).people.map(({ name }) => name)).toEqual([
    "Mira",
    "Owner",
  ]);
  expect(expectDone(await readCoders(reader, projectId))).toEqual({
    people: [{ id: null, name: "Mira" }],
    texts: [],
    textCount: 0,
  });
  expect(await readCoders(stranger, projectId)).toMatchObject({ problem: "not-found" });
});
