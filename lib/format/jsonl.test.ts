import { expect, test } from "vitest";
import { toJsonLine } from "./jsonl";
import { annotation, AWKWARD, claim, document, note, project } from "@/test/format/sample";

test.each(AWKWARD)("one annotation is one line, and reads back as it was: %j", (words) => {
  const exported = { annotation: annotation(words), notes: [note(words)] };
  const line = toJsonLine(exported, [claim(words)], document(words), project(words));
  expect(line.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(2);
  expect(JSON.parse(line)).toEqual({
    ...annotation(words),
    author: words,
    documentLabels: [words],
    notes: [note(words)],
    claims: [claim(words)],
    project: project(words),
  });
});

test("a line says nothing of labels where its document has none", () => {
  const unlabelled = { ...document("a"), labels: [] };
  const line = toJsonLine({ annotation: annotation("a"), notes: [] }, [], unlabelled);
  expect(JSON.parse(line)).not.toHaveProperty("documentLabels");
});
