import { describe, expect, test } from "vitest";
import { guessCodebook } from "./guess-codebook";

describe("the format of a codebook's file", () => {
  test.each([
    ["a.json", '{"format":"obelus-codebook","codes":[]}', "json"],
    ["a.json", '[{"label":"Doubt"}]', "json"],
    ["a.json", '{"@context":{"skos":"http://www.w3.org/2004/02/skos/core#"}}', "skos"],
    ["a.txt", '\ufeff{"@graph":[]}', "skos"],
    ["a.xml", '<?xml version="1.0"?><CodeBook/>', "qdc"],
    ["a.qdpx", "PK\u0003\u0004", "qdc"],
    ["a.tsv", "name\tdefinition\n", "csv"],
    ["nothing", "", "csv"],
  ] as const)("%s that begins with %j", (name, beginning, format) => {
    expect(guessCodebook(name, beginning)).toBe(format);
  });
});
