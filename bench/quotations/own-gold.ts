import type { Span } from "../../lib/span/span.ts";

/**
 * Texts of our own in the layout of the corpus, where the corpus is not there: ⟦content⟧, ⟪source⟫
 * and ⸨cue⸩ of one attribution a line.
 */
const MARKED = [
  "⟦“The dredger is late again,”⟧ ⸨said⸩ ⟪Mara Quill⟫.",
  "⟪Odo Brandt⟫ ⸨said⸩ that ⟦the lock was safe⟧.",
  "⟦The crane will be sold in spring⟧, ⟪the company⟫ ⸨said⸩.",
  "⟪The pilots⟫ ⸨warned⸩ ⟦the channel would silt up by May⟧.",
  "⟦The crane was sold in spring⟧, ⸨according to⸩ ⟪the port authority⟫.",
  "⟪Mara Quill⟫ ⸨called⸩ ⟦the repair “a bad joke”⟧.",
  "⟪Mara Quill⟫ ⸨said⸩ ⟦the repair was “a bad joke” and cost too much⟧.",
  "⟪Reporters⟫ ⸨asked⸩ ⟦whether the crane had been insured⟧.",
];

const MARKS = { Content: ["⟦", "⟧"], Source: ["⟪", "⟫"], Cue: ["⸨", "⸩"] } as const;

/** The texts with their attributions as brat standoff. */
export const OWN_GOLD = MARKED.map((marked) => {
  const text = marked.replace(/[⟦⟧⟪⟫⸨⸩]/gu, "");
  const at = (mark: string) =>
    marked.slice(0, marked.indexOf(mark)).replace(/[⟦⟧⟪⟫⸨⸩]/gu, "").length;
  const roles = Object.entries(MARKS).map(([role, [opens, closes]]) => {
    const span: Span = { start: at(opens), end: at(closes) };
    return { role, span };
  });
  const lines = roles.map(
    ({ role, span: { start, end } }, i) =>
      `T${i}\t${role} ${start} ${end}\t${text.slice(start, end)}`,
  );
  const event = roles.map(({ role }, i) => `${role}:T${i}`).join(" ");
  return { text, standoff: [...lines, `E1\t${event}`].join("\n") };
});
