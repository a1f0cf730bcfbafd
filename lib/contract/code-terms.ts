/** The fields of a tag in which a code of a file may differ from it, in the order in which they are told. */
export const CODE_FIELDS = [
  "label",
  "definition",
  "useWhen",
  "avoidWhen",
  "examples",
  "counterExamples",
  "nearMisses",
  "requires",
  "justify",
  "properties",
  "colour",
  "parent",
  "retired",
] as const;
export type CodeField = (typeof CODE_FIELDS)[number];

/** What becomes of a code of a file whose name a tag has already. */
export const CODE_DECISIONS = ["ours", "theirs", "both"] as const;
export type CodeDecision = (typeof CODE_DECISIONS)[number];

/** The most codes of a file, and the most tags of a project that a file may lead to. */
export const MAX_CODES = 5_000;
