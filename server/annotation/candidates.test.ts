import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { inCodePoints } from "@/server/document/offset-codec";
import { reviseText } from "@/server/document/revise";
import { annotation as annotationAnswer } from "@/lib/contract/annotation";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { listAnnotations, readAnnotation } from "./read";

const BEFORE = "[The weir holds until spring.] [Nobody asked the miller.]";
/** A character outside the basic plane makes both ways of counting differ. */
const AFTER =
  "A crowd met at 𝟗. The weir holds until spring. They left at noon.\n\n" +
  "The reeve wrote in June. The weir holds until spring. He signed it.";

let ana: Viewer;
let documentId: string;
const ids: string[] = [];

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  const project = await makeProject(ana);
  const { document, spans } = await makeDocument(ana, project.id, BEFORE);
  documentId = document.id;
  for (const span of spans) ids.push((await makeAnnotation(ana, documentId, [span])).id);
  const draft = { content: AFTER, format: "plain" } as const;
  expectDone(await reviseText(ana, documentId, draft));
});
afterAll(closeTestDatabase);

test("an annotation without a certain place is answered with the places that may be meant", async () => {
  const found = expectDone(await readAnnotation(ana, ids[0] ?? ""));
  expect(found.anchor).toBe("ambiguous");
  const { candidates = [] } = await inCodePoints(annotationAnswer, found);
  const points = [...AFTER];
  for (const { start, end, exact, prefix, suffix, revision, target } of candidates) {
    expect(revision).toBe(2);
    expect(points.slice(start, end).join("")).toBe(exact);
    expect(points.slice(0, start).join("").endsWith(prefix)).toBe(true);
    expect(points.slice(end).join("").startsWith(suffix)).toBe(true);
    expect(target).toEqual([{ start, end, exact, prefix, suffix }]);
  }
  expect(candidates.filter(({ same }) => same).map(({ exact }) => exact)).toEqual([
    "The weir holds until spring.",
    "The weir holds until spring.",
  ]);
});

test("a list answers them too, none where nothing is like the words, and can be narrowed by anchor", async () => {
  const list = async (filter: { anchors?: readonly ("ambiguous" | "lost")[] }) =>
    expectDone(await listAnnotations(ana, documentId, filter, { limit: 10 })).items;
  const all = await list({});
  expect(all.map(({ anchor }) => anchor).sort()).toEqual(["ambiguous", "lost"]);
  const [ambiguous] = await list({ anchors: ["ambiguous"] });
  expect(ambiguous?.candidates?.length).toBe(2);
  expect(await list({ anchors: ["lost"] })).toMatchObject([{ id: ids[1], candidates: [] }]);
});
