import { expect, test } from "vitest";
import { NO_RHETORIC } from "@/lib/annotation/annotation";
import type { ReadingTag } from "./codebook";
import {
  detailOfUse,
  fromRhetoric,
  missingIn,
  NO_USE,
  turned,
  typedClaim,
  withAnswer,
  withTypedClaim,
} from "./rhetoric-use";

const fear: ReadingTag = {
  kind: "rhetoric",
  slug: "fear",
  label: "Fear",
  definition: "",
  useWhen: "",
  requires: "both",
  justify: true,
  properties: [],
  colour: "",
  group: null,
  retired: false,
  nearMisses: [{ slug: "doubt", question: "Is harm named?", yes: "fear" }],
};
const answer = { slug: "doubt", question: "Is harm named?", answer: "yes" } as const;

test("a card tells what the codebook asks for and nobody has said", () => {
  expect(missingIn(fear, NO_RHETORIC)).toEqual(["target", "claim", "justification"]);
  expect(missingIn(fear, { ...NO_RHETORIC, target: "the council", justification: "It …" })).toEqual(
    ["claim"],
  );
  expect(missingIn({ ...fear, requires: "", justify: false }, NO_RHETORIC)).toEqual([]);
  expect(missingIn(null, NO_RHETORIC)).toEqual([]);
});

test("what was typed becomes the detail; a claim only with its id in the register", () => {
  const use = { ...NO_USE, target: " the council ", claim: "It will flood", answers: [answer] };
  expect(detailOfUse(fear, use)).toEqual({
    technique: "fear",
    target: "the council",
    claimId: null,
    justification: null,
    answers: [answer],
  });
  expect(fromRhetoric(detailOfUse(fear, use))).toMatchObject({
    target: "the council",
    answers: [answer],
  });
});

test("a claim that is typed and not picked counts as one once it has an id", () => {
  const typed = { ...NO_USE, claim: " It will flood " };
  expect(typedClaim(typed)).toBe("It will flood");
  expect(detailOfUse(fear, withTypedClaim(typed, "new")).claimId).toBe("new");
  const picked = { ...typed, claimId: "known" };
  expect(typedClaim(picked)).toBeNull();
  expect(withTypedClaim(picked, "new")).toEqual(picked);
  expect(typedClaim(NO_USE)).toBeNull();
  expect(withTypedClaim(NO_USE, "new")).toEqual(NO_USE);
});

test("answers about another technique are not kept with this one", () => {
  const other = { ...answer, slug: "slogans" };
  expect(detailOfUse(fear, { ...NO_USE, answers: [other] }).answers).toEqual([]);
});

test("a question is answered once, and the last answer counts", () => {
  expect(withAnswer([answer], { ...answer, answer: "no" })).toEqual([{ ...answer, answer: "no" }]);
});

test("when the other technique is taken, the answer goes along and names the first", () => {
  expect(turned([answer], "fear", "doubt")).toEqual([{ ...answer, slug: "fear" }]);
});
