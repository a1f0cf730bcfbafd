import type { Confusion } from "../codebook";

/** Techniques that careful readers confuse, with the question that separates them. */
export const TECHNIQUE_CONFUSIONS: readonly Confusion[] = [
  {
    between: ["name-calling-labeling", "loaded-language"],
    question: "Do the charged words name a person or a group, not a thing or an act?",
    yes: "name-calling-labeling",
  },
  {
    between: ["name-calling-labeling", "questioning-the-reputation"],
    question: "Is it a bare name, with nothing told of what they did or are like?",
    yes: "name-calling-labeling",
  },
  {
    between: ["guilt-by-association", "questioning-the-reputation"],
    question: "Would the attack fall away if the others named were left out?",
    yes: "guilt-by-association",
  },
  {
    between: ["doubt", "questioning-the-reputation"],
    question: "Is it about whether they are right in this matter, not about what they are like?",
    yes: "doubt",
  },
  {
    between: ["doubt", "obfuscation-vagueness-confusion"],
    question: "Is there somebody who is meant to be believed less afterwards?",
    yes: "doubt",
  },
  {
    between: ["appeal-to-hypocrisy", "whataboutism"],
    question: "Is the critic said to break the very rule that they ask others to keep?",
    yes: "appeal-to-hypocrisy",
  },
  {
    between: ["flag-waving", "appeal-to-values"],
    question: "Does it call on who we are, not on what we hold dear?",
    yes: "flag-waving",
  },
  {
    between: ["flag-waving", "appeal-to-popularity"],
    question: "Would it leave a listener cold who does not belong to the group?",
    yes: "flag-waving",
  },
  {
    between: ["appeal-to-authority", "appeal-to-popularity"],
    question: "Does the weight come from who says it, not from how many do?",
    yes: "appeal-to-authority",
  },
  {
    between: ["appeal-to-values", "loaded-language"],
    question: "Is something named as worth having, and given as the reason?",
    yes: "appeal-to-values",
  },
  {
    between: ["appeal-to-fear-prejudice", "consequential-oversimplification"],
    question: "Is there a chain of steps, each of which is said to bring the next?",
    yes: "consequential-oversimplification",
  },
  {
    between: ["appeal-to-fear-prejudice", "loaded-language"],
    question: "Is a harm held out that would come if the audience decided otherwise?",
    yes: "appeal-to-fear-prejudice",
  },
  {
    between: ["appeal-to-fear-prejudice", "appeal-to-time"],
    question: "Would the pressure be gone if there were plenty of time?",
    yes: "appeal-to-time",
  },
  {
    between: ["straw-man", "red-herring"],
    question: "Is a position put into the opponent’s mouth?",
    yes: "straw-man",
  },
  {
    between: ["straw-man", "exaggeration-minimisation"],
    question: "Is the thing that is blown up or shrunk what an opponent said?",
    yes: "straw-man",
  },
  {
    between: ["red-herring", "whataboutism"],
    question: "Does the new matter reproach somebody?",
    yes: "whataboutism",
  },
  {
    between: ["red-herring", "obfuscation-vagueness-confusion"],
    question: "Can one tell what the passage says, even if it is not to the point?",
    yes: "red-herring",
  },
  {
    between: ["causal-oversimplification", "consequential-oversimplification"],
    question: "Does it explain something that has happened already?",
    yes: "causal-oversimplification",
  },
  {
    between: ["false-dilemma-no-choice", "slogans"],
    question: "Would a third way out, said aloud, break the sentence?",
    yes: "false-dilemma-no-choice",
  },
  {
    between: ["false-dilemma-no-choice", "conversation-killer"],
    question: "Does it say what the choices are, or that there is none?",
    yes: "false-dilemma-no-choice",
  },
  {
    between: ["slogans", "conversation-killer"],
    question: "Could it be painted on a banner to win people over?",
    yes: "slogans",
  },
  {
    between: ["slogans", "appeal-to-time"],
    question: "Would it lose its point if the word now, or its like, were taken out?",
    yes: "appeal-to-time",
  },
  {
    between: ["slogans", "repetition"],
    question: "Would it do its work even if it were said only once?",
    yes: "slogans",
  },
  {
    between: ["conversation-killer", "obfuscation-vagueness-confusion"],
    question: "Does it discourage asking, not only leave the answer unclear?",
    yes: "conversation-killer",
  },
  {
    between: ["loaded-language", "exaggeration-minimisation"],
    question: "Would a neutral word carry the same fact?",
    yes: "loaded-language",
  },
  {
    between: ["exaggeration-minimisation", "repetition"],
    question: "Does the effect come from saying it again, not from the size of the words?",
    yes: "repetition",
  },
];
