import { beforeAll, expect, test } from "vitest";
import { addClaim } from "@/server/claim/write";
import { listClaims } from "@/server/claim/read";
import { addDocument } from "@/server/document/write";
import { indexTexts } from "@/server/document/index-texts";
import { search } from "@/server/search/search";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { openOnPostgres } from "@/test/database/on-postgres";

beforeAll(openOnPostgres);

test("a PostgreSQL server finds what the embedded database finds, in a long text too", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const filler = "Of the tides and the master of the harbour. ".repeat(45_000);
  const content = `${filler}Évian's Straße flooded. 東京大学の学生 came. ${filler}`;
  const draft = { content, format: "plain" as const, title: "Speech on the quay" };
  const document = expectDone(await addDocument(ana, id, draft));
  await indexTexts();
  for (const q of ["evian strasse", '"strasse flooded"', "東京", "QUA"]) {
    const { items } = expectDone(await search(ana, { q, limit: 10 }));
    expect(items.map((found) => found.id)).toEqual([document.id]);
  }
  expect(
    expectDone(await search(ana, { q: "harbuor mastre", limit: 10, alike: true })).items,
  ).toMatchObject([
    { id: document.id, alike: true, snippet: { text: expect.stringContaining("harbour") } },
  ]);
  for (const q of [
    "' | & ! ( ) :* <-> \\",
    "%_%",
    "a OR",
    '"tides the of"',
    "harbour master tides",
  ]) {
    expectDone(await search(ana, { q, limit: 10 }));
  }
  const claim = expectDone(await addClaim(ana, id, { statement: "Unemployment doubled." }));
  const { items } = expectDone(
    await listClaims(ana, id, { q: "unemplyment doubled" }, { limit: 5 }),
  );
  expect(items.map((found) => found.id)).toEqual([claim.id]);
});
