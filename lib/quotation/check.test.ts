import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Match } from "../annotation/annotation";
import { check } from "./check";
import { CHECK_CASES } from "./check-cases";
import { SourceIndex } from "./source-index";

const REPORT = [
  "The bridge was, apart from the lamps, finished within its revised budget. It was finished seven months later than planned; five of these months are owed to the flood.",
  "The wall was inspected at twelve points. I have seldom seen a wall so soundly built at its foot. Above the waterline the joints will need attention within five years.",
  "“Nobody,” wrote the engineer, “could have known of the rotten piles.” The council — all of it — agreed. Traffic rose by 50 % between 2021 and 2023.",
  "We will not raise the toll. The ferry resumed on 6 May 2023. Ana Reis opened it. It’s a well-known boat … and an old one.",
].join("\n\n");

const table = (rows: readonly (readonly [string, string, Match])[], source = REPORT) =>
  test.each(rows)("%s", (_name, quoted, verdict) => {
    expect(check(quoted, source).verdict).toBe(verdict);
  });

describe("the same words are verbatim", () => {
  table([
    ["as they stand", "I have seldom seen a wall so soundly built at its foot.", "verbatim"],
    ["a part of a sentence", "seldom seen a wall", "verbatim"],
    ["one word", "waterline", "verbatim"],
    ["with a name", "Ana Reis opened it", "verbatim"],
    ["with a number", "on 6 May 2023", "verbatim"],
    ["over a sentence's end", "at its foot. Above the waterline", "verbatim"],
    ["over a paragraph's end", "owed to the flood.\nThe wall was inspected", "verbatim"],
  ]);
});

describe("what may differ", () => {
  table(
    [
      ["curly quotation marks around it", "“I have seldom seen a wall”", "verbatim"],
      ["straight ones", '"I have seldom seen a wall"', "verbatim"],
      ["guillemets", "«I have seldom seen a wall»", "verbatim"],
      ["German ones", "„I have seldom seen a wall“", "verbatim"],
      ["single ones", "‘I have seldom seen a wall’", "verbatim"],
      ["quotation marks in the source", "Nobody, wrote the engineer, could have known", "verbatim"],
      ["an apostrophe set otherwise", "It's a well-known boat", "verbatim"],
      ["a hyphen set otherwise", "a well–known boat", "verbatim"],
      ["a dash set otherwise", "The council - all of it - agreed", "verbatim"],
      ["a dash without spaces", "The council—all of it—agreed", "verbatim"],
      ["spaces and line ends", "The  ferry\nresumed\t on 6\u00a0May", "verbatim"],
      ["a space before a sign", "rose by 50%", "verbatim"],
      ["capitals", "THE FERRY RESUMED", "verbatim"],
      ["a small letter at the beginning", "the ferry resumed", "verbatim"],
      ["a comma before the closing mark", "“The ferry resumed,”", "verbatim"],
      ["a full stop before the closing mark", "“so soundly built.”", "verbatim"],
      ["a soft hyphen", "sound\u00adly built", "verbatim"],
      ["letters composed otherwise", "cafe\u0301 closes", "verbatim"],
      ["an ellipsis of the source left out", "a well-known boat and an old one", "verbatim"],
      ["an ellipsis at the beginning and the end", "… seldom seen a wall …", "verbatim"],
      ["an ellipsis that leaves nothing out", "seldom seen … a wall", "verbatim"],
    ],
    `${REPORT}\n\nThe café closes.`,
  );
});

describe("brackets declare a change", () => {
  table([
    ["a word put in", "I have seldom seen a [sea] wall", "marked"],
    ["words in the place of others", "[The boat] resumed on 6 May", "marked"],
    ["another capital", "[S]eldom seen a wall", "marked"],
    ["another ending", "The wall was inspect[ion]", "marked"],
    ["[sic]", "rose by 50 % [sic] between 2021", "marked"],
    ["an explanation at the end", "Ana Reis opened it [the ferry]", "marked"],
    ["but not when they hide a negation", "We will [surely] raise the toll", "altered"],
    ["nor when they bring one", "The ferry [never] resumed on 6 May", "altered"],
    ["nor when they hide a number", "The ferry resumed on [a day in] May 2023", "altered"],
    ["nor for a word of another stem", "The w[indow] was inspected at", "altered"],
    ["nor beside a change that is not declared", "a [sea] wall so badly built at its", "altered"],
  ]);
});

describe("ellipses leave out", () => {
  table([
    ["an aside", "The bridge was … finished within its revised budget", "elided"],
    ["with three full stops", "The bridge was ... finished within", "elided"],
    ["with spaced full stops", "The bridge was . . . finished within", "elided"],
    ["in brackets", "The bridge was […] finished within", "elided"],
    ["in round brackets", "The bridge was (...) finished within", "elided"],
    ["into the next paragraph", "finished within its … wall was inspected", "elided"],
    ["in two places", "The bridge … finished … seven months later", "elided"],
    ["beside a bracket", "The [old] bridge was … finished within", "elided"],
    ["two paragraphs: spliced", "finished within its … Traffic rose", "spliced"],
    ["backwards: spliced", "at its foot … The wall was inspected", "spliced"],
    [
      "sentences far apart, untold",
      "The wall was inspected at twelve points. Ana Reis opened it.",
      "spliced",
    ],
    [
      "sentences near, untold",
      "The wall was inspected at twelve points. Above the waterline the joints will need",
      "altered",
    ],
    ["one piece in other words", "The bridge was … finished under its planned budget", "altered"],
    ["one piece from elsewhere", "The bridge was … painted by giraffes yesterday", "altered"],
  ]);
});

describe("every other change alters", () => {
  table([
    ["a word left out", "finished within its budget", "altered"],
    ["an aside left out", "The bridge was finished within its revised budget", "altered"],
    ["a word put in", "I have very seldom seen a wall so soundly built", "altered"],
    ["a word replaced", "I have often seen a wall so soundly built", "altered"],
    ["a number", "The ferry resumed on 7 May 2023", "altered"],
    ["a number in words", "inspected at eleven points", "altered"],
    ["a number's sign", "rose by -50 % between 2021", "altered"],
    ["a unit", "rose by 50 € between 2021", "altered"],
    ["a negation lost", "We will raise the toll", "altered"],
    ["a negation gained", "The ferry not resumed on 6 May", "altered"],
    ["a direction", "Traffic fell by 50 % between 2021", "altered"],
    ["a name", "Ana Ruis opened it", "altered"],
    ["words in another order", "a wall seldom seen so soundly built", "altered"],
    ["an inner comma lost", "“Nobody,” wrote the engineer “could have known", "altered"],
    ["a question made of it", "We will not raise the toll?", "altered"],
    ["a slip in one word", "waterlime", "altered"],
  ]);
});

describe("other words", () => {
  table([
    [
      "that say it otherwise",
      "The inspection of the wall found the joints needing attention above its waterline, after years",
      "paraphrase",
    ],
    ["that stand nowhere", "Giraffes prefer tall acacia leaves", "not-found"],
    ["a short one that stands nowhere", "giraffe", "not-found"],
    ["none", "", "not-found"],
    ["nothing but marks", "“… —”", "not-found"],
    ["nothing but a space", " \n", "not-found"],
  ]);
  test("an empty source has nothing", () => {
    expect(check("words", "").verdict).toBe("not-found");
    expect(check("words", "“…”").verdict).toBe("not-found");
  });
});

describe("in other scripts", () => {
  table(
    [
      ["Arabic between guillemets", "«البحر لا يقرأ الخطب»", "verbatim"],
      ["Arabic without its negation", "«البحر يقرأ الخطب»", "altered"],
      ["Hebrew with its own marks", "„הים אינו קורא נאומים”", "verbatim"],
      ["Chinese between corner brackets", "「海水不读演说」", "verbatim"],
      ["Chinese without its negation", "「海水读演说」", "altered"],
      ["Chinese with an omission", "「渔夫……修船」", "elided"],
      ["Chinese with an omission of its negation", "「海水……演说」", "altered"],
      ["Japanese", "『港は約束である』", "verbatim"],
      ["Russian in capitals", "«МОРЕ НЕ ЧИТАЕТ РЕЧЕЙ»", "verbatim"],
      ["beyond the basic plane", "waves 🌊 break", "verbatim"],
    ],
    "قال: البحر لا يقرأ الخطب. הים אינו קורא נאומים. 渔夫说：海水不读演说。渔夫清早就起来修船。港は約束である。Море не читает речей. The waves 🌊 break.",
  );
});

describe("a careful reader's verdict", () => {
  test.each(CHECK_CASES)("$name", ({ source, quotation, right }) => {
    const { verdict, warnings } = check(quotation, source);
    const answer = verdict === "verbatim" && warnings.length > 0 ? "warn" : verdict;
    expect(right.split("|")).toContain(answer);
  });
});

test("the pieces tell where the words stand, and how many were left out", () => {
  const quoted = "“The bridge was … finished”";
  const { pieces } = check(quoted, REPORT);
  expect(pieces.map(({ quote }) => quoted.slice(quote.start, quote.end).trim())).toEqual([
    "“The bridge was",
    "finished”",
  ]);
  expect(pieces.map(({ source }) => source && REPORT.slice(source.start, source.end))).toEqual([
    "The bridge was",
    "finished",
  ]);
  expect(pieces[1]?.dropped).toMatchObject({ words: 4 });
});

test("the word difference names what was changed, on both sides", () => {
  const quoted = "The ferry resumed on 7 May 2023";
  const { pieces, reasons } = check(quoted, REPORT);
  const changed = pieces[0]?.operations.find(({ kind }) => kind === "replaced");
  expect(changed?.quote && quoted.slice(changed.quote.start, changed.quote.end)).toBe("7");
  expect(changed?.source && REPORT.slice(changed.source.start, changed.source.end)).toBe("6");
  expect(reasons).toContain("number");
});

const WORDS =
  "harbour wall toll ferry not never rose fell 12 40 Ana Bo says the a of in lamp rope tide 港 بحر".split(
    " ",
  );
const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(" ", ", ", ". ", "\n\n", " — ")), {
    minLength: 12,
    maxLength: 200,
  })
  .map((parts) => parts.flat());

test("whatever stands in a text is verbatim, and never when one of its words is another", () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), fc.nat(), (parts, a, b, c) => {
      const words = parts.length / 2;
      const from = a % words;
      const to = Math.min(words, from + 1 + (b % 12));
      const source = parts.join("");
      const quoted = parts.slice(2 * from, 2 * to - 1);
      expect(check(quoted.join(""), source).verdict).toBe("verbatim");
      const changed = quoted.slice();
      changed[2 * (c % (to - from))] = "zeppelin";
      expect(check(changed.join(""), source).verdict).not.toBe("verbatim");
    }),
    { numRuns: 300, seed: 4 },
  );
});

test("a source of a megabyte is searched in a moment, many times once it is ready", () => {
  const words: string[] = [];
  let seed = 7;
  while (words.length < 170_000) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    words.push(WORDS[seed % 23] ?? "", seed % 9 === 0 ? ".\n" : " ");
  }
  const source = words.join("");
  const index = new SourceIndex(source);
  const start = source.indexOf(" ", 400_000) + 1;
  const quoted = source.slice(start, source.indexOf(" ", start + 400));
  for (let i = 0; i < 5; i++) expect(check(quoted, index).verdict).toBe("verbatim");
  expect(check(`${quoted} zeppelin ${quoted}`, index).verdict).not.toBe("verbatim");
  expect(check("Giraffes prefer tall acacia leaves", index).verdict).toBe("not-found");
});

test("a quotation of any length is answered", () => {
  const long = "rope and tide ".repeat(20_000);
  expect(check(long, REPORT).verdict).toBe("not-found");
  expect(check(REPORT.repeat(20), REPORT.repeat(20)).verdict).toBe("verbatim");
});
