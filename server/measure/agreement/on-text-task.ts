import { stringify } from "csv-stringify/sync";
import { agreementOnText, type TextToCompare } from "@/lib/agreement/on-text";
import { codedPage, type CodedPage } from "@/lib/agreement/on-text-pages";
import type { readAgreementOnTextCall } from "@/lib/contract/agreement";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import { BYTE_ORDER_MARK, guardFormula } from "@/lib/format/csv";
import { codePointIndex } from "@/lib/text/code-points";
import type { Task } from "@/server/platform/workers";

interface ToDraw {
  readonly compared: TextToCompare;
  readonly page: number;
}

/** One page of a text with what is drawn on it. */
export function codedPageOf({ compared, page }: ToDraw): CodedPage {
  return codedPage(compared.text, agreementOnText(compared), page);
}

interface ToList {
  readonly compared: TextToCompare;
  /** How many passages come before the first of these. */
  readonly skip: number;
  readonly limit: number;
}

/** Offsets count UTF-16 code units. */
type Passages = Pick<
  InUtf16<AnswerOf<typeof readAgreementOnTextCall>>,
  "items" | "count" | "disputed" | "words"
>;

/** Some of a text's passages, in their order. */
export function codedPassages({ compared, skip, limit }: ToList): Passages {
  const { runs, words, disputed } = agreementOnText(compared);
  const all = runs.flatMap(({ words: at, marks, disputed: number }): Passages["items"] => {
    if (!at) return [];
    return [
      {
        ...at,
        exact: compared.text.text.slice(at.start, at.end),
        disputed: number !== null,
        marks: marks.map(({ coder, labels }) => ({ coder, labels })),
      },
    ];
  });
  return { items: all.slice(skip, skip + limit), count: all.length, disputed, words };
}

interface ToWrite {
  readonly compared: TextToCompare;
  /** The names of the coders, and the slugs of the labels. */
  readonly coders: readonly string[];
  readonly labels: readonly string[];
}

/** All passages as CSV in UTF-8, a column for each coder; offsets count code points. */
export function codedTable({ compared, coders, labels }: ToWrite): Uint8Array {
  const index = codePointIndex(compared.text.text);
  const { items } = codedPassages({ compared, skip: 0, limit: Infinity });
  const head = ["start", "end", "words", "marked by", "disputed", ...coders.map(guardFormula)];
  const rows = items.map(({ start, end, exact, disputed, marks }) => {
    const cells = new Array<string>(coders.length).fill("");
    for (const mark of marks) {
      cells[mark.coder] = guardFormula(mark.labels.map((label) => labels[label]).join("; "));
    }
    return [
      index.toCodePoints(start),
      index.toCodePoints(end),
      guardFormula(exact),
      marks.length,
      disputed ? "yes" : "no",
      ...cells,
    ];
  });
  const table = stringify([head, ...rows], { record_delimiter: "windows" });
  return new TextEncoder().encode(BYTE_ORDER_MARK + table);
}

const isShort = ({ compared: { text, spans } }: { readonly compared: TextToCompare }) =>
  text.text.length < 20_000 && spans.length < 200;

export const CODED_PAGE: Task<ToDraw, CodedPage> = {
  name: "codedPageOf",
  run: codedPageOf,
  timeoutMs: 60_000,
  isShort,
};

export const CODED_PASSAGES: Task<ToList, Passages> = {
  name: "codedPassages",
  run: codedPassages,
  timeoutMs: 60_000,
  isShort,
};

export const CODED_TABLE: Task<ToWrite, Uint8Array> = {
  name: "codedTable",
  run: codedTable,
  timeoutMs: 60_000,
  isShort,
};
