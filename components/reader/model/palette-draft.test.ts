import { expect, test } from "vitest";
import { Drafts } from "@/components/drafts";
import { isEmptyDraft, paletteDraftName, paletteDraftOf } from "./palette-draft";
import { NO_USE } from "./rhetoric-use";

const WORDS = { start: 4, end: 9 };
const EMPTY = { note: "", words: {}, claim: null, values: {}, use: NO_USE };

test("a palette begins with what was typed for the same words, of an earlier version too", () => {
  const drafts = new Drafts(null, "");
  expect(paletteDraftOf(drafts, WORDS)).toEqual(EMPTY);
  drafts.set(paletteDraftName(WORDS), { note: "Why here?", words: {} });
  expect(paletteDraftOf(drafts, WORDS)).toEqual({ ...EMPTY, note: "Why here?" });
  drafts.set(paletteDraftName(WORDS), { note: "", words: {}, values: { depth: "4" } });
  expect(paletteDraftOf(drafts, WORDS).values).toEqual({ depth: "4" });
  expect(paletteDraftOf(drafts, { start: 4, end: 10 }).values).toEqual({});
});

test("a draft is worth keeping as soon as anything is typed", () => {
  const empty = { ...EMPTY, note: " ", words: { claim: "" }, values: { depth: "" } };
  expect(isEmptyDraft(empty)).toBe(true);
  expect(isEmptyDraft({ ...empty, note: "Why?" })).toBe(false);
  expect(isEmptyDraft({ ...empty, words: { quotation: "Mira" } })).toBe(false);
  expect(isEmptyDraft({ ...empty, values: { depth: "4" } })).toBe(false);
  for (const field of ["target", "claim", "justification"] as const) {
    expect(isEmptyDraft({ ...empty, use: { ...NO_USE, [field]: "words" } })).toBe(false);
  }
});
