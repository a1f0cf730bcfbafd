import type { CodebookTag } from "../codebook";

/**
 * What a technique is only half found without. An attack has somebody it is aimed at; a reason
 * or a shortcut has a claim it is brought for; what two readers may see differently is argued
 * for. Wording alone (slogans, repetition) asks for nothing.
 */
export const DEMANDS: Readonly<Record<string, Pick<CodebookTag, "requires" | "justify">>> = {
  "name-calling-labeling": { requires: "target" },
  "guilt-by-association": { requires: "target", justify: true },
  doubt: { requires: "target" },
  "appeal-to-hypocrisy": { requires: "target" },
  "questioning-the-reputation": { requires: "target", justify: true },
  "appeal-to-authority": { requires: "claim" },
  "appeal-to-popularity": { requires: "claim" },
  "appeal-to-values": { requires: "claim" },
  "appeal-to-fear-prejudice": { requires: "both" },
  "straw-man": { requires: "target", justify: true },
  "red-herring": { justify: true },
  whataboutism: { requires: "target" },
  "causal-oversimplification": { requires: "claim", justify: true },
  "false-dilemma-no-choice": { requires: "claim", justify: true },
  "consequential-oversimplification": { requires: "claim", justify: true },
  "obfuscation-vagueness-confusion": { requires: "claim", justify: true },
  "exaggeration-minimisation": { requires: "claim", justify: true },
};
