import { expect, test } from "vitest";
import {
  codebookActionOf,
  differenceOf,
  endOfMerges,
  mergeNearMisses,
  pointsTo,
  redefines,
  renameInNearMisses,
  renameUse,
  whyNotSplit,
  type TagMeaning,
} from "./codebook-change";
import { DEFAULT_CODEBOOK } from "./default-codebook";
import { findTag } from "./codebook";
import { sentenceOf } from "@/server/platform/messages";

const doubt: TagMeaning = {
  slug: "doubt",
  label: "Doubt",
  definition: "Makes somebody less believed.",
  useWhen: "",
  avoidWhen: "",
  examples: ["Who says so?"],
  counterExamples: [],
  nearMisses: [{ slug: "smear", question: "Is it about the matter?", yes: "doubt" }],
  requires: "target",
  justify: false,
  properties: [],
};

test("a version holds what a tag said before and says now, and no more", () => {
  const difference = differenceOf(doubt, { ...doubt, label: "Casting doubt", justify: true });
  expect(difference).toEqual({
    before: { label: "Doubt", justify: false },
    after: { label: "Casting doubt", justify: true },
  });
  expect(codebookActionOf(difference)).toBe("renamed");
  expect(differenceOf(doubt, { ...doubt, examples: ["Who says so?"] })).toEqual({
    before: {},
    after: {},
  });
});

test.each([
  ["a definition", { definition: "Sows mistrust." }, true],
  ["when to use it", { useWhen: "The speaker is attacked." }, true],
  ["when to avoid it", { avoidWhen: "Evidence is given." }, true],
  ["an example", { examples: ["Really?"] }, false],
  ["the label", { label: "Casting doubt" }, false],
  ["a question", { nearMisses: [] }, false],
])("%s asks to look again: %j is %s", (_, change, asks) => {
  expect(redefines(differenceOf(doubt, { ...doubt, ...change }))).toBe(asks);
});

test("a question goes by the new name on both of its sides", () => {
  expect(renameInNearMisses(doubt.nearMisses, "doubt", "mistrust")[0]?.yes).toBe("mistrust");
  expect(renameInNearMisses(doubt.nearMisses, "smear", "slur")[0]?.slug).toBe("slur");
});

test("after a merge no tag is mistaken for itself, nor twice for another", () => {
  const misses = [
    { slug: "smear", question: "1?" },
    { slug: "slur", question: "2?" },
    { slug: "doubt", question: "3?" },
  ];
  expect(mergeNearMisses(misses, "fear", "slur", "smear").map(({ question }) => question)).toEqual([
    "1?",
    "3?",
  ]);
  expect(mergeNearMisses(misses, "smear", "slur", "smear").map(({ slug }) => slug)).toEqual([
    "doubt",
  ]);
});

test.each([
  [["a"], "at least two"],
  [["a", "a"], "twice"],
  [["a", "B c"], "can not name"],
  [["own", "own"], "twice"],
])("%j is no split: %s", (into, why) => {
  const refused = whyNotSplit("own", into);
  expect(refused && sentenceOf(refused)).toContain(why);
});

test("a tag is split into others, and may go on beside them", () => {
  expect(whyNotSplit("own", ["a", "b"])).toBeNull();
  expect(whyNotSplit("own", ["own", "b"])).toBeNull();
});

test("a merged tag points on through every merge, and a ring of merges ends", () => {
  const tags = [
    { id: "1", slug: "a", mergedInto: "2" },
    { id: "2", slug: "b", mergedInto: "3" },
    { id: "3", slug: "c", mergedInto: null },
  ] as const;
  expect(endOfMerges(tags[0], tags).slug).toBe("c");
  const ring = [
    { id: "1", slug: "a", mergedInto: "2" },
    { id: "2", slug: "b", mergedInto: "1" },
  ];
  expect(ring.map((tag) => endOfMerges(tag, ring).slug)).toEqual(["a", "b"]);
});

test("a use is called by the one word that was chosen, wherever it carried the old one", () => {
  const old = new Set(["loaded", "charged"]);
  const use = { main: "loaded", tags: ["x", "loaded", "charged"] };
  expect(renameUse(use, old, "euphemism")).toEqual({
    main: "euphemism",
    tags: ["x", "euphemism"],
  });
  expect(renameUse(use, old, null)).toEqual({ main: null, tags: ["x"] });
  expect(renameUse({ main: "doubt", tags: ["charged"] }, old, "x")).toEqual({
    main: "doubt",
    tags: ["x"],
  });
});

test("an answer against the chosen technique points to the other one", () => {
  const loaded = findTag(DEFAULT_CODEBOOK, "rhetoric", "loaded-language");
  const misses = loaded?.nearMisses ?? [];
  const suggestionFor = (answer: "yes" | "no" | "unsure") =>
    pointsTo("loaded-language", misses, [{ slug: "name-calling-labeling", answer }]);
  expect(suggestionFor("yes")).toBe("name-calling-labeling");
  expect(suggestionFor("no")).toBeNull();
  expect(suggestionFor("unsure")).toBeNull();
  expect(
    pointsTo(
      "name-calling-labeling",
      [{ slug: "loaded-language", question: "?", yes: "name-calling-labeling" }],
      [{ slug: "loaded-language", answer: "no" }],
    ),
  ).toBe("loaded-language");
});

test("every attack of the default codebook asks whom it is aimed at", () => {
  for (const slug of ["name-calling-labeling", "doubt", "straw-man", "whataboutism"]) {
    expect(findTag(DEFAULT_CODEBOOK, "rhetoric", slug)?.requires).toBe("target");
  }
  expect(findTag(DEFAULT_CODEBOOK, "rhetoric", "slogans")?.requires).toBeUndefined();
});
