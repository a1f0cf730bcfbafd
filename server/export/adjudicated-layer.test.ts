import { afterAll, beforeAll, expect, test } from "vitest";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { makeCodedText } from "@/test/make/coded-text";
import { expectDone } from "@/test/make/make";
import { exportDocument, exportProject } from "./download";

beforeAll(() => openTestDatabase());
afterAll(closeTestDatabase);

test("the adjudicated layer is exported apart, as annotations by nobody", async () => {
  const { ana, bo, dee, documentId, mark, casesOf, decide, projectId } = await makeCodedText();
  const a = await mark(ana, "🐟 and a shame");
  await mark(bo, "a scandal", "slogans");
  const rejected = await mark(bo, "The locks leak");
  for (const one of await casesOf()) {
    const [coding] = one.codings;
    if (coding?.annotationId === rejected.id) expectDone(await decide(one, { outcome: "reject" }));
    else if (coding?.annotationId === a.id) {
      const note = "Both are meant.";
      expectDone(await decide(one, { outcome: "accept", note, reason: "Clear" }));
    }
  }
  const wordsOf = async (format: string, layer?: "adjudicated") => {
    const { stream } = expectDone(await exportDocument(dee, documentId, format, layer));
    return new Response(stream).text();
  };
  const [line, ...rest] = (await wordsOf("jsonl", "adjudicated")).trim().split("\n");
  expect(rest).toEqual([]);
  expect(JSON.parse(line ?? "")).toMatchObject({
    kind: "rhetoric",
    author: "adjudicated",
    body: "Both are meant.",
    status: "accepted",
    target: [{ start: 70, exact: "🐟 and a shame" }],
    rhetoric: { technique: "doubt" },
  });
  expect(await wordsOf("jsonl")).not.toContain("adjudicated");
  expect(await wordsOf("csv", "adjudicated")).toContain("🐟 and a shame");
  const w3c = JSON.parse(await wordsOf("w3c", "adjudicated")) as object;
  expect(JSON.stringify(w3c)).toContain("🐟 and a shame");
  expect(JSON.stringify(w3c)).not.toContain('The locks leak"');
  expect(await wordsOf("html", "adjudicated")).toContain("Both are meant.");
  const whole = expectDone(await exportProject(dee, projectId, "jsonl", null, "adjudicated"));
  expect((await new Response(whole.stream).text()).trim().split("\n")).toHaveLength(1);
});
