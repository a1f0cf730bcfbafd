import type { CodebookTag } from "../codebook";

/**
 * What a use of a technique must name to be complete. An attack has a target; a justification or a
 * simplification serves a claim; where two readers may disagree, a reason is required. Techniques
 * of wording alone (slogans, repetition) require nothing.
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
