import { expect, test } from "vitest";
import type { Exported, ExportedClaim } from "@/lib/format/exported";
import { readCitations } from "@/server/source/citations";
import { expectDone } from "@/test/make/make";
import { AWKWARD, annotation, claim } from "@/test/format/sample";
import { RECORD_FORMATS, type RecordFormatName } from "./record-formats";

const CONTEXT = {
  publicUrl: "https://obelus.test",
  from: "The desk",
  claims: new Map<string, ExportedClaim>(),
};

function citing(csl: Record<string, unknown>): Exported {
  const [reference] = annotation("w").references;
  if (!reference) throw new Error("the sample has a reference");
  const source = { id: "01920000-0000-7000-8000-0000000000aa", url: "", citation: "", csl };
  return { annotation: annotation("w", { references: [{ ...reference, source }] }), notes: [] };
}

function fileOf(name: RecordFormatName, one: Exported, context = CONTEXT): string {
  const { before, between, after, records } = RECORD_FORMATS[name];
  return (
    before +
    records(one, context)
      .map(({ words }) => words)
      .join(between) +
    after
  );
}

const ARTICLE = {
  type: "article-journal",
  title: "Tides at 50% & {Locks}: the #1 harbour_of Łódź 漢字 🌉",
  author: [{ family: "Hale", given: "Ana" }, { literal: "Office of Ports and Locks" }],
  issued: { "date-parts": [[2024, 2, 9]] },
  "container-title": "Harbour Studies",
  volume: "12",
  page: "4-9",
  DOI: "10.1000/a_b",
};

test.each(["bibtex", "ris", "csl"] as const)("%s is read again as the citation it was", (name) => {
  const [read] = expectDone(readCitations(fileOf(name, citing(ARTICLE))));
  expect(read).toMatchObject({
    type: "article-journal",
    title: ARTICLE.title,
    author: [
      { family: "Hale", given: "Ana" },
      name === "csl" ? { literal: "Office of Ports and Locks" } : {},
    ],
    "container-title": "Harbour Studies",
    volume: "12",
    page: "4-9",
    DOI: "10.1000/a_b",
  });
  expect(JSON.stringify(read?.issued)).toContain("2024");
  expect(JSON.stringify(read?.author)).toContain("Office of Ports and Locks");
});

test.each(AWKWARD)("no title breaks out of its record: %j", (title) => {
  for (const name of ["bibtex", "ris", "csl"] as const) {
    const file = fileOf(name, citing({ type: "book", title: `x ${title} y` }));
    const read = expectDone(readCitations(file));
    expect(read, name).toHaveLength(1);
    expect(read[0]?.author, name).toBeUndefined();
  }
});

test("RIS has CR LF and ends each record", () => {
  const file = fileOf("ris", citing(ARTICLE));
  expect(file).toMatch(/^TY {2}- JOUR\r\n/);
  expect(file).toMatch(/\r\nER {2}- \r\n\r\n$/);
  expect(file.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
});

test("a source without a citation is named by its words or its address", () => {
  const one = citing({});
  const [reference] = one.annotation.references;
  if (!reference) throw new Error("the sample has a reference");
  const source = { ...reference.source, url: "https://tide.test/", citation: "A letter" };
  const exported = {
    ...one,
    annotation: annotation("w", { references: [{ ...reference, source }] }),
  };
  expect(JSON.parse(fileOf("csl", exported))).toMatchObject([
    { title: "A letter", URL: "https://tide.test/" },
  ]);
});

test("a judged claim is a ClaimReview with everything that search engines ask for", () => {
  const known = claim("It fell by half");
  const occurrence = {
    id: "o",
    annotationId: "a",
    claimId: known.id,
    statement: known.statement,
    verdict: "false",
    wording: "fell",
    quantities: [],
    role: "asserts" as const,
    commitment: "asserted" as const,
    version: 1,
  };
  const one = { annotation: annotation("w", { occurrences: [occurrence] }), notes: [] };
  const graph = (claims: ExportedClaim[]) =>
    (
      JSON.parse(
        fileOf("claimreview", one, {
          ...CONTEXT,
          claims: new Map(claims.map((each) => [each.id, each])),
        }),
      ) as { "@graph": object[] }
    )["@graph"];
  expect(graph([known])).toMatchObject([
    {
      "@type": "ClaimReview",
      url: expect.stringMatching(/^https:\/\/obelus\.test\/projects\//) as string,
      claimReviewed: "It fell by half",
      reviewRating: {
        "@type": "Rating",
        alternateName: "False",
        ratingValue: 1,
        bestRating: 5,
        worstRating: 1,
      },
      author: { name: "The desk" },
      itemReviewed: { "@type": "Claim" },
    },
  ]);
  expect(graph([{ ...known, verdict: "Our own words" }])).toMatchObject([
    { reviewRating: { alternateName: "Our own words" } },
  ]);
  expect(graph([{ ...known, verdict: null }])).toEqual([]);
});
