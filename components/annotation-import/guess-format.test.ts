import { describe, expect, test } from "vitest";
import { guessFormat } from "./guess-format";

describe("the format of a file of annotations", () => {
  test.each([
    ["a.jsonl", '{"kind":"claim","target":[{"start":0,"end":4}],"tags":[]}\n', "jsonl"],
    ["a.json", '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}', "w3c"],
    ["a.json", '[{"type":"Annotation","motivation":"tagging"}]', "w3c"],
    ["a.json", '{"total":1,"rows":[{"user":"acct:ana@example.test","uri":"x"}]}', "hypothesis"],
    ["a.json", '{"total":1,"rows":[{"uri":"https://example.test/","links":{}}]}', "hypothesis"],
    ["a.jsonl", '{"text":"A wall.","label":[[0,1,"X"]]}\n', "doccano"],
    ["a.jsonl", '{"text":"A wall.","entities":[],"Comments":[]}\n', "doccano"],
    [
      "a.json",
      '[{"data":{"text":"A"},"annotations":[{"result":[{"from_name":"l"}]}]}]',
      "label-studio",
    ],
    ["a.ann", "T1\tClaim 0 4\tWall\n", "brat"],
    ["a.txt", "T1\tClaim 0 4\tWall\n", "brat"],
    ["a.zip", "PK\x03\x04", "brat"],
    ["a.tsv", "#FORMAT=WebAnno TSV 3.3\n", "webanno"],
    ["a.labels", "111\tLoaded_Language\t0\t4\n", "semeval"],
    ["a.txt", "111\tLoaded_Language\t0\t4\n", "semeval"],
    ["a.csv", "quote,tags\n", "csv"],
    ["a.qdpx", "PK\x03\x04", "qdpx"],
    ["a.qde", "<?xml version='1.0'?><Project/>", "qdpx"],
    ["nothing", "", "csv"],
  ] as const)("of %s that begins with %j", (name, beginning, format) => {
    expect(guessFormat(name, beginning)).toBe(format);
  });
});
