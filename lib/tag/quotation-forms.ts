import { type Confusion, type TagText, tagsOf } from "./codebook";

const TEXTS: readonly TagText[] = [
  {
    slug: "direct",
    label: "Direct quotation",
    definition: "Gives words as the speaker’s very own, set in quotation marks or set off.",
    useWhen:
      "The passage vouches for every word: quotation marks, a block of its own, a transcript. Mark the words with their quotation marks.",
    avoidWhen:
      "Only some of the words are quoted and the rest is retold (mixed), or nobody is said to have spoken them (scare quotes).",
    examples: [
      "“The lamp stays lit,” said the keeper.",
      "The letter ends: “I shall not sell the boat while I can still row it.”",
    ],
    counterExamples: [
      "The keeper said that the lamp would stay lit.",
      "The letter ends with a refusal to sell the boat.",
    ],
  },
  {
    slug: "indirect",
    label: "Indirect quotation",
    definition: "Reports what somebody said in the reporter’s own words.",
    useWhen:
      "A cue such as said that, according to, argued or denied introduces the content. Mark the content without the cue.",
    avoidWhen:
      "The cue reports a thought or a wish that was never uttered, or the passage tells what somebody did.",
    examples: [
      "The pilot said that the channel had never been deeper.",
      "According to the netmakers, the price of twine will not rise this year.",
    ],
    counterExamples: [
      "The pilot hoped for a deeper channel.",
      "The netmakers kept the price of twine as it was.",
    ],
  },
  {
    slug: "mixed",
    label: "Mixed quotation",
    definition: "Retells what somebody said and keeps some of their own words in quotation marks.",
    useWhen:
      "One sentence holds both: the reporter’s grammar around it, the speaker’s words inside it. Mark the whole content.",
    avoidWhen:
      "A full sentence of the speaker stands in quotation marks (direct), or the marks only keep a distance (scare quotes).",
    examples: [
      "The chair called the delay “a nuisance, no more” and asked for patience.",
      "She told the board that the pump was “older than any of us” and would be replaced.",
    ],
    counterExamples: [
      "“It is a nuisance, no more. I ask for your patience,” said the chair.",
      "She told the board that the pump was very old.",
    ],
  },
  {
    slug: "scare",
    label: "Scare quotes",
    definition: "Sets a word in quotation marks in order to keep a distance from it.",
    useWhen:
      "No speaker is named and the marks could be read as so-called. Note whose word it is if the text lets one see it.",
    avoidWhen:
      "Somebody is said to have used the word (mixed), or the marks set off a title, a ship’s name or a word as a word.",
    examples: [
      "The “upgrade” left two of the three lifts out of order.",
      "So much for the “temporary” fence, now in its ninth year.",
    ],
    counterExamples: [
      "The engineer called the repair an “upgrade”.",
      "The word “starboard” has nothing to do with stars.",
    ],
  },
];

const CONFUSIONS: readonly Confusion[] = [
  {
    between: ["direct", "indirect"],
    question: "Would it be a misquotation if a single word were replaced by a synonym?",
    yes: "direct",
  },
  {
    between: ["direct", "mixed"],
    question: "Is part of what was said told in the reporter’s own words?",
    yes: "mixed",
  },
  {
    between: ["indirect", "mixed"],
    question: "Are any words set in quotation marks as the speaker’s own?",
    yes: "mixed",
  },
  {
    between: ["mixed", "scare"],
    question: "Does the passage say who used the words?",
    yes: "mixed",
  },
];

/**
 * The forms of quotation: how a passage reproduces another voice, which decides what the words can
 * be checked against.
 */
export const QUOTATION_FORM_TAGS = tagsOf("quotation", TEXTS, CONFUSIONS);
