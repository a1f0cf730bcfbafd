import fc from "fast-check";
import { expect, test } from "vitest";
import { identifierParts } from "./authority";
import { addSpeakerCall } from "./speakers";

const linksOf = (identifier: string) =>
  identifierParts(identifier).map(({ authority, isWrong, words }) =>
    isWrong ? `wrong: ${words}` : (authority?.url ?? words),
  );

test.each([
  ["Q42", "https://www.wikidata.org/wiki/Q42"],
  ["https://www.wikidata.org/wiki/q42", "https://www.wikidata.org/wiki/Q42"],
  ["viaf:113230702", "https://viaf.org/viaf/113230702"],
  ["VIAF 113230702", "https://viaf.org/viaf/113230702"],
  ["gnd:118540238", "https://d-nb.info/gnd/118540238"],
  ["GND: 4079163-4", "https://d-nb.info/gnd/4079163-4"],
  ["https://d-nb.info/gnd/2007744-0", "https://d-nb.info/gnd/2007744-0"],
  ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"],
  ["https://orcid.org/0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"],
  ["isni:000000012146438X", "https://isni.org/isni/000000012146438X"],
])("%s names an entry", (identifier, url) => {
  expect(linksOf(identifier)).toEqual([url]);
});

test.each([
  "Q0",
  "wikidata:P31",
  "viaf:x",
  "gnd:118540239",
  "gnd:4079163-5",
  "0000-0002-1825-0098",
  "isni:0000000121464381",
])("%s is no entry of what it names", (identifier) => {
  expect(linksOf(identifier)).toEqual([`wrong: ${identifier}`]);
});

test("several stand beside each other, and other words stay words", () => {
  expect(linksOf("Q42, gnd:118540238; desk 4\nviaf:1")).toEqual([
    "https://www.wikidata.org/wiki/Q42",
    "https://d-nb.info/gnd/118540238",
    "desk 4",
    "https://viaf.org/viaf/1",
  ]);
});

test("a speaker is refused an identifier that has not its check digit, and keeps other words", () => {
  const { body } = addSpeakerCall;
  const isTaken = (identifier: string) => body.safeParse({ name: "Ana", identifier }).success;
  expect(["Q42, gnd:118540238", "desk 4", ""].map(isTaken)).toEqual([true, true, true]);
  expect(["Q42, gnd:118540239", "orcid:0000"].map(isTaken)).toEqual([false, false]);
});

test("a digit that is changed is found, and any words are read", () => {
  const orcid = "0000-0002-1825-0097";
  for (let at = 0; at < orcid.length; at += 1) {
    if (orcid[at] === "-") continue;
    const changed = orcid.slice(0, at) + String((Number(orcid[at]) + 1) % 10) + orcid.slice(at + 1);
    expect(identifierParts(`orcid:${changed}`)[0]?.isWrong, changed).toBe(true);
  }
  fc.assert(
    fc.property(fc.string(), (words) => {
      for (const { authority } of identifierParts(words)) {
        if (authority) expect(authority.url).toMatch(/^https:\/\/[\w.-]+\/[\w/-]+$/);
      }
    }),
  );
});
