import fc from "fast-check";
import { expect, test } from "vitest";
import { SOURCE_FORMAT_IDS, type SourceFormatId } from "@/lib/contract/formats";
import type { Csl } from "@/lib/source/citation";
import { sanitizeCsl } from "@/lib/source/csl";
import { fullCitation } from "@/lib/source/full-citation";
import { readSourceFile } from "@/server/import/source-readers";
import { newId } from "@/server/platform/new-id";
import { SOURCE_WRITERS } from "./source-formats";

function roundTrip(format: SourceFormatId, items: readonly Csl[]): Csl[] {
  const { before, between, after, entry } = SOURCE_WRITERS[format];
  const written = items.map((csl) => {
    const url = typeof csl.URL === "string" ? csl.URL : "";
    return entry({ id: newId(), csl, url, citation: fullCitation(csl) });
  });
  const text = before + written.join(between) + after;
  const outcome = readSourceFile({ format, bytes: new TextEncoder().encode(text) });
  if (!outcome.ok) throw new Error(`${JSON.stringify(outcome)}\n${text}`);
  expect(outcome.value.unread, text).toEqual([]);
  return outcome.value.sources.map(({ source }) => source.csl);
}

const word = fc.constantFrom(
  "Tides",
  "of",
  "Évian",
  "Ångström",
  "50%",
  "R&D",
  "C#",
  "a_b",
  "{x}",
  "$5",
  "«да»",
  "<i",
  '"q"',
  "潮汐",
  "and",
  "1-2",
  "~",
  "^",
  "\\",
);
const words = fc.array(word, { minLength: 1, maxLength: 20 }).map((all) => `T ${all.join(" ")} e`);
const name = fc.constantFrom<object>(
  { family: "Hale", given: "Ana" },
  { family: "Ortiz", given: "Bo" },
  { family: "Ørsted", given: "H. C." },
);
const number = fc.integer({ min: 1, max: 999 }).map(String);
const date = fc.record({
  year: fc.integer({ min: 1700, max: 2030 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});

/** What every format has a place for. */
const article = fc
  .record({
    title: words,
    author: fc.array(name, { minLength: 1, maxLength: 4 }),
    container: words,
    date,
    volume: number,
    issue: number,
    doi: fc.integer({ min: 1, max: 10 ** 9 }),
  })
  .map(({ title, author, container, date: { year, month, day }, volume, issue, doi }) =>
    sanitizeCsl({
      type: "article-journal",
      title,
      author,
      "container-title": container,
      issued: { "date-parts": [[year, month, day]] },
      volume,
      issue,
      page: "4-9",
      DOI: `10.5555/${String(doi)}`,
      URL: `https://tides.example/${String(doi)}`,
      ISSN: "1234-5679",
    }),
  );

test.each(SOURCE_FORMAT_IDS)("articles come back from %s as they were", (format) => {
  fc.assert(
    fc.property(
      fc.uniqueArray(article, { maxLength: 4, minLength: 1, selector: ({ DOI }) => DOI }),
      (items) => {
        expect(roundTrip(format, items)).toEqual(items);
      },
    ),
    { numRuns: 60 },
  );
});
const COMMON = [
  "article-journal",
  "book",
  "chapter",
  "dataset",
  "document",
  "manuscript",
  "paper-conference",
  "report",
  "thesis",
  "webpage",
] as const;
const MORE = [
  "article",
  "article-magazine",
  "article-newspaper",
  "bill",
  "broadcast",
  "entry-dictionary",
  "entry-encyclopedia",
  "interview",
  "legal_case",
  "legislation",
  "map",
  "motion_picture",
  "patent",
  "personal_communication",
  "post",
  "post-weblog",
  "software",
  "song",
  "speech",
  "standard",
] as const;

const whole = (type: string) =>
  sanitizeCsl({
    type,
    title: "A title",
    author: [{ family: "Hale", given: "Ana" }, { literal: "Harbour Office" }],
    editor: [{ family: "Ortiz", given: "Bo" }],
    translator: [{ family: "Li", given: "C" }],
    issued: { "date-parts": [[2019]] },
    accessed: { "date-parts": [[2020, 1, 2]] },
    publisher: "Quay Press",
    "publisher-place": "Évian",
    "container-title": "A container",
    "collection-title": "A series",
    edition: "2",
    volume: "3",
    page: "1-2",
    genre: "Report to the council",
    language: "de",
    ISBN: "9780306406157",
    number: "7",
    URL: "https://e.example/a",
    keyword: "a, b",
    "event-title": "A congress",
    "number-of-pages": "33",
  });

test.each(["csl", "zotero-rdf"] as const)("nothing of any common type is lost in %s", (format) => {
  const items = [...COMMON, ...MORE].map((type) => ({ ...whole(type), title: `A ${type}` }));
  const apart = items.map((item) => [item]);
  expect(apart.flatMap((one) => roundTrip(format, one))).toEqual(items.map(sanitizeCsl));
});

/** What docs/formats/sources.md says that every type keeps. */
const KEPT = ["title", "author", "issued", "URL", "language"] as const;

test.each(["bibtex", "ris"] as const)("what %s keeps of each type", (format) => {
  for (const type of [...COMMON, ...MORE]) {
    const [back = {}] = roundTrip(format, [whole(type)]);
    const kept = KEPT.filter((field) => {
      // RIS has one author of a film: its director; and of a broadcast none that is read again.
      const isDirected = format === "ris" && ["motion_picture", "broadcast"].includes(type);
      return !(field === "author" && isDirected);
    });
    for (const field of kept)
      expect([type, field, back[field]]).toEqual([type, field, whole(type)[field]]);
    if (COMMON.some((one) => one === type)) expect(back.type).toBe(type);
  }
});

test("RIS breaks no line within a title", () => {
  const title =
    "A title that is longer than the seventy characters after which programs break lines";
  const file = SOURCE_WRITERS.ris.entry({
    id: newId(),
    csl: { type: "article-newspaper", title, author: [{ family: "Hale", given: "Ana" }] },
    url: "",
    citation: "",
  });
  expect(file).toContain(`TI  - ${title}\r\n`);
  expect(file).toContain("AU  - Hale, Ana\r\n");
});
