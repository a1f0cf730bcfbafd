import { fromMarkdown } from "mdast-util-from-markdown";
import { toString } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { MARKDOWN } from "./markdown";
import { pieceFile, sampleText, WORDS } from "@/test/format/piece-file";
import { AWKWARD, note } from "@/test/format/sample";

test("a report has a heading for each text and annotation, and its words as a quotation", () => {
  const text = sampleText("It [fell] by\n[half].", [
    {
      at: [0, 1],
      body: "See *table 3*.",
      notes: [note("Really?", { id: "n" }), note("Yes", { replyTo: "n" })],
    },
  ]);
  const tree = fromMarkdown(pieceFile(MARKDOWN, [text]));
  const headings = tree.children.filter((node) => node.type === "heading");
  expect(headings.map((node) => toString(node))).toEqual([
    "A project",
    "Harbour talk",
    "1. Claim · factual · statistical · words · disputed",
  ]);
  const quote = tree.children.find((node) => node.type === "blockquote");
  expect(quote && toString(quote)).toBe("fell\n…\nhalf");
  const list = tree.children.findLast((node) => node.type === "list");
  expect(list && toString(list)).toMatch(/See table 3\..*Really\?.*Yes/s);
  expect(toString(tree)).toContain("Something is left out.");
});

test("a claim is reported with how it is committed to and its verdict, both in words", () => {
  const occurrence = {
    id: "o",
    annotationId: "a",
    claimId: "c",
    statement: "The quay sank",
    wording: "sank",
    quantities: [],
    role: "repeats" as const,
    commitment: "probable" as const,
    version: 1,
  };
  const verdicts = ["mostly-false", "toString", null];
  const file = pieceFile(MARKDOWN, [
    sampleText("It [sank].", [
      { at: [0], occurrences: verdicts.map((verdict) => ({ ...occurrence, verdict })) },
    ]),
  ]);
  const list = fromMarkdown(file).children.findLast((node) => node.type === "list");
  const lines = list?.children.map((item) => toString(item)) ?? [];
  const { roles, verdicts: names, undecided } = WORDS;
  for (const found of [names["mostly-false"], "toString", undecided]) {
    expect(lines).toContain(`${roles.repeats}: The quay sank · probable · ${found}`);
  }
});

test.each(AWKWARD)("nothing that people typed becomes a sign of Markdown: %j", (words) => {
  const segment = { start: 0, end: 1, exact: words, prefix: "", suffix: "" };
  const text = sampleText("x", [
    {
      target: [segment],
      body: "",
      tags: [words],
      claim: { id: null, statement: words, type: null, checkworthy: null },
      references: [],
      reviews: [],
      createdBy: { id: null, name: words },
    },
  ]);
  const tree = fromMarkdown(pieceFile(MARKDOWN, [text]));
  const kinds = new Set<string>();
  const visit = (node: { type: string; children?: unknown[] }): void => {
    kinds.add(node.type);
    for (const child of node.children ?? []) visit(child as typeof node);
  };
  visit(tree);
  for (const kind of [
    "html",
    "code",
    "inlineCode",
    "emphasis",
    "strong",
    "link",
    "image",
    "definition",
  ]) {
    expect(kinds.has(kind), kind).toBe(false);
  }
  expect(tree.children.filter((node) => node.type === "heading")).toHaveLength(3);
});
