import type { CodebookFormatId } from "../../contract/formats";

/** What a file may carry of a codebook. */
export type CodebookPart =
  | "kinds"
  | "names"
  | "useWhen"
  | "avoidWhen"
  | "examples"
  | "counterExamples"
  | "questions"
  | "demands"
  | "properties"
  | "colours"
  | "order"
  | "retired"
  | "merges"
  | "history";

/** What is not in a file of a format, and what only Obelus reads again from it. */
export interface CodebookLoss {
  readonly lost: readonly CodebookPart[];
  /** It stands in the file as words or in fields that other programs pass over. */
  readonly aside: readonly CodebookPart[];
}

/** What each format loses; a test compares it with what is written and read again. */
export const CODEBOOK_LOSSES: Readonly<Record<CodebookFormatId, CodebookLoss>> = {
  json: { lost: ["history"], aside: [] },
  csv: { lost: ["history"], aside: [] },
  qdc: {
    lost: ["questions", "demands", "properties", "merges", "history"],
    aside: ["names", "useWhen", "avoidWhen", "examples", "counterExamples"],
  },
  skos: {
    lost: ["history"],
    aside: [
      "kinds",
      "avoidWhen",
      "counterExamples",
      "questions",
      "demands",
      "properties",
      "colours",
      "order",
    ],
  },
};
