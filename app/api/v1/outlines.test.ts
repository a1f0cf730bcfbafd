import { afterAll, beforeAll, expect, test } from "vitest";
import { annotationsFrom } from "@/components/reader/model/outline";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Viewer } from "@/server/access/viewer";
import { judgeAnnotation } from "@/server/annotation/judge";
import { firstOutlines } from "@/server/annotation/outlines";
import { listAnnotations } from "@/server/annotation/read";
import { addOccurrence } from "@/server/claim/occurrences";
import { reviseText } from "@/server/document/revise";
import { newId } from "@/server/platform/new-id";
import { setAttribution } from "@/server/quotation/attribution";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";

let mira: Viewer;
let tomas: Viewer;
let projectId: string;
let statements: ReturnType<typeof recordStatements>;

const any = () => true;
const TEXT =
  "🙂 She said: “The mayor told me ‘the wall was never built’.” Rents doubled. It rained.";

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  mira = await makePerson("Mira");
  tomas = await makePerson("Tomas");
  projectId = (await makeProject(mira, { annotator: tomas })).id;
});
afterAll(closeTestDatabase);

const at = (words: string) => ({
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});

/** What an outline says of an annotation, of the annotation itself. */
function inBrief(annotation: Annotation) {
  const { claim, quotation, rhetoric, target, occurrences, attribution, orphan } = annotation;
  const { id, kind, tags, visibility, confidence, status, anchor, createdBy, version } = annotation;
  return {
    id,
    kind,
    tags,
    visibility,
    confidence,
    status,
    anchor,
    orphan,
    createdBy,
    version,
    // One that is lost is not drawn, and its offsets count in the text it was made on.
    target: orphan ? target.map(({ exact }) => exact) : target,
    claim: claim && [claim.id, claim.statement, claim.type],
    quotation: quotation && [quotation.form, quotation.speaker],
    technique: rhetoric?.technique,
    occurrences: occurrences.map(({ claimId, commitment }) => [claimId, commitment]),
    inside: attribution?.inside ?? null,
  };
}

async function bothFor(viewer: Viewer, documentId: string, revision: number, text: string) {
  const { items } = expectDone(await listAnnotations(viewer, documentId, {}, { limit: 100 }));
  const outlines = expectDone(await firstOutlines(viewer, documentId, 100));
  const outlined = annotationsFrom(outlines, { projectId, documentId, revision, text });
  return { whole: items.map(inBrief), outlined: outlined.map(inBrief) };
}

test("an outline says the same as the annotation, to each who may see it", async () => {
  const { id: documentId } = (await makeDocument(mira, projectId, TEXT)).document;
  const outer = await makeAnnotation(mira, documentId, [at("The mayor told me ‘the wall was")], {
    kind: "quotation",
    visibility: "private",
  });
  const inner = await makeAnnotation(mira, documentId, [at("the wall was never built")], {
    kind: "quotation",
    quotation: { form: "direct", speaker: null, cue: null, addressee: null, match: null },
  });
  const own = await makeAnnotation(mira, documentId, [at("wall was never")], {
    kind: "quotation",
    visibility: "private",
  });
  for (const { id } of [inner, own]) {
    const draft = { speaker: { name: "Petra Lohm" }, inside: outer.id };
    expectDone(await setAttribution(mira, id, any, draft));
  }
  const claim = await makeAnnotation(mira, documentId, [at("Rents"), at("It rained")], {
    tags: ["statistical", "causal"],
    body: "Why?",
    confidence: 3,
    claim: { id: null, statement: "Rents rose.", type: "factual", checkworthy: true },
  });
  const occurrence = { id: newId(), statement: "Rents doubled.", role: "asserts" } as const;
  expectDone(await addOccurrence(mira, claim.id, { ...occurrence, commitment: "possible" }));
  await makeAnnotation(tomas, documentId, [at("It rained")], {
    kind: "rhetoric",
    rhetoric: {
      technique: "loaded-language",
      target: null,
      claimId: null,
      justification: null,
      answers: [],
    },
  });
  expectDone(await judgeAnnotation(mira, claim.id, any, { status: "accepted" }));

  for (const viewer of [mira, tomas]) {
    const { whole, outlined } = await bothFor(viewer, documentId, 1, TEXT);
    expect(outlined).toEqual(whole);
  }
  const seen = await bothFor(tomas, documentId, 1, TEXT);
  expect(seen.outlined.map(({ id }) => id)).not.toContain(outer.id);
  expect(JSON.stringify(seen.outlined)).not.toContain(outer.id);

  const revised = "Nobody spoke. Rents doubled. It snowed all day.";
  const draft = { content: revised, format: "plain" as const };
  expectDone(await reviseText(mira, documentId, draft));
  const after = await bothFor(mira, documentId, 2, revised);
  expect(after.outlined).toEqual(after.whole);
  expect(after.outlined.some(({ orphan }) => orphan)).toBe(true);
});

test("outlines take one statement, for many annotations as for one, and go on in order", async () => {
  const { id: documentId } = (await makeDocument(mira, projectId, TEXT)).document;
  const made = [await makeAnnotation(mira, documentId, [at("said")])];
  const count = async () => {
    const seen = await statements.during(() => firstOutlines(mira, documentId, 100));
    return seen.filter((sql) => sql.includes('"Annotation"')).length;
  };
  expect(await count()).toBe(1);
  for (const words of ["She", "said", "mayor", "wall", "rained"]) {
    made.push(await makeAnnotation(mira, documentId, [at(words)]));
  }
  expect(await count()).toBe(1);
  const first = expectDone(await firstOutlines(mira, documentId, 4));
  expect(first.items).toHaveLength(4);
  expect(first.next).toEqual({ start: first.items[3]?.at[0], id: first.items[3]?.id });
  expect(first.people).toEqual({ [mira.id]: "Mira" });
});
