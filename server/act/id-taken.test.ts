import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "@/lib/outcome";
import { addNote, editNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { saveAnnotation } from "@/server/annotation/write";
import { removeAnnotation } from "@/server/annotation/judge";
import { addOccurrence } from "@/server/claim/occurrences";
import { addClaim } from "@/server/claim/write";
import { addEvidence } from "@/server/claim/evidence/write";
import { addSearch } from "@/server/claim/searches";
import { addDocument } from "@/server/document/write";
import { addClassLink } from "@/server/project/class-links";
import { addProject } from "@/server/project/projects";
import { addLabel } from "@/server/label/write";
import { saveQuery } from "@/server/query/saved";
import { addRelation } from "@/server/source/provenance/relations";
import { addSpeaker } from "@/server/speaker/write";
import { splitTag } from "@/server/tag/recode";
import { addTag } from "@/server/tag/write";
import { addWebhook } from "@/server/webhook/webhooks";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";

/** What one person may know of: their own project. What they may not: that of another. */
interface Place {
  readonly owner: Viewer;
  readonly projectId: string;
  readonly documentId: string;
  readonly annotationId: string;
  readonly claimId: string;
  readonly tagId: string;
  readonly sources: readonly [string, string];
}

const target = [{ start: 4, end: 9 }];
let mine: Place, beside: Place, theirs: Place;
let member: Viewer;

async function makePlace(owner: Viewer): Promise<Place> {
  const projectId = (await makeProject(owner, { curator: member })).id;
  const { document } = await makeDocument(owner, projectId, "The tides fell by half, he said.");
  const { id: annotationId } = await makeAnnotation(owner, document.id, target);
  const claim = expectDone(await addClaim(owner, projectId, { statement: "Tides fall." }));
  const cite = async (url: string) =>
    expectDone(await addReference(owner, annotationId, { relation: "context", url })).source.id;
  return {
    owner,
    projectId,
    documentId: document.id,
    annotationId,
    claimId: claim.id,
    tagId: await freshTag(owner, projectId),
    sources: [await cite("https://one.example.test/"), await cite("https://two.example.test/")],
  };
}

async function freshTag(owner: Viewer, projectId: string): Promise<string> {
  const draft = { kind: "claim", slug: `tag-${newId()}`, label: "A tag" } as const;
  return expectDone(await addTag(owner, projectId, draft)).id;
}

beforeAll(async () => {
  await openTestDatabase();
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  member = await makePerson("Mel");
  mine = await makePlace(ana);
  beside = await makePlace(ana);
  theirs = await makePlace(bo);
});
afterAll(closeTestDatabase);

type Create = (place: Place, id: string, words?: string) => Promise<Outcome<unknown>>;

const plain = { title: "A text", format: "plain" } as const;

/** A creation of each kind, by the place's owner; `words` are what is sent besides the id. */
const CREATIONS: Readonly<Record<string, Create>> = {
  project: ({ owner }, id, words = "It fell.") => addProject(owner, { id, name: words }),
  document: ({ owner, projectId }, id, content = "It fell.") =>
    addDocument(owner, projectId, { id, ...plain, content }),
  annotation: ({ owner, documentId }, id, body = "It fell.") =>
    saveAnnotation(owner, documentId, { id, kind: "claim", target, revision: 1, body }),
  note: ({ owner, annotationId }, id, body = "It fell.") =>
    addNote(owner, annotationId, { id, body }),
  reference: ({ owner, annotationId }, id, quote = "It fell.") =>
    addReference(owner, annotationId, { id, relation: "origin", doi: "10.1000/182", quote }),
  claim: ({ owner, projectId }, id, statement = "It fell.") =>
    addClaim(owner, projectId, { id, statement }),
  evidence: ({ owner, claimId, documentId }, id, note = "It fell.") =>
    addEvidence(owner, claimId, {
      id,
      stance: "supports",
      note,
      from: { place: { documentId, revision: 1, target } },
    }),
  search: ({ owner, claimId }, id, place = "It fell.") =>
    addSearch(owner, claimId, { id, outcome: "found", place }),
  speaker: ({ owner, projectId }, id, name = "It fell.") =>
    addSpeaker(owner, projectId, { id, name }),
  query: ({ owner, projectId }, id, name = "It fell.") =>
    saveQuery(owner, projectId, { id, name, text: "claim" }),
  label: ({ owner, projectId }, id, name = "It fell.") =>
    addLabel(owner, projectId, { id, name: `${name} ${id}` }),
  tag: ({ owner, projectId }, id, definition = "It fell.") =>
    addTag(owner, projectId, { id, kind: "claim", slug: `tag-${id}`, label: "A tag", definition }),
};

/**
 * Those for which one request can not be sent twice with other words, whose words are not kept, or
 * that only owners make.
 */
const WITHOUT_WORDS: Readonly<Record<string, Create>> = {
  occurrence: ({ owner, annotationId }, id) =>
    addOccurrence(owner, annotationId, { id, statement: `It fell ${id}.` }),
  "class link": ({ owner, projectId }, id) =>
    addClassLink(owner, projectId, { id, role: "reader" }),
  webhook: ({ owner, projectId }, id) =>
    addWebhook(owner, projectId, { id, url: "https://receiver.example.org/", active: false }),
  "relation of sources": async ({ owner, projectId, sources: [fromId, toId] }, id) => {
    const relation = RELATIONS.pop() ?? "cites";
    return addRelation(owner, projectId, { id, fromId, toId, relation });
  },
  "part of a tag": async ({ owner, projectId }, id) =>
    splitTag(owner, await freshTag(owner, projectId), () => true, [
      { id, slug: `part-${newId()}`, label: "A part" },
      { id: newId(), slug: `part-${newId()}`, label: "A part" },
    ]),
};

/** Each is used once: the same relation between the same two is there once. */
const RELATIONS: ("cites" | "quotes" | "reprints" | "translates")[] = [
  "cites",
  "quotes",
  "reprints",
  "translates",
];

test.each(Object.entries({ ...CREATIONS, ...WITHOUT_WORDS }))(
  "the id of another's %s is answered as one that is used in a project of one's own",
  async (_noun, create) => {
    const [known, unknown] = [newId(), newId()];
    expect(await create(beside, known, "Beside.")).toMatchObject({ ok: true });
    expect(await create(theirs, unknown, "Theirs.")).toMatchObject({ ok: true });
    const answer = await create(mine, unknown);
    expect(answer).toMatchObject({ ok: false, problem: "id-taken" });
    expect(answer).toEqual(await create(mine, known));
    expect(JSON.stringify(answer)).not.toContain(theirs.projectId);
  },
);

describe.each(Object.entries(CREATIONS))("a creation that is sent again: %s", (noun, create) => {
  test("by the same person with the same words, it answers what is there", async () => {
    const id = newId();
    const first = await create(mine, id);
    expect(first).toMatchObject({ ok: true, created: true });
    expect(await create(mine, id)).toEqual({ ...first, created: false });
  });

  test("with other words, the id is taken", async () => {
    const id = newId();
    expectDone(await create(mine, id));
    expect(await create(mine, id, "It rose.")).toMatchObject({ ok: false, problem: "id-taken" });
  });

  test("by somebody else, the id is taken, except that of a tag or a label, which has no maker", async () => {
    const id = newId();
    expectDone(await create(mine, id));
    const expected = ["tag", "label"].includes(noun) ? { created: false } : { problem: "id-taken" };
    expect(await create({ ...mine, owner: member }, id)).toMatchObject(expected);
  });
});

test("a creation whose answer was lost is answered after an edit with what is there now", async () => {
  const id = newId();
  const send = () => addNote(mine.owner, mine.annotationId, { id, body: "First." });
  expectDone(await send());
  expectDone(await editNote(mine.owner, id, () => true, { body: "Second." }));
  const again = await send();
  expect(again).toMatchObject({ ok: true, created: false, value: { body: "Second." } });
});

test("nothing else is written where the id of an occurrence or a piece of evidence is used", async () => {
  const id = newId();
  expectDone(await addOccurrence(mine.owner, mine.annotationId, { id, statement: "Once." }));
  const count = () => read.claim.count({ where: { projectId: mine.projectId } });
  const before = await count();
  expectDone(await addOccurrence(mine.owner, mine.annotationId, { id, statement: "Once." }));
  expect(await count()).toBe(before);
  const cite = (doi: string) =>
    addEvidence(mine.owner, mine.claimId, { id, stance: "supports", from: { source: { doi } } });
  expectDone(await cite("10.1000/1"));
  expect(await cite("10.1000/2")).toMatchObject({ problem: "id-taken" });
  const where = { projectId: mine.projectId, key: { endsWith: "10.1000/2" } };
  expect(await read.source.count({ where })).toBe(0);
});

test("the id of a claim elsewhere can not be that of a claim which an occurrence makes", async () => {
  const { id: claimId } = expectDone(
    await addClaim(theirs.owner, theirs.projectId, { statement: "Elsewhere." }),
  );
  const draft = { claimId, statement: "It fell again." };
  const answer = await addOccurrence(mine.owner, mine.annotationId, draft);
  expect(answer).toMatchObject({ ok: false, problem: "id-taken" });
});

test("an id stays used when its annotation is gone, and tells nothing of that", async () => {
  const id = newId();
  expectDone(
    await saveAnnotation(theirs.owner, theirs.documentId, {
      id,
      kind: "claim",
      target,
      revision: 1,
    }),
  );
  const before = await CREATIONS.annotation?.(mine, id);
  expect(before).toMatchObject({ problem: "id-taken" });
  expectDone(await removeAnnotation(theirs.owner, id, () => true));
  expect(await CREATIONS.annotation?.(mine, id)).toEqual(before);
});

test("an id of a claim elsewhere is no claim here, as one of nothing is not", async () => {
  const { id } = expectDone(
    await addClaim(theirs.owner, theirs.projectId, { statement: "Elsewhere." }),
  );
  const carry = (claimId: string) => addOccurrence(mine.owner, mine.annotationId, { claimId });
  expect(await carry(id)).toEqual(await carry(newId()));
});
