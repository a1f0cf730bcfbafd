import { describe, expect, test } from "vitest";
import { type CodebookTag, findTag, KIND_COLOURS } from "./codebook";
import { DEFAULT_CODEBOOK } from "./default-codebook";
import { isSlug } from "../contract/terms";

/** The taxonomy as SemEval-2023 Task 3 publishes it. */
const SEMEVAL: Record<string, string[]> = {
  "Attack on Reputation": [
    "Name_Calling-Labeling",
    "Guilt_by_Association",
    "Doubt",
    "Appeal_to_Hypocrisy",
    "Questioning_the_Reputation",
  ],
  Justification: [
    "Flag_Waving",
    "Appeal_to_Authority",
    "Appeal_to_Popularity",
    "Appeal_to_Values",
    "Appeal_to_Fear-Prejudice",
  ],
  Distraction: ["Straw_Man", "Red_Herring", "Whataboutism"],
  Simplification: [
    "Causal_Oversimplification",
    "False_Dilemma-No_Choice",
    "Consequential_Oversimplification",
  ],
  Call: ["Slogans", "Conversation_Killer", "Appeal_to_Time"],
  "Manipulative Wording": [
    "Loaded_Language",
    "Obfuscation-Vagueness-Confusion",
    "Exaggeration-Minimisation",
    "Repetition",
  ],
};

const asSlug = (label: string) => label.toLowerCase().replace(/[_ ]/g, "-");
const ofKind = (kind: CodebookTag["kind"]) => DEFAULT_CODEBOOK.filter((tag) => tag.kind === kind);
const repeated = (values: string[]) =>
  values.filter((value, position) => values.indexOf(value) !== position);

describe("the default codebook", () => {
  test("holds the 23 techniques of SemEval-2023 in their six groups, with the exact labels", () => {
    const techniques = ofKind("rhetoric").filter((tag) => tag.semeval !== undefined);
    expect(techniques).toHaveLength(23);
    expect(
      ofKind("rhetoric")
        .filter((tag) => tag.group === undefined)
        .map((tag) => tag.label.toLowerCase()),
    ).toEqual(Object.keys(SEMEVAL).map((group) => group.toLowerCase()));
    for (const [group, labels] of Object.entries(SEMEVAL)) {
      const members = techniques.filter((tag) => tag.group === asSlug(group));
      expect(members.map((tag) => tag.semeval)).toEqual(labels);
      expect(members.map((tag) => tag.slug)).toEqual(labels.map(asSlug));
    }
  });

  test("holds ten types of claim and four forms of quotation", () => {
    expect(ofKind("claim").map((tag) => tag.slug)).toEqual([
      "factual",
      "statistical",
      "causal",
      "comparative",
      "predictive",
      "historical",
      "legal",
      "value",
      "policy",
      "definition",
    ]);
    expect(ofKind("quotation").map((tag) => tag.slug)).toEqual([
      "direct",
      "indirect",
      "mixed",
      "scare",
    ]);
  });

  test("names every tag once within its kind, by a well-formed slug", () => {
    expect(repeated(DEFAULT_CODEBOOK.map((tag) => `${tag.kind} ${tag.slug}`))).toEqual([]);
    expect(repeated(DEFAULT_CODEBOOK.map((tag) => `${tag.kind} ${tag.label}`))).toEqual([]);
    expect(DEFAULT_CODEBOOK.filter((tag) => !isSlug(tag.slug))).toEqual([]);
  });

  test("puts every parent before its children, within one kind", () => {
    for (const [position, tag] of DEFAULT_CODEBOOK.entries()) {
      if (tag.group === undefined) continue;
      expect(findTag(DEFAULT_CODEBOOK.slice(0, position), tag.kind, tag.group)).toBeDefined();
    }
  });

  test.each(DEFAULT_CODEBOOK.map((tag) => [`${tag.kind} ${tag.slug}`, tag] as const))(
    "%s says what it is, when to use it and when not, by examples of both sorts",
    (_, tag) => {
      for (const words of [tag.label, tag.definition, tag.useWhen, tag.avoidWhen]) {
        expect(words).toBe(words.trim());
        expect(words).not.toBe("");
      }
      expect(tag.definition.length).toBeLessThanOrEqual(110);
      expect(tag.definition).not.toContain("\n");
      expect(tag.examples.length).toBeGreaterThanOrEqual(2);
      expect(tag.examples.length).toBeLessThanOrEqual(3);
      expect(tag.counterExamples).toHaveLength(2);
      expect([...tag.examples, ...tag.counterExamples].filter((one) => one.trim() === "")).toEqual(
        [],
      );
      expect(tag.colour).toBe(KIND_COLOURS[tag.kind]);
    },
  );

  test("uses no example twice", () => {
    expect(
      repeated(DEFAULT_CODEBOOK.flatMap((tag) => [...tag.examples, ...tag.counterExamples])),
    ).toEqual([]);
  });

  test("asks the same one question from both sides of every near miss", () => {
    for (const tag of DEFAULT_CODEBOOK) {
      for (const miss of tag.nearMisses) {
        const other = findTag(DEFAULT_CODEBOOK, tag.kind, miss.slug);
        expect(other, `${tag.slug} is mistaken for ${miss.slug}`).toBeDefined();
        const back = other?.nearMisses.filter((one) => one.slug === tag.slug);
        expect(back?.map((one) => one.question)).toEqual([miss.question]);
        expect(miss.question).toMatch(/\?$/);
        expect([tag.slug, miss.slug]).toContain(miss.yes);
      }
    }
  });

  test("gives every technique, claim type and quotation form a near miss, and no question twice", () => {
    const single = DEFAULT_CODEBOOK.filter(
      (tag) => tag.kind !== "rhetoric" || tag.semeval !== undefined,
    );
    expect(single.filter((tag) => tag.nearMisses.length === 0)).toEqual([]);
    const questions = DEFAULT_CODEBOOK.flatMap((tag) =>
      tag.nearMisses.filter((miss) => miss.slug > tag.slug).map((miss) => miss.question),
    );
    expect(repeated(questions)).toEqual([]);
  });
});

describe("a slug", () => {
  test.each(["doubt", "appeal-to-time", "2023-set", "a"])("may be %s", (slug) => {
    expect(isSlug(slug)).toBe(true);
  });

  test.each(["", "-", "Doubt", "a--b", "a-", "-a", "a b", "a_b", "é", "a\n", "a".repeat(81)])(
    "may not be %j",
    (slug) => {
      expect(isSlug(slug)).toBe(false);
    },
  );
});
