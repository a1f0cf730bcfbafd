/** The relation of a source to the annotation, in the signs of the margin. */
export const RELATION_SIGNS = { supports: "⊕", refutes: "⊖", context: "○", origin: "◆" } as const;
