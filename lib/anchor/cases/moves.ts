import { A, B, C, type Case } from "./case";

/** The words are untouched, or moved by what changed elsewhere. */
export const MOVES: readonly Case[] = [
  {
    name: "nothing changed",
    before: `${A}\n\n[${B}]\n\n${C}`,
    after: `${A}\n\n[${B}]\n\n${C}`,
    anchor: "exact",
  },
  {
    name: "a paragraph was added after it",
    before: `[${A}]\n\n${B}`,
    after: `[${A}]\n\n${B}\n\n${C}`,
    anchor: "exact",
  },
  {
    name: "a paragraph was added before it",
    before: `${A}\n\n[${B}]`,
    after: `${C}\n\n${A}\n\n[${B}]`,
    anchor: "moved",
  },
  {
    name: "a paragraph before it was deleted",
    before: `${C}\n\n${A}\n\n[${B}]`,
    after: `${A}\n\n[${B}]`,
    anchor: "moved",
  },
  {
    name: "a word was put in earlier in its paragraph",
    before: `Late on Sunday the mayor said that [the bridge is safe for lorries].`,
    after: `Late on Sunday evening the mayor said that [the bridge is safe for lorries].`,
    anchor: "moved",
  },
  {
    name: "a spelling was mended elsewhere",
    before: `The comittee heard that [rents doubled in ten years] and adjourned.`,
    after: `The committee heard that [rents doubled in ten years] and adjourned.`,
    anchor: "moved",
  },
  {
    name: "its paragraph moved to the end",
    before: `[${A}]\n\n${B}\n\n${C}`,
    after: `${B}\n\n${C}\n\n[${A}]`,
    anchor: "moved",
  },
  {
    name: "its paragraph moved to the front",
    before: `${A}\n\n${B}\n\n[${C}]`,
    after: `[${C}]\n\n${A}\n\n${B}`,
    anchor: "moved",
  },
  {
    name: "its sentence moved into another paragraph",
    before: `${A} [Nobody objected to the plan that evening.]\n\n${B}`,
    after: `${A}\n\n${B} [Nobody objected to the plan that evening.]`,
    anchor: "moved",
  },
  {
    name: "the line was wrapped anew",
    before: `She said that [the harbour will never be sold] to anyone.`,
    after: `She said that [the harbour\nwill never be sold] to anyone.`,
    anchor: "moved",
  },
  {
    name: "straight quotes became curly",
    before: `He wrote [the "reform" is a trick] in March.`,
    after: `He wrote [the “reform” is a trick] in March.`,
    anchor: "moved",
  },
  {
    name: "text was typed at its front edge",
    before: `We know [taxes fell twice last year] for certain.`,
    after: `We know by now [taxes fell twice last year] for certain.`,
    anchor: "moved",
  },
  {
    name: "text was typed at its back edge",
    before: `We know [taxes fell twice last year] for certain.`,
    after: `We know [taxes fell twice last year] and this for certain.`,
    anchor: "exact",
  },
];
