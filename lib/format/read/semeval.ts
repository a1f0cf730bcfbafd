import { reason } from "../../reason";
import type { TextReader } from "./incoming";
import { linesOf, offsetOf } from "./json";
import { techniqueOf } from "./label";
import { Reading, unreadable } from "./reading";

/**
 * Labels of the SemEval tasks on persuasion (2020 Task 11, 2023 Task 3): `article start end`, or
 * `article technique start end`, with tabs. Offsets count code points of the article. There are no
 * words to compare, so the article has to be this text to the letter. A file with several articles
 * belongs to this text where its title has the article's number.
 */
export const readSemeval: TextReader = (content, about) => {
  const reading = new Reading();
  const rows: Row[] = [];
  for (const { line, text } of linesOf(content)) {
    const row = rowOf(line, text);
    if (row) rows.push(row);
    else reading.refuse(line, null, reason("Refusals.import.notASemevalRow"));
  }
  if (rows.length === 0 && reading.items.length > 0) {
    return unreadable(reason("Refusals.import.notSemeval"));
  }
  const articles = [...new Set(rows.map(({ article }) => article))];
  const named = articles.filter((article) => isIn(article, about.title));
  const meant = named.length > 0 ? named : articles.length === 1 ? articles : [];
  for (const { line, article, label, start, end } of rows) {
    if (!meant.includes(article)) {
      reading.refuse(line, null, reason("Refusals.import.otherText", { source: article }));
      continue;
    }
    const technique = label === null ? undefined : techniqueOf(label);
    reading.add(line, {
      kind: "rhetoric",
      target: [{ start, end }],
      tags: label === null || technique !== undefined ? [] : [label],
      rhetoric: { technique: technique ?? null },
    });
  }
  if (reading.items.some(({ value }) => value !== null)) {
    reading.notice("Refusals.import.notices.withoutWords");
  }
  const items = reading.items.toSorted((a, b) => a.line - b.line);
  return reading.finish(items);
};

interface Row {
  readonly line: number;
  readonly article: string;
  readonly label: string | null;
  readonly start: number;
  readonly end: number;
}

function rowOf(line: number, text: string): Row | null {
  const cells = text.split("\t").map((cell) => cell.trim());
  const [article = "", ...rest] = cells;
  const [start, end] = rest.slice(-2).map(offsetOf);
  if (article === "" || rest.length < 2 || rest.length > 3) return null;
  if (start === undefined || end === undefined) return null;
  return { line, article, label: rest.length === 3 ? (rest[0] ?? "") : null, start, end };
}

/** Whether a title has this number, and not as a part of a longer one. */
function isIn(article: string, title: string): boolean {
  const digits = /\d+/.exec(article)?.[0];
  return digits !== undefined && title.split(/\D+/).includes(digits);
}
