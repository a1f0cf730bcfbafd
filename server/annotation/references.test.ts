import { afterAll, beforeAll, expect, test } from "vitest";
import { readAnnotation } from "./read";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { addReference, listReferences, removeReference } from "./references";
import { giveReview, listReviews, removeReview } from "./reviews";
import { listSources, previewCitation } from "@/server/source/sources";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

let ana: Viewer, bo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, documentId: string;
const page = { limit: 100 };

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo, reader: dee })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half.")).document.id;
});
afterAll(closeTestDatabase);

const annotate = (viewer: Viewer, visibility: "private" | "project" = "project") =>
  makeAnnotation(viewer, documentId, [{ start: 4, end: 9 }], { visibility });
const relation = "supports" as const;

test("one source that is used twice is one source, however it is written", async () => {
  const { id } = await annotate(ana);
  const ways = [
    { doi: "10.5555/HARBOUR.1" },
    { url: "https://doi.org/10.5555/harbour.1" },
    { csl: { type: "book", title: "Tides", DOI: "doi:10.5555/Harbour.1" } },
    { citation: "@book{a, title={Tides}, author={Hale, Ana}, year=2021, doi={10.5555/harbour.1}}" },
  ];
  const ids = [];
  for (const way of ways) {
    ids.push(expectDone(await addReference(bo, id, { relation, ...way })).source.id);
  }
  expect(new Set(ids).size).toBe(1);
  const { items } = expectDone(await listSources(dee, projectId, page));
  expect(items.filter(({ key }) => key === "doi:10.5555/harbour.1")).toMatchObject([
    { referenceCount: 4, csl: { title: "Tides" }, url: "https://doi.org/10.5555/harbour.1" },
  ]);
});

test("two people who cite the same new page at once cite one source", async () => {
  const { id } = await annotate(ana);
  const url = "https://example.test/race";
  const both = await Promise.all([
    addReference(ana, id, { relation, url }),
    addReference(bo, id, { relation, url: `${url}#there` }),
  ]);
  const [one, other] = both.map(expectDone);
  expect(one?.source.id).toBe(other?.source.id);
});

test("a reference stands in its annotation with its full citation", async () => {
  const { id } = await annotate(ana);
  const citation = "TY  - BOOK\nAU  - Hale, Ana\nTI  - Tides\nPY  - 2020\nPB  - Quay\nER  - ";
  const draft = { relation: "refutes" as const, citation, locator: "p. 7", quote: "It rose." };
  const added = expectDone(await addReference(bo, id, draft));
  expect(added.source.citation).toBe("Hale, A. (2020). Tides. Quay.");
  expect(added).toMatchObject({ locator: "p. 7", quote: "It rose.", createdBy: { name: "Bo" } });
  expect(expectDone(await readAnnotation(dee, id)).references).toEqual([added]);
  expect(expectDone(await listReferences(dee, id, page)).items).toEqual([added]);
});

test("the same reference sent again is there once", async () => {
  const { id } = await annotate(ana);
  const draft = { id: newId(), relation, url: "https://example.test/once" };
  expect(await addReference(bo, id, draft)).toMatchObject({ ok: true, created: true });
  expect(await addReference(bo, id, draft)).toMatchObject({ ok: true, created: false });
  expect(await addReference(ana, id, draft)).toMatchObject({ problem: "id-taken" });
  expect(expectDone(await listReferences(ana, id, page)).items).toHaveLength(1);
});

test.each([
  [{ url: "javascript:alert(1)" }, "url"],
  [{ url: "//evil.invalid" }, "url"],
  [{ doi: "10.5555" }, "doi"],
  [{ isbn: "0306406153" }, "isbn"],
  [{ csl: { type: "book" } }, "csl"],
  [{ citation: "…" }, "citation"],
  [{ citation: "@book{" }, "citation"],
  [{ citation: "a".repeat(1_001) }, "citation"],
  [{ citation: "@book{a,title={A}}\n@book{b,title={B}}" }, "citation"],
])("a source that is none is refused, and which field is told: %j", async (way, path) => {
  const { id } = await annotate(ana);
  const outcome = await addReference(bo, id, { relation, ...way });
  expect(outcome).toMatchObject({ problem: "not-understood", errors: [{ path }] });
  expect(expectDone(await listReferences(ana, id, page)).items).toEqual([]);
});

test("any words are kept as they are, once however they are written", async () => {
  const { id } = await annotate(ana);
  const citation = "Letter of the pilot to his sister, 3 May 1951, city archive, box 4, folder 2";
  const added = expectDone(await addReference(bo, id, { relation: "origin", citation }));
  expect(added.source).toMatchObject({ citation, url: "", csl: { title: citation } });
  const again = { relation, citation: ` ${citation.toUpperCase()} ` };
  const other = expectDone(await addReference(ana, id, again));
  expect(other.source.id).toBe(added.source.id);
  const { csl } = added.source;
  const picked = expectDone(await addReference(ana, id, { relation, csl }));
  expect(picked.source.id).toBe(added.source.id);
});

test("sources are found by words of their citation or address, folded as the search folds them", async () => {
  const { id } = await annotate(ana);
  const sources = [
    { citation: "Évening bulletin, Radio Łódź, 7 June" },
    { url: "https://bulletin.example/harbour_dues" },
  ];
  for (const source of sources) expectDone(await addReference(ana, id, { relation, ...source }));
  const found = async (q: string, viewer = bo) =>
    expectDone(await listSources(viewer, projectId, { ...page, q })).items.map(
      ({ citation }) => citation,
    );
  expect(await found("lodz evening")).toEqual(["Évening bulletin, Radio Łódź, 7 June"]);
  expect(await found("bulletin")).toHaveLength(2);
  expect(await found("harbour_dues")).toEqual(["https://bulletin.example/harbour_dues"]);
  expect(await found("harbour%dues")).toEqual([]);
  expect(await found("bulletin nobody")).toEqual([]);
});

test("no stored citation holds an address that runs", async () => {
  const { id } = await annotate(ana);
  const csl = { type: "book", title: "Trap", URL: "javascript:alert(1)", note: "<b>" };
  const { source } = expectDone(await addReference(bo, id, { relation, csl }));
  expect(JSON.stringify(source)).not.toContain("javascript");
  expect(source.url).toBe("");
});

test("its author and curators take a reference away; the source stays", async () => {
  const { id } = await annotate(ana);
  const draft = { relation, url: "https://example.test/away" };
  const one = expectDone(await addReference(ana, id, draft));
  expect(await removeReference(bo, one.id)).toMatchObject({ problem: "not-yours" });
  expect(await removeReference(eve, one.id)).toMatchObject({ problem: "not-found" });
  expectDone(await removeReference(ana, one.id));
  expect(await removeReference(ana, one.id)).toMatchObject({ problem: "not-found" });
  expect(expectDone(await readAnnotation(ana, id)).references).toEqual([]);
  expect(await read.source.count({ where: { id: one.source.id } })).toBe(1);
});

test("a reader does not cite", async () => {
  const { id } = await annotate(ana);
  const outcome = await addReference(dee, id, { relation, doi: "10.5555/a" });
  expect(outcome).toMatchObject({ problem: "not-yours" });
});

test("what somebody cites in private is not in the list of sources, nor in its counts", async () => {
  const closed = await annotate(bo, "private");
  const url = "https://example.test/secret";
  const csl = { type: "webpage", title: "Secret title", URL: url };
  const hidden = expectDone(await addReference(bo, closed.id, { relation, csl }));
  for (const viewer of [ana, dee]) {
    const { items } = expectDone(await listSources(viewer, projectId, page));
    expect(items.map(({ key }) => key)).not.toContain(`url:${url}`);
    expect(await listReferences(viewer, closed.id, page)).toMatchObject({ problem: "not-found" });
    expect(await removeReference(viewer, hidden.id)).toMatchObject({ problem: "not-found" });
  }
  // The same page cited in the open says only what was said in the open.
  const open = await annotate(ana);
  const shown = expectDone(await addReference(ana, open.id, { relation, url }));
  expect(shown.source.id).toBe(hidden.source.id);
  expect(JSON.stringify(shown)).not.toContain("Secret title");
  const { items } = expectDone(await listSources(dee, projectId, page));
  const listed = items.find(({ key }) => key === `url:${url}`);
  expect(listed).toMatchObject({ referenceCount: 1 });
  expect(JSON.stringify(listed)).not.toContain("Secret title");
});

test("a pasted citation is shown before it is kept", async () => {
  const before = await read.source.count();
  const text = "@book{a, title={Quays}, author={Hale, Ana}, year=2021}";
  const { items } = expectDone(await previewCitation(dee, projectId, text));
  expect(items).toMatchObject([{ citation: "Hale, A. (2021). Quays.", csl: { title: "Quays" } }]);
  expect(await read.source.count()).toBe(before);
  expect(await previewCitation(eve, projectId, text)).toMatchObject({ problem: "not-found" });
});

test("a review is given once a person, and again replaces it", async () => {
  const { id } = await annotate(ana);
  expect(await giveReview(bo, id, { verdict: "agree" })).toMatchObject({ ok: true, created: true });
  const again = await giveReview(bo, id, { verdict: "disagree", comment: "No source." });
  expect(again).toMatchObject({ ok: true, created: false });
  const before = await read.document.findUnique({ where: { id: documentId } });
  expectDone(await giveReview(bo, id, { verdict: "disagree", comment: "No source." }));
  const after = await read.document.findUnique({ where: { id: documentId } });
  expect(after?.lastChange).toBe(before?.lastChange);
  expectDone(await giveReview(ana, id, { verdict: "agree" }));
  expect(expectDone(await listReviews(dee, id)).items).toMatchObject([
    { verdict: "disagree", comment: "No source.", by: { id: bo.id } },
    { verdict: "agree", by: { id: ana.id } },
  ]);
});

test("a review is taken back, and taking it back again does nothing", async () => {
  const { id } = await annotate(ana);
  expectDone(await giveReview(bo, id, { verdict: "unsure" }));
  expectDone(await removeReview(bo, id));
  expectDone(await removeReview(bo, id));
  expect(expectDone(await listReviews(ana, id)).items).toEqual([]);
});

test("nobody reviews what they may not see, and a reader does not review", async () => {
  const closed = await annotate(bo, "private");
  const open = await annotate(bo);
  const verdict = "agree" as const;
  for (const viewer of [ana, dee, eve]) {
    expect(await giveReview(viewer, closed.id, { verdict })).toMatchObject({
      problem: "not-found",
    });
    expect(await listReviews(viewer, closed.id)).toMatchObject({ problem: "not-found" });
    expect(await removeReview(viewer, closed.id)).toMatchObject({ problem: "not-found" });
  }
  expect(await giveReview(dee, open.id, { verdict })).toMatchObject({ problem: "not-yours" });
});

test("a project that wants a second reader lets nobody review their own", async () => {
  const settings = { secondReader: true };
  await transaction((tx) => tx.project.update({ where: { id: projectId }, data: { settings } }));
  const { id } = await annotate(bo);
  expect(await giveReview(bo, id, { verdict: "agree" })).toMatchObject({ problem: "not-yours" });
  expect(await giveReview(ana, id, { verdict: "agree" })).toMatchObject({ ok: true });
});
