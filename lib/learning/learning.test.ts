import { expect, test } from "vitest";
import type { DocumentText } from "../text/document-text";
import { precisionOf, recallOf, type LearningText, type Mark } from "./learning";
import { learnSameWords } from "./same-words";
import { isotonic, learnSentences } from "./sentences";

function textOf(text: string): DocumentText {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    kind: "paragraph" as const,
    start: index,
    end: index + line.length,
  }));
  return { text, structure: { blocks, marks: [] } };
}

/** A text in which what stands in brackets was marked. */
function marked(id: string, notation: string, language = "en"): LearningText {
  const marks: Mark[] = [];
  let text = "";
  for (const part of notation.split(/(\[[^\]]*\])/)) {
    const words = part.startsWith("[") ? part.slice(1, -1) : part;
    if (part.startsWith("[")) marks.push({ start: text.length, end: text.length + words.length });
    text += words;
  }
  return { id, document: textOf(text), language, marks };
}

const wordsOf = (subject: LearningText, proposals: readonly { start: number; end: number }[]) =>
  proposals.map(({ start, end }) => subject.document.text.slice(start, end));

function sameWords(texts: LearningText[], subject: LearningText) {
  const learned = learnSameWords({ texts, subject });
  return { ...learned, words: wordsOf(subject, learned.proposals) };
}

test("marked words are proposed elsewhere, as whole words, with the share that was marked", () => {
  const texts = [
    marked("a", "They call it [a witch hunt]. It was no witch hunting."),
    marked("b", "Is this [a witch hunt]? They say a witch hunt again."),
  ];
  const { words, proposals, examples } = sameWords(
    texts,
    marked("c", "A witch hunt, he says. A witch hunter came, no a witch, hunt."),
  );
  expect(words).toEqual(["A witch hunt"]);
  expect(examples).toBe(2);
  // It stands in three places of the two texts.
  expect(proposals[0]).toMatchObject({
    score: 2 / 3,
    reason: "People marked these words in 2 of 3 places where they stand, in 2 texts",
  });
});

test("capitals count, except where a sentence begins", () => {
  const texts = [marked("a", "Ask [Polish] men to [polish] it. They told [US] so.")];
  expect(
    sameWords(texts, marked("b", "Polish it for us. The US said Polish men polish.")).words,
  ).toEqual(["Polish", "US", "Polish", "polish"]);
  expect(sameWords([marked("a", "ask [US] men")], marked("b", "ask us men")).words).toEqual([]);
  expect(
    sameWords([marked("a", "das [leck] da")], marked("b", "Leck! Das Leck da.")).words,
  ).toEqual(["Leck"]);
});

test("words are proposed in languages with and without spaces, and the longest once", () => {
  expect(
    sameWords(
      [marked("a", "Sie nennen es [Hexenjagd].", "de")],
      marked("b", "Die Hexenjagd der Hexenjagden.", "de"),
    ).words,
  ).toEqual(["Hexenjagd"]);
  expect(
    sameWords([marked("a", "これは[魔女狩り]です。", "ja")], marked("b", "また魔女狩りだ。", "ja"))
      .words,
  ).toEqual(["魔女狩り"]);
  expect(
    sameWords(
      [marked("a", "[the great lie] and [the great]")],
      marked("b", "now the great lie of the great"),
    ).words,
  ).toEqual(["the great lie", "the great"]);
});

test("nothing is proposed where people marked it, nor of parts, signs and long passages", () => {
  const subject = marked("a", "[Fake news] here. More fake news [and -] so. – ");
  expect(sameWords([subject], subject).words).toEqual(["fake news"]);
  const part = { ...marked("a", "[fake] news"), marks: [{ start: 0, end: 4, isPart: true }] };
  expect(sameWords([part], marked("b", "fake"))).toMatchObject({ words: [], examples: 0 });
  const long = "one two three four five six seven eight nine ten eleven twelve";
  expect(sameWords([marked("a", `[${long}]`)], marked("b", long)).words).toEqual([long]);
  expect(sameWords([marked("a", `[${long} more]`)], marked("b", `${long} more`)).words).toEqual([]);
});

test("leaving a text out shows what the words of others would have found", () => {
  const texts = [
    marked("a", "[fake news] and [hoax]"),
    marked("b", "[fake news] and fake news and a [sham]"),
    marked("c", "a hoax"),
  ];
  // In a: fake news; in b: fake news twice, one of them not marked; in c: hoax, not marked.
  const { leftOut } = sameWords(texts, marked("d", "none"));
  expect(leftOut).toEqual({ marked: 4, found: 2, proposed: 4, wrong: 2 });
  expect(leftOut && [precisionOf(leftOut), recallOf(leftOut)]).toEqual([0.5, 0.5]);
  expect(sameWords([marked("a", "[fake news]")], marked("d", "none")).leftOut).toBeNull();
  const none = { marked: 0, found: 0, proposed: 0, wrong: 0 };
  expect([precisionOf(none), recallOf(none)]).toEqual([null, null]);
});

test("two people who marked the same place are one example", () => {
  const twice = marked("a", "[fake news]");
  const learned = sameWords([{ ...twice, marks: [...twice.marks, ...twice.marks] }], twice);
  expect(learned.examples).toBe(1);
});

const THEMES = ["ports", "roads", "schools", "trains", "boats"];
const coded = (id: string) =>
  marked(
    id,
    THEMES.map(
      (theme) => `[The traitors will ruin our ${theme}.] The report counts the ${theme}.`,
    ).join(" "),
  );

test("sentences like the marked ones are proposed, with the words that weighed most", () => {
  const subject = marked("x", "Traitors ruin everything. The report is long. Nobody came.");
  const learned = learnSentences({ texts: [coded("a"), coded("b")], subject });
  expect(wordsOf(subject, learned.proposals)).toEqual(["Traitors ruin everything."]);
  const [proposal] = learned.proposals;
  expect(proposal?.reason).toMatch(/^Words that weighed most: “(ruin|traitors)” \(\+\d\.\d\), “/);
  expect(proposal?.score).toBeGreaterThan(0.5);
  expect(proposal?.score).toBeLessThan(1);
  expect(learned).toMatchObject({
    examples: 10,
    others: 10,
    leftOut: { marked: 10, found: 10, proposed: 10, wrong: 0 },
  });
  expect(learnSentences({ texts: [coded("a"), coded("b")], subject })).toEqual(learned);
});

test("a wrong neighbour is counted as wrong", () => {
  const odd = marked(
    "c",
    "The traitors will ruin our bread, it is quoted. [The report counts the bread.]",
  );
  const { leftOut } = learnSentences({ texts: [coded("a"), coded("b"), odd], subject: odd });
  expect(leftOut).toMatchObject({ marked: 11, found: 10, proposed: 11, wrong: 1 });
});

test("with too few examples, or nothing else than examples, no sentence is proposed", () => {
  const few = marked("a", "[One lie.] [Two lies.] [A lie.] [Lies.] One. Two. Three. Four. Five.");
  expect(learnSentences({ texts: [few], subject: few })).toMatchObject({
    examples: 4,
    others: 5,
    needed: 5,
    leftOut: null,
    proposals: [],
  });
  const all = marked("a", "[One lie. Two lies. A lie. Lies. More lies. Six.]");
  expect(learnSentences({ texts: [all], subject: all })).toMatchObject({
    others: 0,
    proposals: [],
  });
  const nothing = marked("a", "");
  expect(learnSentences({ texts: [], subject: nothing })).toMatchObject({
    examples: 0,
    proposals: [],
  });
});

test("sentences of one text are left out in portions", () => {
  const one = coded("a");
  const { leftOut } = learnSentences({ texts: [one], subject: one });
  expect(leftOut).toMatchObject({ marked: 5, found: 5, wrong: 0 });
});

test("the score is the share of marked ones at like odds, and never certain", () => {
  const tried = [
    { odds: -2, isMarked: false },
    { odds: -1, isMarked: true },
    { odds: 0, isMarked: false },
    { odds: 1, isMarked: true },
    { odds: 2, isMarked: true },
  ];
  const score = isotonic(tried);
  // Pools: -2 (0 of 1), -1 and 0 (1 of 2), 1 and 2 (2 of 2).
  expect([-9, -2, -1, 0, 0.5, 1, 9].map(score)).toEqual([
    1 / 3,
    1 / 3,
    0.5,
    0.5,
    0.625,
    0.75,
    0.75,
  ]);
  expect(isotonic([])(3)).toBe(0.5);
});

test.each([
  ["signs alone", "!? … — ".repeat(2_000)],
  ["one word", "a".repeat(50_000)],
  ["one sentence", "and so on ".repeat(5_000)],
  ["names of properties", "__proto__ constructor toString. ".repeat(1_000)],
  ["lone halves", "\ud800 \udc00 x. ".repeat(1_000)],
])("hostile texts are read to their end: %s", (_, text) => {
  const subject = { ...marked("a", text), marks: [{ start: 0, end: 3 }] };
  expect(() => [
    learnSameWords({ texts: [subject], subject }),
    learnSentences({ texts: [subject], subject }),
  ]).not.toThrow();
});

test("twice the texts are twice the steps", () => {
  const texts = ["a", "b", "c", "d"].map(coded);
  const double = [...texts, ...["e", "f", "g", "h"].map(coded)];
  const subject = marked("x", "");
  for (const learn of [learnSameWords, learnSentences]) {
    expect(learn({ texts: double, subject }).steps).toBe(2 * learn({ texts, subject }).steps);
  }
});
