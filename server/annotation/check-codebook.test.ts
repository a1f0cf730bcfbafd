import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { addClaim } from "@/server/claim/write";
import { changeProject } from "@/server/project/projects";
import { addTag } from "@/server/tag/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { editAnnotation } from "./edit";
import { saveAnnotation } from "./write";

let ana: Viewer;
let projectId: string, documentId: string, claimId: string;

const any = () => true;
const at = [{ start: 0, end: 4 }];

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  projectId = (await makeProject(ana)).id;
  documentId = (await makeDocument(ana, projectId, "They are all the same.")).document.id;
  claimId = expectDone(await addClaim(ana, projectId, { statement: "They differ." })).id;
  const tag = { kind: "rhetoric", slug: "lumping", label: "Lumping" } as const;
  expectDone(await addTag(ana, projectId, { ...tag, requires: "both", justify: true }));
});
afterAll(closeTestDatabase);

function save(rest: object) {
  return saveAnnotation(ana, documentId, { target: at, kind: "rhetoric", ...rest } as never);
}

const WHOLE = { technique: "lumping", target: "the council", justification: "“all”" };

test("an open codebook takes any word, and a technique without what it asks for", async () => {
  expectDone(await save({ tags: ["odd"], rhetoric: { technique: "lumping" } }));
});

test("a closed one refuses them, with the path of each field, and stores nothing", async () => {
  const old = await makeAnnotation(ana, documentId, at, { kind: "claim", tags: ["odd"] });
  expectDone(await changeProject(ana, projectId, { settings: { closed: true, strict: true } }));
  expect(
    await save({ tags: ["lumping", "odd"], rhetoric: { technique: "lumping" } }),
  ).toMatchObject({
    ok: false,
    problem: "not-understood",
    errors: [
      { path: "tags.1" },
      { path: "rhetoric.target" },
      { path: "rhetoric.claimId" },
      { path: "rhetoric.justification" },
    ],
  });
  expect(await save({ rhetoric: { technique: "unheard-of" } })).toMatchObject({
    ok: false,
    errors: [{ path: "rhetoric.technique" }],
  });
  const made = expectDone(await save({ tags: ["lumping"], rhetoric: { ...WHOLE, claimId } }));

  const emptied = await editAnnotation(ana, made.id, any, { rhetoric: { target: " " } });
  expect(emptied).toMatchObject({ ok: false, errors: [{ path: "rhetoric.target" }] });
  expectDone(await editAnnotation(ana, made.id, any, { body: "And what of the others?" }));

  // What was there before it was closed goes on, until its words are changed.
  expectDone(await editAnnotation(ana, old.id, any, { body: "An old word." }));
  expect(await editAnnotation(ana, old.id, any, { tags: ["odd", "odder"] })).toMatchObject({
    ok: false,
    errors: [{ path: "tags.1" }],
  });

  expectDone(await changeProject(ana, projectId, { settings: { closed: null } }));
  expectDone(await editAnnotation(ana, old.id, any, { tags: ["odd", "odder"] }));
});

test("bare highlights and notes need no word of it", async () => {
  expectDone(await changeProject(ana, projectId, { settings: { closed: true } }));
  expectDone(await save({ kind: "note", body: "Who are they?" }));
});
