/** How a source stands to what is annotated, in the signs of the margin. */
export const RELATION_SIGNS = { supports: "⊕", refutes: "⊖", context: "○", origin: "◆" } as const;
