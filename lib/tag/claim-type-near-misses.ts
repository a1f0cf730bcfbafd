import type { Confusion } from "./codebook";

/** Types of claim that are often confused, with the question that separates them. */
export const CLAIM_TYPE_CONFUSIONS: readonly Confusion[] = [
  {
    between: ["factual", "statistical"],
    question: "Would it become another claim if a number in it changed?",
    yes: "statistical",
  },
  {
    between: ["factual", "historical"],
    question: "Would one have to go to an archive, because nobody who was there can be asked?",
    yes: "historical",
  },
  {
    between: ["factual", "value"],
    question: "Could two people agree on everything that happened and still differ on this?",
    yes: "value",
  },
  {
    between: ["factual", "definition"],
    question: "Is the dispute about what the word covers, and not about what happened?",
    yes: "definition",
  },
  {
    between: ["statistical", "comparative"],
    question: "Does it set two different things side by side, not one thing and its own past?",
    yes: "comparative",
  },
  {
    between: ["statistical", "causal"],
    question: "Does it say that one thing made the other happen, not only that both did?",
    yes: "causal",
  },
  {
    between: ["causal", "predictive"],
    question: "Does the effect lie in the past or the present?",
    yes: "causal",
  },
  {
    between: ["predictive", "policy"],
    question: "Could it come true although nobody followed it?",
    yes: "predictive",
  },
  {
    between: ["value", "policy"],
    question: "Does it call on somebody to act?",
    yes: "policy",
  },
  {
    between: ["legal", "policy"],
    question: "Is it about what a rule says now, not about what it should say?",
    yes: "legal",
  },
  {
    between: ["legal", "definition"],
    question: "Is the meaning laid down in a text that binds people?",
    yes: "legal",
  },
  {
    between: ["comparative", "value"],
    question: "Is there a measure by which the order could be checked?",
    yes: "comparative",
  },
];
