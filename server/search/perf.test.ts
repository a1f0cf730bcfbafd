import { expect, test } from "vitest";
import { writeFileSync } from "node:fs";
import { addDocument } from "@/server/documents/write";
import { indexTexts } from "@/server/search/index-texts";
import { search } from "@/server/search/search";
import { openTestDatabase } from "@/server/testing/database";
import { expectDone, makePerson, makeProject } from "@/server/testing/make";
test("perf", async () => {
  await openTestDatabase();
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const content = "Of the tides and the master of the harbour 東京大学. ".repeat(80_000);
  expectDone(await addDocument(ana, id, { content, format: "plain", title: "t" }));
  let out = "";
  let a = performance.now(); await indexTexts(); out += `index ${content.length} ${performance.now() - a}\n`;
  for (const q of ['"tides the of"', "harbour master tides", '"of the harbour"', "京東", "zqzq", "t", "the -master"]) {
    a = performance.now(); const r = expectDone(await search(ana, { q, limit: 10 }));
    out += `${q} ${r.items.length} ${Math.round(performance.now() - a)}\n`;
  }
  writeFileSync("/tmp/perf.txt", out);
  expect(1).toBe(1);
}, 200_000);
