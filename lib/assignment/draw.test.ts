import { expect, test } from "vitest";
import { seededRandom } from "../measure/random";
import { drawAssignments, type Pair } from "./draw";

const PEOPLE = ["ana", "bo", "cy", "dee"];

function texts(count: number, strata = 1) {
  return Array.from({ length: count }, (_, at) => ({
    id: `text-${String(at).padStart(3, "0")}`,
    stratum: `s${at % strata}`,
  }));
}

function countBy(pairs: readonly Pair[], of: keyof Pair): number[] {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair[of], (counts.get(pair[of]) ?? 0) + 1);
  return [...counts.values()];
}

const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

test("each text goes to as many people as asked for, and nobody twice", () => {
  const documents = texts(30);
  const drawn = drawAssignments({
    documents,
    people: PEOPLE,
    perText: 2,
    already: [],
    seed: "a",
  });
  expect(drawn).toHaveLength(60);
  expect(countBy(drawn, "documentId").every((count) => count === 2)).toBe(true);
  expect(new Set(drawn.map(({ documentId, userId }) => documentId + userId)).size).toBe(60);
});

test("what two people get differs by one at most, of each stratum too", () => {
  const random = seededRandom(7);
  for (let round = 0; round < 60; round++) {
    const strata = 1 + Math.floor(random() * 4);
    const documents = texts(1 + Math.floor(random() * 50), strata);
    const people = PEOPLE.slice(0, 1 + Math.floor(random() * PEOPLE.length));
    const perText = 1 + Math.floor(random() * people.length);
    const drawn = drawAssignments({ documents, people, perText, already: [], seed: `${round}` });
    for (const stratum of new Set(documents.map((document) => document.stratum))) {
      const ids = new Set(documents.flatMap((one) => (one.stratum === stratum ? [one.id] : [])));
      const counts = people.map(
        (id) => drawn.filter((pair) => pair.userId === id && ids.has(pair.documentId)).length,
      );
      expect(spread(counts)).toBeLessThanOrEqual(1);
    }
  }
});

test("the same seed draws the same, in whatever order texts and people come; another draws otherwise", () => {
  const draw = { documents: texts(40), people: PEOPLE, perText: 2, already: [], seed: "quay" };
  const first = drawAssignments(draw);
  const reversed = { documents: [...draw.documents].reverse(), people: [...PEOPLE].reverse() };
  expect(drawAssignments({ ...draw, ...reversed })).toEqual(first);
  expect(drawAssignments({ ...draw, seed: "mole" })).not.toEqual(first);
});

test("who is paired with whom changes from text to text", () => {
  const drawn = drawAssignments({
    documents: texts(60),
    people: PEOPLE,
    perText: 2,
    already: [],
    seed: "a",
  });
  const couples = new Map<string, string[]>();
  for (const { documentId, userId } of drawn) {
    couples.set(documentId, [...(couples.get(documentId) ?? []), userId].sort());
  }
  expect(new Set([...couples.values()].map(String)).size).toBe(6);
});

test("what is assigned already counts, for the text and for the person", () => {
  const documents = texts(4);
  const already = documents.slice(0, 2).map(({ id }) => ({ documentId: id, userId: "ana" }));
  const drawn = drawAssignments({
    documents,
    people: ["ana", "bo"],
    perText: 1,
    already,
    seed: "a",
  });
  expect(drawn.map(({ documentId }) => documentId).sort()).toEqual(["text-002", "text-003"]);
  expect(drawn.every(({ userId }) => userId === "bo")).toBe(true);
});

test("more people than there are is all of them, and so is no number", () => {
  const documents = texts(3);
  for (const perText of [9, null]) {
    const draw = { documents, people: PEOPLE, perText, already: [], seed: "a" };
    expect(drawAssignments(draw)).toHaveLength(12);
  }
});
