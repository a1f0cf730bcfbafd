import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMATS } from "@/lib/contract/formats";
import { OPERATIONS } from "@/lib/contract/operations";
import type { Operation } from "@/lib/contract/operation";
import { addNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { giveReview } from "@/server/annotation/reviews";
import { addOccurrence } from "@/server/claim/occurrences";
import { setAttribution } from "@/server/quotation/attribution";
import { runCheck } from "@/server/quotation/checks";
import { addRelation } from "@/server/relation/write";
import { ask } from "@/test/api/ask";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import { placeAgain } from "@/test/api/place-again";
import { requestFor } from "@/test/api/requests";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation } from "@/test/make/make";

// Two worlds that differ in nothing but this: in one of them others have annotated for themselves all
// that a coder is asked about. Every operation is asked in both, in the same order, and the answers
// are compared to the letter. What must differ is made equal: ids by the order in which an answer
// names them, times, and what is drawn by chance.

interface Scene {
  readonly fixture: Fixture;
  place: Place;
}

let empty: Scene;
let full: Scene;

/** What others keep to themselves on the words and the claim of the place. */
async function annotateForThemselves({ fixture: { people }, place }: Scene): Promise<void> {
  const { documentId, projectId, claimId } = place;
  for (const viewer of [people.curator, people.owner]) {
    const visibility = "private";
    const mine = (start: number, end: number, rest = {}) =>
      makeAnnotation(viewer, documentId, [{ start, end }], {
        visibility,
        body: "Hidden.",
        ...rest,
      });
    const claim = await mine(17, 22, { tags: ["hearsay"], claim: { statement: "Hidden crime" } });
    const other = await mine(31, 35);
    const quotation = await mine(17, 35, { kind: "quotation" });
    expectDone(await addOccurrence(viewer, other.id, { claimId }));
    expectDone(await addNote(viewer, claim.id, { body: "A hidden note" }));
    expectDone(
      await addReference(viewer, claim.id, {
        relation: "supports",
        csl: { type: "report", title: "A hidden source" },
      }),
    );
    expectDone(await giveReview(viewer, claim.id, { verdict: "unsure" }));
    const ends = { from: claim.id, to: other.id, type: "supports" };
    expectDone(await addRelation(viewer, projectId, ends));
    const speaker = { name: "A hidden speaker" };
    expectDone(await setAttribution(viewer, quotation.id, () => true, { speaker }));
    expectDone(await runCheck(viewer, quotation.id, documentId));
  }
}

beforeAll(async () => {
  process.env.OBELUS_RATE_SCALE = "1000";
  await openTestDatabase();
  const make = async () => {
    const fixture = await makeFixture();
    return { fixture, place: await makePlace(fixture, "SHARED") };
  };
  [empty, full] = [await make(), await make()];
  await annotateForThemselves(full);
});
afterAll(closeTestDatabase);

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** What chance and the clock bring into an answer, by what stands for it. */
const BY_CHANCE: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d([T ])\d\d:\d\d(:\d\d(\.\d+)?)?Z?/g, "a time"],
  [/\b\d{4}-\d\d-\d\d\b/g, "a day"],
  [/\b\d{1,2} [A-Z][a-z]{2} \d{4}(, \d\d:\d\d)?/g, "a readable time"],
  [/[\w.]+-[0-9a-f]{6}@example\.test/g, "an address"],
  [/guest-an id@example\.test/g, "an address"],
  [/obelus_[\w-]+/g, "a token"],
  [/^etag: .{12,}$/gm, "etag: a hash"],
  [/"#[0-9a-f]{6}"/g, '"a colour"'],
  [/source-[0-9a-f]{12}/g, "a source"],
  [/"(next|cursor)":"[^"]*"/g, '"next":"a cursor"'],
  [/(Label|Ana Reis) [\w-]{6,9}/g, "$1"],
];

/** What does tell that others keep something to themselves, and by what. */
const TELLING: Readonly<Record<string, string>> = {
  previewDeletion: "it counts what of one's own has to stay, since others' private work needs it",
};

function alike(text: string): string {
  const ids = new Map<string, string>();
  let same = text.replace(ID, (id) => {
    const known = ids.get(id) ?? `id ${ids.size}`;
    ids.set(id, known);
    return known;
  });
  for (const [chance, words] of BY_CHANCE) same = same.replace(chance, words);
  return same;
}

async function answerIn(
  scene: Scene,
  operation: Operation,
  format: string,
): Promise<readonly [status: number, headers: string, text: string]> {
  const { fixture, place } = scene;
  const request = await requestFor(operation.id, fixture, "annotator", place);
  const params = { ...request.params, ...(format ? { format } : {}) };
  const answer = await ask(operation, { ...request, params }, fixture.tokens.annotator);
  if (operation.method === "delete" && answer.status < 300) {
    scene.place = await placeAgain(operation, request, fixture, place);
    if (scene === full && scene.place.projectId !== place.projectId) {
      await annotateForThemselves(scene);
    }
  }
  const headers = [...answer.headers]
    .filter(([name]) => !["date", "x-request-id", "server-timing", "content-length"].includes(name))
    .map(([name, value]) => `${name}: ${value}`);
  // What an archive holds are the files of exports that are compared as they are.
  const text = answer.text.startsWith("PK") ? "an archive" : alike(answer.text);
  return [answer.status, alike(headers.join("\n")), text];
}

describe("nothing tells that others have annotated for themselves", () => {
  const formatted = (operation: Operation) =>
    operation.id === "exportDocument" || operation.id === "exportProject"
      ? FORMATS.filter(({ ending }) => ![".zip", ".qdpx", ".xlsx", ".docx"].includes(ending)).map(
          ({ id }) => id,
        )
      : [""];

  const silent = OPERATIONS.filter(({ id }) => !(id in TELLING));
  test.each(silent.map((operation) => [operation.id, operation] as const))(
    "%s",
    async (_id, operation) => {
      for (const format of formatted(operation)) {
        const without = await answerIn(empty, operation, format);
        expect.soft(await answerIn(full, operation, format), format).toEqual(without);
      }
    },
  );
});
