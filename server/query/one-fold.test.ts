import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hits } from "@/lib/text/find";
import { fold, searchable } from "@/lib/text/fold";
import type { Viewer } from "@/server/access/viewer";
import { indexTexts } from "@/server/document/index-texts";
import { addDocument } from "@/server/document/write";
import { read } from "@/server/platform/db";
import { search } from "@/server/search/search";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { askQuery } from "./answer";

/** What stands in a text, what somebody types who means it, and whether it is meant. */
const ROWS: readonly (readonly [kind: string, written: string, typed: string, found: boolean])[] = [
  ["case", "The HARBOUR master", "harbour", true],
  ["accents", "a Kränkung of Łódź", "krankung", true],
  ["accents that are typed", "a krankung then", "Kränkung", true],
  ["letters of two", "Straße and Ægir", "strasse", true],
  ["a soft hyphen", "the har\u00adbour wall", "harbour", true],
  ["a no-break space", "nine\u00a0per\u202fcent of it", '"nine per cent"', true],
  ["a line break in a paragraph", "nine\nper   cent of it", '"nine per cent"', true],
  ["an ideographic space", "東京\u3000大学", '"東京 大学"', true],
  ["a zero-width space", "har\u200bbour", "harbour", true],
  ["vowel points, Hebrew", "אמר שָׁלוֹם לכולם", "שלום", true],
  ["vowel points, Arabic", "قال مُحَمَّدٌ نعم", "محمد", true],
  ["tatweel", "قال محمـــد نعم", "محمد", true],
  ["hamza on its carrier", "قال أحمد نعم", "احمد", true],
  ["width", "ｈａｒｂｏｕｒ wall", "harbour", true],
  ["half-width kana", "この ｶﾞﾗｽ です", "ガラス", true],
  ["a ligature", "the ﬁne print", "fine", true],
  ["an apostrophe", "it isn’t so", "isn't", true],
  ["an apostrophe that is typed curly", "it isn't so", "isn’t", true],
  ["quotation marks of a telephone", "nine per cent of it", "“nine per cent”", true],
  ["a dash", "the years 1990–1994", "1990-1994", true],
  ["a decomposed accent", "a cafe\u0301 there", "café", true],
  ["final sigma", "ὁ Ὀδυσσεύς ἦν", "οδυσσευς", true],
  ["dotted capital", "in İstanbul then", "istanbul", true],
  ["a vowel sign of Hindi is a letter", "यह किताब है", "कताब", false],
  ["a phrase in another order", "cent per nine of it", '"nine per cent"', false],
  ["another word", "the quay wall", "harbour", false],
];

let ana: Viewer;
let projectId: string;

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
});
afterAll(closeTestDatabase);

describe("find in the text, search and query mean the same words", () => {
  test.each(ROWS)("%s", async (_, written, typed, found) => {
    projectId = (await makeProject(ana)).id;
    const content = `Before. ${written}. After.`;
    const document = expectDone(
      await addDocument(ana, projectId, { content, title: "A text", format: "plain" }),
    );
    await indexTexts();
    const annotation = await makeAnnotation(ana, document.id, [{ start: 0, end: content.length }]);
    const words = typed.replace(/["“”]/g, "");

    expect(hits(searchable(content), typed).length > 0, "find").toBe(found);
    const searched = expectDone(await search(ana, { q: typed, projectId, limit: 9 })).items;
    expect(searched.map(({ type }) => type).sort(), "search").toEqual(
      found ? ["annotation", "document"] : [],
    );
    const ask = async (q: string) =>
      expectDone(await askQuery(ana, projectId, q, { from: null, limit: 9 })).items.map(
        ({ annotations }) => annotations[0]?.id,
      );
    expect(await ask(`text:"${words}"`), "query").toEqual(found ? [annotation.id] : []);
  });
});

test("the database folds every character as the pages do", async () => {
  const characters: string[] = [];
  for (let code = 1; code < 0x1ffff; code++) {
    const character = String.fromCodePoint(code);
    // Of ideographs and syllables the first and last few are as good as all.
    const isOneOfMany = /[\u3410-\u9ff0\uac10-\ud790\u{17010}-\u{18cf0}]/u.test(character);
    const isCharacter = /\p{Assigned}/u.test(character) && !/\p{Surrogate}/u.test(character);
    if (isOneOfMany || !isCharacter) continue;
    characters.push(character);
  }
  const rows = await read.$queryRaw<{ one: string; folded: string }[]>`
    SELECT one, obelus_fold('x' || one || 'y') AS folded
    FROM jsonb_array_elements_text(${JSON.stringify(characters)}::jsonb) AS list(one)
    WHERE unicode_assigned(one)`;
  expect(rows.length).toBeGreaterThan(20_000);
  const differing = rows.filter(({ one, folded }) => folded !== fold(`x${one}y`));
  expect(differing.map(({ one }) => one.codePointAt(0)?.toString(16))).toEqual([]);
});
