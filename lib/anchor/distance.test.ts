import { describe as group, expect, test } from "vitest";
import { parseBrackets } from "../span/bracketed";
import { describe } from "./quote";
import { ReAnchorer } from "./re-anchor";

function anchorOf(before: string, after: string): string {
  const [old, now] = [parseBrackets(before), parseBrackets(after)];
  return new ReAnchorer(old.text, now.text).target(
    old.spans.map((span) => describe(old.text, span)),
  ).anchor;
}

const OPENING = "Fog lay on the quay until ten.";

group(
  "words that a revision keeps and hands to hearsay, belief, guess or irony are changed",
  () => {
    test.each([
      "allegedly",
      "ostensibly",
      "probably",
      "is said to have",
      "was alleged to have",
      "claims to have",
      "might have",
      "may have",
      "would have",
      "is believed to have",
      "thinks she",
      "is suspected of having",
      "almost",
      "did anything but",
      "conveniently",
      "of course",
      "so-called",
    ])("before them: %s", (words) => {
      const before = `${OPENING} The pilot [moored the barge at noon].`;
      const after = `${OPENING} The pilot ${words} [moored the barge at noon].`;
      expect(anchorOf(before, after)).toBe("changed");
    });

    test.each([
      "According to the union,",
      "Critics claim",
      "Some say",
      "It seems",
      "Suppose",
      "In theory,",
      "Had",
    ])("at the head of the sentence: %s", (words) => {
      const before = `${OPENING} [the pilot moored the barge at noon.]`;
      expect(anchorOf(before, `${OPENING} ${words} [the pilot moored the barge at noon.]`)).toBe(
        "changed",
      );
    });

    test.each([
      ", she claimed",
      ", it is said",
      ", according to the union",
      ", or so they say",
      " (sic)",
      " (!)",
      ", my foot",
      ", at least on paper",
      " – or did she",
    ])("after them: %s", (words) => {
      const before = `${OPENING} The pilot [moored the barge at noon].`;
      expect(anchorOf(before, before.replace("].", `]${words}.`))).toBe("changed");
    });

    test.each([
      "She lied.",
      "The claim was withdrawn.",
      "As if.",
      "Yeah, right.",
      "Really?",
      "So they say.",
      "None of this is true.",
      "Fact-checkers call this false.",
    ])("in a short sentence after them: %s", (words) => {
      const before = `${OPENING} [The pilot moored the barge at noon.] The tide was low.`;
      expect(anchorOf(before, before.replace("] ", `] ${words} `))).toBe("changed");
    });

    test.each([
      ["Der Lotse [vertäute den Kahn].", "Der Lotse soll wohl [vertäute den Kahn]."],
      ["Le pilote [amarra la barge].", "Le pilote, dit-on, [amarra la barge]."],
      ["El práctico [amarró la barcaza].", "El práctico, al parecer, [amarró la barcaza]."],
      ["Il pilota [ormeggiò la chiatta].", "Il pilota presumibilmente [ormeggiò la chiatta]."],
      ["O piloto [atracou a barca].", "O piloto supostamente [atracou a barca]."],
      ["De loods [legde de schuit aan].", "De loods [legde de schuit aan], naar verluidt."],
      ["Лоцман [пришвартовал баржу].", "По слухам, лоцман [пришвартовал баржу]."],
      ["Pilot [zacumował barkę].", "Pilot rzekomo [zacumował barkę]."],
      ["Kılavuz [mavnayı bağladı].", "Kılavuz sözde [mavnayı bağladı]."],
      ["ربط المرشد [القارب القديم].", "ربط المرشد [القارب القديم] حسب الشائعات."],
      ["领航员[系好了驳船]。", "领航员据说[系好了驳船]。"],
      ["案内人は[船をつないだ]。", "案内人は[船をつないだ]と言われている。"],
      ["안내인은 [배를 묶었다].", "소문에 따르면 안내인은 [배를 묶었다]."],
    ])("in other languages: %s", (before, after) => {
      expect(anchorOf(before, after)).toBe("changed");
    });
  },
);

group("words that stay what they were are certain", () => {
  test.each([
    ["a word is put in", "The pilot [moored the barge].", "The young pilot [moored the barge]."],
    [
      "one who says it is named otherwise",
      "The clerk says the pilot [moored the barge].",
      "The clerk said the pilot [moored the barge].",
    ],
    [
      "a short sentence follows that takes nothing back",
      "[The pilot moored the barge.] The tide was low.",
      "[The pilot moored the barge.] Gulls cried. The tide was low.",
    ],
    [
      "the sentence that takes it back stood there before, and the lines broke anew",
      "[The pilot moored the barge.] She was wrong about the rope.",
      "[The pilot moored the barge.] She was wrong\nabout the rope.",
    ],
    [
      "the verb of one who speaks is another",
      "[Ida Holm], our pilot, said that the fog had gone.",
      "[Ida Holm], our pilot, let it be known how the fog had gone.",
    ],
    [
      "the month came",
      "The pilot [moored the barge at noon].",
      "In May the pilot [moored the barge at noon].",
    ],
  ])("%s", (_, before, after) => {
    expect(["exact", "moved"]).toContain(anchorOf(`${OPENING} ${before}`, `${OPENING} ${after}`));
  });
});
