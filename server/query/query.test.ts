import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { addClaim } from "@/server/claim/write";
import { read, transaction } from "@/server/platform/db";
import { askQuery, type AnswerPage } from "./answer";
import { queryChoices } from "@/server/query/choices";
import { queryFacets } from "@/server/query/facets";
import { newId } from "@/server/platform/new-id";
import { addTag } from "@/server/tag/write";
import { createSpeaker, findOrCreateSpeaker } from "@/server/speaker/store";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string;
/** The ids of the annotations by the name they have in a test. */
const names = new Map<string, string>();

const TEXT =
  "[Be afraid], said the mayor. [Crime rose by nine per cent]. 🌉🌉🌉 “[It was [a quiet year]],” " +
  "said Edda Quill. A last sentence stands here. [Nobody asked].";

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana Brandt");
  bo = await makePerson("Bo");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const { document, spans } = await makeDocument(ana, projectId, TEXT);
  await transaction((tx) =>
    tx.document.update({
      where: { id: document.id },
      data: { title: "A speech", date: "2024-03", speaker: "The mayor" },
    }),
  );
  const at = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const claim = expectDone(await addClaim(ana, projectId, { statement: "Crime rose" }));
  await transaction((tx) =>
    tx.claim.update({ where: { id: claim.id }, data: { verdict: "false" } }),
  );
  const make = async (name: string, place: number, by: Viewer, rest: object) => {
    const span = at[place];
    if (!span) throw new Error(`no span ${place}`);
    const { id } = await makeAnnotation(by, document.id, [span], rest);
    names.set(id, name);
    return id;
  };
  await make("fear", 0, ana, {
    kind: "rhetoric",
    tags: ["appeal-to-fear"],
    rhetoric: { technique: "appeal-to-fear" },
    confidence: 3,
  });
  const crime = await make("crime", 1, bo, {
    kind: "claim",
    claim: { id: claim.id, statement: "Crime rose by 9 %", type: "statistical", checkworthy: true },
  });
  await make("quotation", 2, bo, {
    kind: "quotation",
    quotation: { form: "direct", speaker: "Edda Quill" },
  });
  await make("quiet", 3, ana, { kind: "claim", body: "The harbour log says otherwise." });
  await make("secret", 4, bo, { kind: "claim", visibility: "private", body: "zebra" });
  await transaction((tx) =>
    tx.claimOccurrence.updateMany({
      where: { annotationId: crime },
      data: { role: "denies", commitment: "reported" },
    }),
  );
  const row = { id: crypto.randomUUID(), projectId, claimId: claim.id, stance: "refutes" };
  await transaction((tx) => tx.evidence.create({ data: row }));
});
afterAll(closeTestDatabase);

async function ask(viewer: Viewer, q: string, limit = 100) {
  const { items } = expectDone(await askQuery(viewer, projectId, q, { from: null, limit }));
  return items.map(({ annotations }) => annotations.map(({ id }) => names.get(id)).join(" "));
}

test.each([
  ["annotation", "fear crime quotation quiet"],
  ["claim", "crime quiet"],
  ["tag:appeal-to-fear", "fear"],
  ["technique:appeal-to-fear", "fear"],
  ["type:statistical", "crime"],
  ["form:direct", "quotation"],
  ['speaker:"edda quill"', "quotation quiet"],
  ['speaker:"The Mayor"', "fear crime"],
  ["role:denies", "crime"],
  ["commitment:reported", "crime"],
  ["verdict:false", "crime"],
  ["verdict:none", ""],
  ["stance:refutes", "crime"],
  ["stance:supports", ""],
  ['coder:"ana brandt"', "fear quiet"],
  ["coder:Bo", "crime quotation"],
  ["status:open not coder:Bo", "fear quiet"],
  ["document:speech", "fear crime quotation quiet"],
  ["document:letter", ""],
  ["date:2024", "fear crime quotation quiet"],
  ["date:2023..2024-02", ""],
  ["date:2024-03-05..", "fear crime quotation quiet"],
  ["made:2020..", "fear crime quotation quiet"],
  ["made:..2020", ""],
  ["confidence:2..", "fear"],
  ["not confidence:3", "crime quotation quiet"],
  ['words:"harbour log"', "quiet"],
  ["not words:harbour", "fear crime quotation"],
  ['text:"NINE per"', "crime"],
  ["rhetoric or quotation", "fear quotation"],
  ["not (rhetoric or quotation)", "crime quiet"],
  ['tag:"x\' OR 1=1 --"', ""],
])("%s finds %s", async (q, expected) => {
  expect((await ask(ana, q)).join(" ")).toBe(expected);
});

test.each([
  ["rhetoric within 200 before claim type:statistical", ["fear crime"]],
  ["rhetoric within 17 before claim", []],
  ["rhetoric within 18 characters before claim", ["fear crime"]],
  ["rhetoric within 3 words before claim", ["fear crime"]],
  ["rhetoric within 2 words before claim", []],
  ["rhetoric within 0 sentences before claim", []],
  ["rhetoric within 1 sentence before claim", ["fear crime"]],
  ["claim after rhetoric", ["crime fear", "quiet fear"]],
  ["claim within 20 after rhetoric", ["crime fear"]],
  ["quotation contains claim", ["quotation quiet"]],
  ["claim inside quotation", ["quiet quotation"]],
  ["claim overlaps quotation", ["quiet quotation"]],
  // Six of the units between them are three characters.
  ["claim type:statistical within 7 before quotation", ["crime quotation"]],
  ["claim type:statistical within 6 before quotation", []],
  ["quotation within 7 of claim type:statistical", ["quotation crime"]],
  ["claim before rhetoric", []],
  ["claim before claim", ["crime quiet"]],
])("%s finds the pairs %j", async (q, expected) => {
  expect(await ask(ana, q)).toEqual(expected);
});

test("pages are cut anywhere and lose nothing", async () => {
  for (const q of [
    "annotation",
    "annotation before annotation",
    "annotation within 9 words of annotation",
  ]) {
    const whole = await ask(ana, q);
    const paged: string[] = [];
    let from = null;
    do {
      const page: { items: readonly { annotations: readonly { id: string }[] }[]; next: never } =
        expectDone(await askQuery(ana, projectId, q, { from, limit: 1 })) as never;
      paged.push(
        ...page.items.map(({ annotations }) =>
          annotations.map(({ id }) => names.get(id)).join(" "),
        ),
      );
      from = page.next;
    } while (from && paged.length < 50);
    expect(paged).toEqual(whole);
  }
});

describe("what is private", () => {
  test("is answered to its author, and changes no answer of anybody else", async () => {
    expect(await ask(bo, "words:zebra")).toEqual(["secret"]);
    expect(await ask(bo, "claim before claim text:nobody")).toEqual([
      "crime secret",
      "quiet secret",
    ]);
    expect(await ask(ana, "words:zebra")).toEqual([]);
    expect(await ask(ana, "claim before claim text:nobody")).toEqual([]);
    const counted = async (viewer: Viewer) =>
      expectDone(await queryFacets(viewer, projectId, "claim")).total;
    expect([await counted(ana), await counted(bo)]).toEqual([2, 3]);
  });

  test("evidence is everybody's to ask about, the private passage it was cited for its author's", async () => {
    const secret = [...names].find(([, name]) => name === "secret")?.[0] ?? "";
    const { claimId } = await read.claimOccurrence.findFirstOrThrow({ select: { claimId: true } });
    const id = crypto.randomUUID();
    await transaction((tx) =>
      tx.evidence.create({
        data: { id, projectId, claimId, stance: "qualifies", annotationId: secret },
      }),
    );
    expect(await ask(ana, "stance:qualifies")).toEqual(["crime"]);
    expect(await ask(bo, "stance:qualifies")).toEqual(["crime"]);
  });

  test("a speaker is nobody else's to choose", async () => {
    const [named, how] = [{ name: "Nerys Wombat" }, { shared: false, now: new Date() }];
    await transaction((tx) => findOrCreateSpeaker(tx, bo, projectId, named, how));
    const speakers = async (viewer: Viewer) => {
      const choices = expectDone(await queryChoices(viewer, { id: projectId, settings: {} }));
      return (choices.speaker ?? []).map(({ value }) => value);
    };
    expect(await speakers(bo)).toContain("Nerys Wombat");
    expect(await speakers(ana)).not.toContain("Nerys Wombat");
  });

  test("a stranger learns nothing", async () => {
    expect(await askQuery(eve, projectId, "annotation", { from: null, limit: 5 })).toMatchObject({
      problem: "not-found",
    });
  });
});

test("a speaker is found by every name of their record that one may see", async () => {
  const other = (await makeProject(ana, { annotator: bo })).id;
  const say = async (who: string) => {
    const { document, spans } = await makeDocument(ana, other, "[Crime rose].");
    await transaction((tx) =>
      tx.document.update({ where: { id: document.id }, data: { speaker: who } }),
    );
    const { id } = await makeAnnotation(ana, document.id, spans, { kind: "claim" });
    names.set(id, who);
  };
  for (const who of ["Edda Quill (Harbour Party)", "The Member for Brackwater", "Quill, Jon"]) {
    await say(who);
  }
  const found = async (viewer: Viewer, name: string) => {
    const answer = await askQuery(viewer, other, `speaker:"${name}"`, { from: null, limit: 9 });
    const { items } = expectDone(answer);
    return items.flatMap(({ annotations }) => annotations.map(({ id }) => names.get(id)));
  };
  expect(await found(ana, "EDDA QUILL")).toEqual(["Edda Quill (Harbour Party)"]);
  expect(await found(ana, "Quill, Edda")).toEqual([]);

  // Made for something private, the record is nobody else's.
  const id = newId();
  const record = { name: "Edda Quill", aliases: ["the member for Brackwater"] };
  await transaction((tx) => createSpeaker(tx, id, other, record, bo, new Date()));
  expect(await found(ana, "Edda Quill")).toEqual(["Edda Quill (Harbour Party)"]);
  const both = ["Edda Quill (Harbour Party)", "The Member for Brackwater"];
  expect((await found(bo, "Edda Quill")).sort()).toEqual(both);
  expect((await found(bo, "the member for brackwater")).sort()).toEqual(both);
});

test("counts are told by kind, tag, speaker, document, coder and verdict", async () => {
  const { facets, total, complete } = expectDone(await queryFacets(ana, projectId, "annotation"));
  expect({ total, complete }).toEqual({ total: 4, complete: true });
  expect(facets.kind).toEqual([
    { value: "claim", label: "claim", count: 2 },
    { value: "quotation", label: "quotation", count: 1 },
    { value: "rhetoric", label: "rhetoric", count: 1 },
  ]);
  expect(facets.tag).toEqual([{ value: "appeal-to-fear", label: "appeal-to-fear", count: 1 }]);
  expect(facets.speaker).toMatchObject([{ label: "Edda Quill", count: 1 }]);
  expect(facets.document).toMatchObject([{ label: "A speech", count: 4 }]);
  expect(facets.coder).toMatchObject([
    { label: "Ana Brandt", value: ana.id, count: 2 },
    { label: "Bo", value: bo.id, count: 2 },
  ]);
  expect(facets.verdict).toEqual([{ value: "false", label: "false", count: 1 }]);
});

test("a query that is not understood says where, and what was meant", async () => {
  const refused = await askQuery(ana, projectId, "claim rol:denies", { from: null, limit: 5 });
  expect(refused).toMatchObject({
    problem: "not-understood",
    errors: [{ path: "?q" }],
    more: { query: { start: 6, end: 9, suggestion: "role" } },
  });
});

describe("words of the texts, annotated or not", () => {
  const askPlaces = async (q: string, limit = 100) =>
    expectDone(await askQuery(ana, projectId, q, { from: null, limit })).items.map(
      ({ place, annotations }) =>
        [place?.exact, ...annotations.map(({ id }) => names.get(id))] as const,
    );

  test.each([
    ["in:text text:said", [["said"], ["said"]]],
    ["in:text text:a*", [["afraid"], ["a"], ["A"], ["asked"]]],
    ["in:text text:/n(?:ine|obody)/ ", [["nine"], ["Nobody"]]],
    ["in:text text:“Nine Per Cent” document:speech", [["nine per cent"]]],
    ["in:text text:said document:elsewhere", []],
    ["in:text text:/(?:quiet|sentence)/ inside quotation", [["quiet", "quotation"]]],
    ["in:text text:mayor within 3 words before claim", [["mayor", "crime"]]],
  ])("%s", async (q, expected) => {
    expect(await askPlaces(q)).toEqual(expected);
  });

  test("page by page", async () => {
    const found: (string | undefined)[] = [];
    for (let from: Parameters<typeof askQuery>[3]["from"] = null; ;) {
      const page: AnswerPage = expectDone(
        await askQuery(ana, projectId, "in:text text:/\\w+ed/", { from, limit: 1 }),
      );
      found.push(...page.items.map(({ place }) => place?.exact));
      from = page.next;
      if (!from) break;
    }
    expect(found).toEqual(["asked"]);
  });

  test.each([
    ["text:/be afr/", ["fear"]],
    ["text:crim*", ["crime"]],
    ["claim not text:/crime/", ["quiet"]],
    ["text:/be/ before claim text:crim*", ["fear"]],
  ])("annotations are found by %s", async (q, expected) => {
    const { items } = expectDone(await askQuery(ana, projectId, q, { from: null, limit: 9 }));
    expect(items.map(({ annotations }) => names.get(annotations[0]?.id ?? ""))).toEqual(expected);
  });

  test("they are counted by text, and only members are answered", async () => {
    const facets = expectDone(await queryFacets(ana, projectId, "in:text text:said"));
    expect(facets).toMatchObject({ total: 2, complete: true });
    expect(facets.facets.document).toMatchObject([{ label: "A speech", count: 2 }]);
    const answer = await askQuery(eve, projectId, "in:text text:said", { from: null, limit: 5 });
    expect(answer).toMatchObject({ ok: false, problem: "not-found" });
  });

  test.each(["in:text", "in:text claim text:said", "in:text or text:said", "claim before in:text"])(
    "%s is refused with a sentence",
    async (q) => {
      const answer = await askQuery(ana, projectId, q, { from: null, limit: 5 });
      expect(answer).toMatchObject({ ok: false, more: { query: { code: "place" } } });
    },
  );
});

test("a group of the codebook stands for all that stands below it, and no word for another", async () => {
  const tag = { kind: "rhetoric", label: "Alarm" } as const;
  expectDone(await addTag(ana, projectId, { ...tag, slug: "alarm" }));
  expectDone(await addTag(ana, projectId, { ...tag, slug: "dread", parent: "alarm" }));
  expectDone(await addTag(ana, projectId, { ...tag, slug: "appeal-to-fear", parent: "dread" }));
  for (const q of ["tag:alarm", "technique:alarm", "technique:dread", "tag:appeal-to-fear"])
    expect(await ask(ana, q), q).toEqual(["fear"]);
  expect(await ask(ana, "type:alarm")).toEqual([]);
  expect(await ask(ana, "claim not tag:alarm")).toEqual(await ask(ana, "claim"));
});
