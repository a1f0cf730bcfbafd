import { expect, test } from "vitest";
import { countConditions, isChanged, parametersOf, type ReviewItem } from "./queue-filter";

const ITEM: ReviewItem = {
  annotationId: "a",
  documentId: "d",
  documentTitle: "A speech",
  kind: "claim",
  slug: "causal",
  before: "",
  words: "Fares fell",
  after: "",
  body: "",
  status: "open",
  createdBy: { id: "ana", name: "Ana" },
  tags: [],
  statement: null,
  statusOutdated: false,
  statusReason: "",
  reviews: [],
  noteCount: 0,
  createdAt: "",
  version: 1,
  mayReview: true,
  mayJudge: false,
};

function reviewBy(id: string, verdict: "agree" | "disagree") {
  return { annotationId: "a", verdict, comment: "", by: { id, name: id }, updatedAt: "" } as const;
}

test("an address says what is asked for, and always whether it is what is unseen", () => {
  expect(`${parametersOf({})}`).toBe("unseen=false");
  expect(`${parametersOf({ unseen: "true", kind: "claim", age: 7, differ: "false" })}`).toBe(
    "kind=claim&age=7&unseen=true",
  );
});

test("conditions are counted without those that have controls of their own", () => {
  expect(countConditions({ unseen: "true", sort: "newest" })).toBe(0);
  expect(
    countConditions({ unseen: "true", tag: "causal", differ: "true", author: undefined }),
  ).toBe(2);
});

test("what others changed is told from what one did oneself", () => {
  const mine = { ...ITEM, reviews: [reviewBy("me", "agree")], version: 2 };
  expect(isChanged(ITEM, mine, "me")).toBe(false);
  expect(isChanged(ITEM, { ...ITEM, reviews: [reviewBy("bo", "agree")] }, "me")).toBe(true);
  expect(isChanged(ITEM, { ...ITEM, status: "accepted" }, "me")).toBe(true);
  expect(isChanged(ITEM, { ...ITEM, tags: ["works"] }, "me")).toBe(true);
});
