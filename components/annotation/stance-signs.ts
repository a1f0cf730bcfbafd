/** How a source bears on what it is cited for, in the signs of the margin; a label is beside each. */
export const STANCE_SIGNS = {
  supports: "⊕",
  refutes: "⊖",
  qualifies: "◐",
  context: "○",
  origin: "◆",
} as const;
