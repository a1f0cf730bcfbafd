import { afterAll, beforeAll, expect, test } from "vitest";
import { addClaim } from "../write";
import { reviseText } from "@/server/document/revise";
import { removeDocument } from "@/server/document/write";
import { evidenceIn, listEvidence } from "./read";
import { addEvidence, editEvidence, removeEvidence } from "./write";
import { readClaimNumbers } from "../numbers";
import { readClaimPage } from "../page";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

let ana: Viewer, bo: Viewer, cleo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, claimId: string;
const any = () => true;
const TEXT = "In 2023 the register counts [318 calls], and 212 in 2021.";

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  claimId = expectDone(await addClaim(ana, projectId, { statement: "Traffic doubled." })).id;
});
afterAll(closeTestDatabase);

const source = async () => {
  const { document, spans } = await makeDocument(ana, projectId, TEXT);
  return { documentId: document.id, revision: 1, target: spans };
};

test("words of a document are evidence for a claim, and both ends say so", async () => {
  const place = await source();
  const id = newId();
  const draft = { id, stance: "refutes", directness: "primary", from: { place } } as const;
  expect(await addEvidence(bo, claimId, draft)).toMatchObject({ ok: true, created: true });
  expect(await addEvidence(bo, claimId, draft)).toMatchObject({ ok: true, created: false });
  const there = { id, quote: "318 calls", stance: "refutes", document: { title: "A text" } };
  expect(expectDone(await listEvidence(dee, claimId)).items).toMatchObject([there]);
  const cited = expectDone(await evidenceIn(dee, place.documentId)).items;
  expect(cited).toMatchObject([{ id, claim: { statement: "Traffic doubled." } }]);
  expect(await listEvidence(eve, claimId)).toMatchObject({ problem: "not-found" });
  expect(await evidenceIn(eve, place.documentId)).toMatchObject({ problem: "not-found" });
});

test("a source that is not imported has a locator and its words", async () => {
  const from = { source: { url: "https://register.example.test/2023" } };
  const citation = { locator: "p. 14", quote: "318 calls" };
  const made = expectDone(
    await addEvidence(bo, claimId, { stance: "qualifies", ...citation, from }),
  );
  expect(made).toMatchObject({
    ...citation,
    document: null,
    directness: "secondary",
    source: { url: "https://register.example.test/2023" },
  });
  const bad = { stance: "context", from: { source: { url: "register" } } } as const;
  expect(await addEvidence(bo, claimId, bad)).toMatchObject({ problem: "not-understood" });
});

test("only documents and annotations of the project are cited", async () => {
  const other = (await makeProject(ana)).id;
  const { document, spans } = await makeDocument(ana, other, TEXT);
  const place = { documentId: document.id, revision: 1, target: spans };
  const draft = { stance: "supports", from: { place } } as const;
  expect(await addEvidence(ana, claimId, draft)).toMatchObject({
    errors: [{ path: "documentId" }],
  });
  const own = await source();
  const elsewhere = await makeAnnotation(ana, document.id, spans);
  for (const annotationId of [elsewhere.id, newId()]) {
    expect(
      await addEvidence(ana, claimId, { stance: "supports", annotationId, from: { place: own } }),
    ).toMatchObject({ errors: [{ path: "annotationId" }] });
  }
});

test("its maker and curators change it, and take it away", async () => {
  const place = await source();
  const draft = { stance: "supports", from: { place } } as const;
  const { id, version } = expectDone(await addEvidence(bo, claimId, draft));
  expect(await addEvidence(dee, claimId, draft)).toMatchObject({ problem: "not-yours" });
  expect(await editEvidence(dee, id, any, { note: "x" })).toMatchObject({ problem: "not-yours" });
  expect(await removeEvidence(eve, id)).toMatchObject({ problem: "not-found" });
  const edit = { stance: "refutes", note: "Rose by half." } as const;
  expect(expectDone(await editEvidence(cleo, id, any, edit))).toMatchObject(edit);
  expect(await editEvidence(bo, id, (v) => v === version, {})).toMatchObject({
    problem: "someone-was-faster",
  });
  expectDone(await removeEvidence(bo, id));
  expect(await removeEvidence(bo, id)).toMatchObject({ problem: "not-found" });
});

test("nobody learns of a private passage by what was cited for it", async () => {
  const place = await source();
  const hidden = await makeAnnotation(bo, place.documentId, place.target, {
    visibility: "private",
  });
  const draft = { stance: "supports", annotationId: hidden.id, from: { place } } as const;
  expectDone(await addEvidence(bo, claimId, draft));
  const mine = expectDone(await evidenceIn(bo, place.documentId)).items;
  expect(mine).toMatchObject([{ annotationId: hidden.id }]);
  for (const viewer of [ana, cleo, dee]) {
    const seen = JSON.stringify(expectDone(await listEvidence(viewer, claimId)));
    expect(seen).not.toContain(hidden.id);
  }
  const stranger = { stance: "supports", annotationId: hidden.id, from: { place } } as const;
  expect(await addEvidence(cleo, claimId, stranger)).toMatchObject({
    errors: [{ path: "annotationId" }],
  });
});

test("evidence is carried to a new revision of its source, as annotations are", async () => {
  const place = await source();
  const draft = { stance: "refutes", from: { place } } as const;
  const { id } = expectDone(await addEvidence(bo, claimId, draft));
  const now = async () =>
    expectDone(await evidenceIn(bo, place.documentId)).items.find((one) => one.id === id);
  const revise = async (content: string) =>
    expectDone(await reviseText(ana, place.documentId, { content, format: "plain" }));
  await revise("Corrected. In 2023 the register counts 318 calls, and 212 in 2021.");
  expect(await now()).toMatchObject({ anchor: "moved", revision: 2, quote: "318 calls" });
  await revise("Nothing of it stands here any more.");
  expect(await now()).toMatchObject({ anchor: "lost", revision: 2, quote: "318 calls" });
});

test("the words stay when the document they stood in is taken away", async () => {
  const place = await source();
  const draft = { stance: "context", from: { place } } as const;
  const { id } = expectDone(await addEvidence(bo, claimId, draft));
  expectDone(await removeDocument(ana, place.documentId));
  const { items } = expectDone(await listEvidence(bo, claimId));
  expect(items.find((one) => one.id === id)).toMatchObject({ document: null, quote: "318 calls" });
});

test("the numbers of the evidence are set against those of the claim, for those who may read it", async () => {
  const statement = "The register counts 400 calls a year.";
  const { id } = expectDone(await addClaim(ana, projectId, { statement }));
  const place = await source();
  expectDone(await addEvidence(bo, id, { stance: "refutes", from: { place } }));
  const from = { source: { url: "https://register.example.test/2023" } };
  expectDone(await addEvidence(bo, id, { stance: "context", quote: "A crane costs $9.", from }));
  const { numbers, items } = expectDone(await readClaimNumbers(dee, id));
  expect(numbers).toMatchObject([{ value: 400, unit: "calls", exact: "400 calls" }]);
  expect(items).toMatchObject([
    { number: { value: 318 }, against: 0, relation: "differs", difference: -82, share: -0.205 },
    { number: { value: 9, unit: "$" }, against: 0, relation: "other-unit", difference: null },
  ]);
  const page = expectDone(await readClaimPage(dee, id));
  expect(page).toMatchObject({ numbers: { items: [{ relation: "differs" }, {}] } });
  expect(await readClaimNumbers(eve, id)).toMatchObject({ problem: "not-found" });
});
