import { parse } from "csv-parse/sync";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMAT_IDS, FORMATS } from "@/lib/contract/formats";
import { wrongInW3c } from "@/test/format/w3c-model";
import { STATUS, type Outcome } from "@/lib/outcome";
import type { ExportedClaim, ExportedProject } from "@/lib/format/exported";
import { addOccurrence } from "@/server/claim/occurrences";
import { addSearch } from "@/server/claim/searches";
import { addClaim, editClaim } from "@/server/claim/write";
import { addEvidence } from "@/server/claim/evidence/write";
import { addRelation } from "@/server/source/provenance/relations";
import { addReference } from "@/server/annotation/references";
import { addSpeaker } from "@/server/speaker/write";
import { setAttribution } from "@/server/quotation/attribution";
import { addNote } from "@/server/annotation/notes";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { exportDocument, exportProject } from "./download";
import type { Download } from "@/server/http/download";
import { sentenceOf } from "@/server/platform/messages";

let ana: Viewer, bo: Viewer, stranger: Viewer;
let projectId: string, documentId: string, text: string;
let statements: ReturnType<typeof recordStatements>;

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  [ana, bo, stranger] = [await makePerson("Ana"), await makePerson("Bo"), await makePerson("Cy")];
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const made = await makeDocument(ana, projectId, "🌉🌉 Crime [fell] by [half] in 2019.");
  documentId = made.document.id;
  text = made.text;
  const annotation = await makeAnnotation(ana, documentId, made.spans, {
    body: "=cmd|' /C calc'!A1",
    claim: { id: null, statement: "Crime halved", type: "statistical", checkworthy: true },
  });
  expectDone(await addNote(bo, annotation.id, { body: "Says who?" }));
  const own = await makeAnnotation(bo, documentId, made.spans.slice(0, 1), {
    kind: "rhetoric",
    visibility: "private",
    body: "BOS-SECRET",
  });
  expectDone(await addNote(bo, own.id, { body: "BOS-SECRET too" }));
  const lost = await makeAnnotation(ana, documentId, made.spans.slice(1), { kind: "quotation" });
  await transaction((tx) =>
    tx.annotation.update({ where: { id: lost.id }, data: { anchor: "lost" } }),
  );
});
afterAll(() => closeTestDatabase());

async function wordsOf(outcome: Outcome<Download>): Promise<string> {
  return new Response(expectDone(outcome).stream).text();
}

test("offsets leave as code points, and each quotation stands where they say", async () => {
  const points = [...text];
  const lines = (await wordsOf(await exportDocument(ana, documentId, "jsonl")))
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    const { target } = JSON.parse(line) as {
      target: { start: number; end: number; exact: string }[];
    };
    for (const { start, end, exact } of target)
      expect(points.slice(start, end).join("")).toBe(exact);
  }
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    author: "Ana",
    notes: [{ body: "Says who?", createdBy: { name: "Bo" } }],
  });
});

test("the W3C export follows the model, with notes as replies", async () => {
  for (const outcome of [
    await exportDocument(ana, documentId, "w3c"),
    await exportProject(ana, projectId, "w3c"),
  ]) {
    const collection = JSON.parse(await wordsOf(outcome)) as {
      total: number;
      first: { items: { motivation: string }[] };
    };
    expect(wrongInW3c(collection)).toEqual([]);
    expect(collection.first.items.map(({ motivation }) => motivation)).toEqual([
      "classifying",
      "replying",
      "classifying",
    ]);
  }
});

test("the table is read by an ordinary reader, without a formula in it", async () => {
  const csv = await wordsOf(await exportDocument(ana, documentId, "csv"));
  const rows = parse<Record<string, string>>(csv, { columns: true, record_delimiter: "\r\n" });
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    kind: "claim",
    body: "'=cmd|' /C calc'!A1",
    segments: "9-13;17-21",
  });
  expect(rows[1]).toMatchObject({ anchor: "lost", orphan: "true", quote: "half" });
});

test("the page holds the text as it is, and a lost annotation only as a card", async () => {
  const html = await wordsOf(await exportProject(ana, projectId, "html"));
  const page = new JSDOM(html).window.document;
  expect(page.querySelector(".text")?.textContent).toBe(text);
  expect(page.querySelectorAll("article")).toHaveLength(2);
  expect(page.querySelectorAll("a.sign")).toHaveLength(1);
});

describe.each(FORMAT_IDS)("%s", (format) => {
  test("holds private work for its author alone", async () => {
    for (const [viewer, expected] of [
      [ana, false],
      [bo, true],
    ] as const) {
      for (const outcome of [
        await exportDocument(viewer, documentId, format),
        await exportProject(viewer, projectId, format),
      ]) {
        expect((await wordsOf(outcome)).includes("BOS-SECRET")).toBe(expected);
      }
    }
  });

  test("is not there for a stranger", async () => {
    expect(await exportDocument(stranger, documentId, format)).toMatchObject({
      problem: "not-found",
    });
    expect(await exportProject(stranger, projectId, format)).toMatchObject({
      problem: "not-found",
    });
  });

  test("can be made of a document and of a project with nothing in it", async () => {
    const empty = await makeProject(ana);
    expect(await wordsOf(await exportProject(ana, empty.id, format))).toBeDefined();
    const { document } = await makeDocument(ana, empty.id, "Nobody said anything.");
    const made = await wordsOf(await exportDocument(ana, document.id, format));
    if (format === "w3c") expect(wrongInW3c(JSON.parse(made))).toEqual([]);
  });

  test("names its file after the title", async () => {
    const { fileName, stream } = expectDone(await exportDocument(ana, documentId, format));
    expect(fileName).toBe(`A text${FORMATS.find(({ id }) => id === format)?.ending}`);
    await stream.cancel();
  });
});

test("very many notes under one annotation leave in their order, each once", async () => {
  const { document, spans } = await makeDocument(ana, projectId, "A [word] much talked about.");
  const { id } = await makeAnnotation(ana, document.id, spans);
  await transaction((tx) =>
    tx.note.createMany({
      data: Array.from({ length: 4_500 }, (_, index) => ({
        id: newId(),
        projectId,
        documentId: document.id,
        annotationId: id,
        body: `note ${index}`,
        createdById: ana.id,
        // Many of the same moment, so that pages end between them.
        createdAt: new Date(Date.UTC(2024, 2, 4) + Math.floor(index / 1_500)),
      })),
    }),
  );
  const line = await wordsOf(await exportDocument(ana, document.id, "jsonl"));
  const { notes } = JSON.parse(line) as { notes: { body: string }[] };
  expect(notes.map(({ body }) => body)).toEqual(
    Array.from({ length: 4_500 }, (_, index) => `note ${index}`),
  );
});

test("an unknown format is refused with the names there are", async () => {
  const outcome = await exportDocument(ana, documentId, "xyz");
  expect(outcome).toMatchObject({ ok: false, problem: "not-found" });
  if (outcome.ok) return;
  expect(STATUS[outcome.problem]).toBe(404);
  const { reason } = outcome;
  for (const id of FORMAT_IDS) expect(reason && sentenceOf(reason)).toContain(id);
});

test("a page of an export is two statements in any format, however many annotations it holds", async () => {
  const { document, spans } = await makeDocument(ana, projectId, "So [many] of them.");
  const { target } = await makeAnnotation(ana, document.id, spans);
  const add = (count: number) =>
    transaction((tx) =>
      tx.annotation.createMany({
        data: Array.from({ length: count }, () => ({
          id: newId(),
          projectId,
          documentId: document.id,
          revision: 1,
          kind: "claim" as const,
          target: target.map((segment) => ({ ...segment })),
          start: 3,
          end: 7,
          createdById: ana.id,
        })),
      }),
    );
  await add(1_199);
  for (const format of FORMAT_IDS) {
    const run = async () => wordsOf(await exportDocument(ana, document.id, format));
    const seen = await statements.during(run);
    // HTML reads what the signs show before it reads the cards. A page holds 50 to 400.
    const times = format === "html" ? 2 : 1;
    const pages = seen.filter((sql) => sql.includes("WITH page AS")).length;
    expect(pages, format).toBeGreaterThanOrEqual(4 * times);
    expect(pages, format).toBeLessThanOrEqual(25 * times);
    // Whether the reader may have the file is asked before it and for each page.
    expect(seen.filter((sql) => sql.includes('JOIN "Member" m')).length, format).toBe(pages + 1);
    // And at most what the first line says of the project; nothing for each annotation.
    expect(seen.length - 2 * pages, format).toBeLessThan(20);
  }
});

test("many annotations leave page by page, each once, and no faster than they are read", async () => {
  const { document, spans } = await makeDocument(
    ana,
    projectId,
    "One [word] twelve hundred times.",
  );
  const first = await makeAnnotation(ana, document.id, spans);
  const target = first.target.map((segment) => ({ ...segment }));
  await transaction((tx) =>
    tx.annotation.createMany({
      data: Array.from({ length: 1_200 }, () => ({
        id: newId(),
        projectId,
        documentId: document.id,
        revision: 1,
        kind: "claim" as const,
        target,
        start: 4,
        end: 8,
        body: "x".repeat(2_000),
        createdById: ana.id,
      })),
    }),
  );
  const lines = (await wordsOf(await exportDocument(ana, document.id, "jsonl")))
    .trimEnd()
    .split("\n");
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toHaveLength(1_201);
  expect(new Set(ids).size).toBe(1_201);

  const { stream } = expectDone(await exportDocument(ana, document.id, "jsonl"));
  const reader = stream.getReader();
  const { value } = await reader.read();
  expect(value?.byteLength).toBeLessThan(100_000);
  await reader.cancel();
});

test("a line has the claims it carries, and what the reader may see of their evidence", async () => {
  const quoting = await makeDocument(ana, projectId, "It [doubled], he said.");
  const register = await makeDocument(ana, projectId, "🌉 Register: [318 calls] in 2023.");
  const claim = expectDone(await addClaim(ana, projectId, { statement: "Traffic doubled." }));
  const quantities = [
    { value: 2, unit: "", comparator: "ratio" as const, period: "2023", place: "" },
  ].map((some) => ({ ...some, denominator: "", base: "2021" }));
  const open = await makeAnnotation(ana, quoting.document.id, quoting.spans);
  const hidden = await makeAnnotation(bo, quoting.document.id, quoting.spans, {
    visibility: "private",
  });
  for (const [viewer, { id }] of [
    [ana, open],
    [bo, hidden],
  ] as const) {
    expectDone(await addOccurrence(viewer, id, { claimId: claim.id, quantities }));
    const place = { documentId: register.document.id, revision: 1, target: register.spans };
    const draft = { stance: "refutes", directness: "primary", note: "Not twice." } as const;
    expectDone(
      await addEvidence(viewer, claim.id, { ...draft, annotationId: id, from: { place } }),
    );
  }
  const rationale = "The register says otherwise.";
  expectDone(
    await editClaim(ana, claim.id, () => true, { checkable: true, verdict: "false", rationale }),
  );
  for (const [viewer, seen] of [
    [ana, [[open.id], [open.id, null]]],
    [
      bo,
      [
        [open.id, hidden.id],
        [open.id, hidden.id],
      ],
    ],
  ] as const) {
    const words = await wordsOf(await exportDocument(viewer, quoting.document.id, "jsonl"));
    const lines = words
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; claims: ExportedClaim[] });
    expect(lines.map(({ id }) => id)).toEqual(seen[0]);
    for (const { claims } of lines) {
      expect(claims).toMatchObject([
        { id: claim.id, checkable: true, verdict: "false", rationale, decidedBy: { name: "Ana" } },
      ]);
      const evidence = claims.flatMap((one) => one.evidence);
      expect(evidence.map(({ annotationId }) => annotationId)).toEqual(seen[1]);
      expect(evidence[0]).toMatchObject({
        stance: "refutes",
        directness: "primary",
        note: "Not twice.",
        quote: "318 calls",
        document: { id: register.document.id },
        target: [{ start: 12, end: 21, exact: "318 calls" }],
      });
    }
  }
});

test("what belongs to the project leaves once, as far as the reader sees it", async () => {
  const { id: here } = await makeProject(ana, { annotator: bo });
  const { document, spans } = await makeDocument(ana, here, "She said [it holds], [he said so].");
  const quoting = { kind: "quotation" } as const;
  const open = await makeAnnotation(ana, document.id, spans.slice(0, 1), quoting);
  const hidden = await makeAnnotation(bo, document.id, spans.slice(1), {
    ...quoting,
    visibility: "private",
  });
  const lohm = { name: "Petra Lohm", role: "auditor", identifier: "Q42" };
  const { id: speakerId } = expectDone(await addSpeaker(ana, here, lohm));
  expectDone(await setAttribution(ana, open.id, () => true, { speakerId }));
  expectDone(await setAttribution(bo, hidden.id, () => true, { speaker: { name: "BOS-SECRET" } }));
  const cite = async (viewer: Viewer, id: string, name: string) => {
    const reference = { relation: "supports", url: `https://${name}.example.test/` } as const;
    return expectDone(await addReference(viewer, id, reference)).source.id;
  };
  const [fromId, toId] = [await cite(ana, open.id, "copy"), await cite(ana, open.id, "report")];
  await cite(bo, hidden.id, "bos-secret");
  expectDone(await addRelation(bo, here, { fromId, toId, relation: "reprints", note: "whole" }));
  const claim = expectDone(await addClaim(ana, here, { statement: "It holds." }));
  expectDone(await addSearch(bo, claim.id, { outcome: "not-found", place: "The town archive" }));

  for (const [viewer, names] of [
    [ana, ["Petra Lohm"]],
    [bo, ["Petra Lohm", "BOS-SECRET"]],
  ] as const) {
    for (const made of [
      await exportDocument(viewer, document.id, "jsonl"),
      await exportProject(viewer, here, "jsonl"),
    ]) {
      const lines = (await wordsOf(made)).trimEnd().split("\n");
      const [first, ...rest] = lines.map((line) => JSON.parse(line) as Line);
      expect(first).toMatchObject({ id: open.id });
      for (const line of rest) expect(line).not.toHaveProperty("project");
      const { codebook, speakers, relations, searches } = first?.project ?? {};
      expect(codebook?.version).toBe(1);
      expect(codebook?.tags.filter(({ definition }) => definition !== "").length).toBeGreaterThan(
        23,
      );
      expect(speakers?.map(({ name }) => name)).toEqual(names);
      expect(speakers?.[0]).toMatchObject({ ...lohm, id: speakerId });
      expect(first?.attribution.speaker.id).toBe(speakerId);
      expect(relations).toMatchObject([
        { relation: "reprints", note: "whole", from: { id: fromId }, to: { id: toId } },
      ]);
      const looked = { outcome: "not-found", place: "The town archive", by: { name: "Bo" } };
      expect(searches).toMatchObject([{ ...looked, claim: { id: claim.id } }]);
    }
    const w3c = JSON.parse(await wordsOf(await exportProject(viewer, here, "w3c"))) as object;
    expect(wrongInW3c(w3c)).toEqual([]);
    expect(w3c).toMatchObject({
      "obelus:codebook": { "obelus:version": 1 },
      "obelus:speakers": names.map((name) => ({ "obelus:name": name })),
      "obelus:sourceRelations": [{ "obelus:to": { id: `urn:uuid:${toId}` } }],
      "obelus:searches": [{ "obelus:place": "The town archive" }],
    });
    const html = await wordsOf(await exportProject(viewer, here, "html"));
    const page = new JSDOM(html).window.document;
    const part = (id: string) => page.querySelector(`#${id}`)?.textContent;
    expect(part("codebook")).toContain("Loaded language");
    expect(page.querySelectorAll("#speakers li")).toHaveLength(names.length);
    expect(part("speakers")).toContain("auditor · Q42");
    expect(part("sources")).toMatch(/copy\.example.* reprints .*report\.example/);
    expect(part("searches")).toMatch(/It holds\..*Not found.*Bo.*The town archive/s);
  }
});

interface Line {
  readonly id: string;
  readonly attribution: { readonly speaker: { readonly id: string } };
  readonly project?: ExportedProject;
}

test("a card leads to the quotation inside which it is told", async () => {
  const { document, spans } = await makeDocument(
    ana,
    projectId,
    "She said that [the auditor told her: [“It holds.”]]",
  );
  const [outer, inner] = spans.map((span) => [span]);
  const outerQuotation = await makeAnnotation(ana, document.id, outer ?? [], { kind: "quotation" });
  const innerQuotation = await makeAnnotation(ana, document.id, inner ?? [], { kind: "quotation" });
  expectDone(
    await setAttribution(ana, outerQuotation.id, () => true, { speaker: { name: "Petra Lohm" } }),
  );
  expectDone(
    await setAttribution(ana, innerQuotation.id, () => true, {
      speaker: { name: "Iva Roost" },
      inside: outerQuotation.id,
    }),
  );
  const page = new JSDOM(await wordsOf(await exportDocument(ana, document.id, "html"))).window
    .document;
  const card = page.querySelector(`[data-id="${innerQuotation.id}"]`);
  expect(card?.querySelector("dl")?.textContent).toContain("Iva Roost");
  const link = [...(card?.querySelectorAll("p a") ?? [])].find((one) =>
    one.textContent?.includes("Petra Lohm"),
  );
  const there = page.querySelector(link?.getAttribute("href") ?? "nothing");
  expect(there?.getAttribute("data-id")).toBe(outerQuotation.id);
});
