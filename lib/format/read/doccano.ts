import { reason, type Reason } from "../../reason";
import type { TextReader } from "./incoming";
import {
  isMembers,
  linesOf,
  list,
  members,
  offsetOf,
  strings,
  uuidOf,
  words,
  type Members,
} from "./json";
import { codebookIndex, codedBy } from "./label";
import { Passages } from "./own-text";
import { Reading, unreadable } from "./reading";

/**
 * Labelled texts of doccano: JSON lines, or a JSON list of them. Each has a `text` and either
 * `label` (or `labels`) with `[start, end, label]`, or `entities` with `start_offset` and
 * `end_offset`. Offsets count code points of that text. A label without a place is about a whole
 * text, relations join two spans, and comments belong to a text: none of these has a place here.
 */
export const readDoccano: TextReader = (content, about) => {
  const examples = examplesIn(content);
  if (!Array.isArray(examples)) return unreadable(examples as Reason);
  const reading = new Reading();
  const passages = new Passages(about);
  const known = codebookIndex(about);
  for (const { line, value } of examples as Example[]) {
    if (!isMembers(value)) {
      reading.refuse(line, null, reason("Refusals.import.notJson"));
      continue;
    }
    const text = words(value.text) || words(value.data);
    const spans = spansOf(value);
    if (list(value.relations).length > 0) {
      reading.notice("Refusals.import.notices.relations", "", list(value.relations).length);
    }
    const comments = list(value.Comments ?? value.comments);
    if (comments.length > 0) {
      reading.notice("Refusals.import.notices.commentsOfTexts", "", comments.length);
    }
    if (spans.length > 0 && text === "") {
      reading.refuse(line, null, reason("Refusals.import.noOwnText"));
      continue;
    }
    const passage = passages.add(text);
    for (const span of spans) {
      const segment = span && passage.segment(span.start, span.end);
      if (!span || !segment) {
        reading.refuse(line, null, reason("Refusals.import.outsideOwnText"));
        continue;
      }
      const author = words(value.annotator) || words(value.user);
      reading.add(
        line,
        {
          ...(span.id === undefined ? {} : { id: span.id }),
          ...codedBy(span.labels, known),
          target: [segment],
          ...(author === "" ? {} : { author }),
        },
        passage.source,
      );
    }
    const whole = strings(value.label ?? value.labels ?? value.cats);
    if (whole.length > 0) {
      reading.notice("Refusals.import.notices.labelsOfTexts", whole[0], whole.length);
    }
  }
  return reading.finish(passages.ofThisText(reading.items));
};

interface Example {
  readonly line: number;
  readonly value: unknown;
}

function examplesIn(content: string): Example[] | Reason {
  if (/^\s*\[/.test(content)) {
    try {
      const all = JSON.parse(content) as unknown[];
      return all.map((value, index) => ({ line: index + 1, value }));
    } catch {
      return reason("Refusals.import.fileNotJson");
    }
  }
  const examples: Example[] = [];
  for (const { line, text } of linesOf(content)) {
    let value: unknown = null;
    try {
      value = JSON.parse(text);
    } catch {
      // Reported with its line.
    }
    examples.push({ line, value });
  }
  if (examples.length > 0 && examples.every(({ value }) => value === null)) {
    return reason("Refusals.import.notDoccano");
  }
  return examples;
}

interface LabelledSpan {
  readonly id?: string;
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
}

/** The labelled spans of an example; null for one that is none. */
function spansOf(example: Members): (LabelledSpan | null)[] {
  const places = list(example.label ?? example.labels).filter((one) => Array.isArray(one));
  return [
    ...places.map((place) => {
      const [start, end, label] = place as unknown[];
      return spanOf(start, end, label);
    }),
    ...list(example.entities).map((entity) => {
      const { id, label, start_offset: start, end_offset: end } = members(entity);
      const span = spanOf(start, end, label);
      // Doccano's own numbers begin anew in every project, so that only a UUID names a span.
      const named = uuidOf(id);
      return span && named !== undefined ? { ...span, id: named } : span;
    }),
  ];
}

function spanOf(start: unknown, end: unknown, label: unknown): LabelledSpan | null {
  const from = offsetOf(start);
  const to = offsetOf(end);
  if (from === undefined || to === undefined) return null;
  return { start: from, end: to, labels: strings(label) };
}
