import { afterAll, beforeAll, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import { RELATIONS } from "@/prisma/seed/relations";
import { STORY } from "@/prisma/seed/story";
import { listAnnotations, readAnnotation } from "@/server/annotation/read";
import { annotations } from "@/lib/contract/annotation";
import { inCodePoints } from "@/server/document/offset-codec";
import { readPage } from "@/server/export/read-page";
import { annotationsIn } from "@/server/export/stored-page";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { listRelations } from "@/server/relation/read";
import { addSampleProject } from "./sample";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";

const mira = makeViewer({ id: STORY.people[0]?.id ?? "", name: "Mira" });

beforeAll(async () => {
  await openTestDatabase();
  await addSampleProject();
});
afterAll(closeTestDatabase);

const placeOf = ({ id, target }: Annotation) => ({ id, start: target[0]?.start ?? 0 });

test("the sample project holds every annotation of the story at its words", async () => {
  for (const document of STORY.documents) {
    const list = await listAnnotations(mira, document.id, {}, { limit: 1000 });
    const items = expectDone(list).items;
    const stories = STORY.annotations.filter((one) => one.documentId === document.id);
    expect(items.map((item) => item.id).sort()).toEqual(stories.map((one) => one.id).sort());
    for (const story of stories) {
      const { id, status, fate = "exact", notes, references, reviews, confidence = null } = story;
      const item = items.find((one) => one.id === id);
      const counted = { noteCount: notes.length, confidence };
      expect(item, id).toMatchObject({ status, anchor: fate, ...counted });
      const claimIds = [story.claim?.id, story.carriesToo?.id].filter(Boolean).sort();
      expect(item?.occurrences.map(({ claimId }) => claimId).sort()).toEqual(claimIds);
      expect(item?.references).toHaveLength(references.length);
      expect(item?.reviews).toHaveLength(reviews.length);
    }
  }
});

test("an export reads of an annotation what a list reads", async () => {
  for (const { id: documentId, projectId } of await read.document.findMany()) {
    const listed = expectDone(await listAnnotations(mira, documentId, {}, { limit: 1000 })).items;
    const pageRequest = {
      viewer: mira,
      projectId,
      documentId,
      layer: "annotations" as const,
      after: null,
      limit: 1000,
    };
    const { stored, ids, notes, claimIds } = await readPage(pageRequest, []);
    // A list says more of those without a certain place: where they may belong.
    const items = listed.map(({ candidates: _, ...one }) => one);
    expect(annotationsIn(stored, 0, ids.length)).toEqual(await inCodePoints(annotations, items));
    expect(ids).toEqual(items.map(({ id }) => id));
    expect(ids.map((id) => notes.get(id) ?? 0)).toEqual(items.map((item) => item.noteCount));
    const listedClaimIds = items.flatMap(({ occurrences }) =>
      occurrences.map((one) => one.claimId),
    );
    expect([...claimIds].sort()).toEqual([...new Set(listedClaimIds)].sort());
    const after = items[1] ? placeOf(items[1]) : null;
    const page = await readPage({ ...pageRequest, after, limit: 2 }, []);
    expect(page.ids).toEqual(items.slice(2, 4).map((item) => item.id));
  }
});

test("annotations of the story are related, in one text and across two", async () => {
  const { items } = expectDone(await listRelations(mira, STORY.project.id, {}, { limit: 100 }));
  expect(items.map(({ id, type }) => [id, type])).toEqual(
    RELATIONS.map(({ id, type }) => [id, type]),
  );
  const isAcross = ({ fromEnd, toEnd }: (typeof items)[number]) =>
    fromEnd.documentId !== toEnd.documentId;
  expect(new Set(items.map(isAcross))).toEqual(new Set([true, false]));
});

test("an annotation whose words a revision changed tells what they were", async () => {
  const changed = STORY.annotations.filter(({ fate }) => fate === "changed");
  expect(changed.length).toBeGreaterThan(0);
  for (const { id, quotes } of changed) {
    const { was, target } = expectDone(await readAnnotation(mira, id));
    expect(was).toBe(quotes.map(({ exact }) => exact).join(" … "));
    expect(target.map(({ exact }) => exact).join(" … ")).not.toBe(was);
  }
});

test("exactly one annotation has lost its place, and is kept", async () => {
  const lost = await read.annotation.findMany({ where: { anchor: "lost" } });
  expect(lost).toHaveLength(1);
  expect(lost[0]?.quote).not.toBe("");
});

test("a second start adds nothing", async () => {
  const count = async () => [
    await read.annotation.count(),
    await read.note.count(),
    await read.change.count(),
  ];
  const before = await count();
  await addSampleProject();
  expect(await count()).toEqual(before);
});

test("the story's feeds have no gap", async () => {
  for (const { id } of STORY.documents) {
    const { changes, last } = await readFeed(read, mira, id, 0, 10_000);
    expect(changes.map((change) => change.number)).toEqual(changes.map((_, n) => n + 1));
    expect(last).toBe(changes.length);
  }
});
