import { reason, type Reason } from "../../reason";
import { addUnder } from "../lists";
import type { IncomingRelation, TextReader } from "./incoming";
import {
  isMembers,
  linesOf,
  list,
  members,
  offsetOf,
  parseJson,
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
 * text, and comments belong to a text: neither has a place here.
 */
export const readDoccano: TextReader = (content, about) => {
  const examples = examplesIn(content);
  if (!examples.ok) return unreadable(examples.why);
  const reading = new Reading();
  const passages = new Passages(about);
  const known = codebookIndex(about);
  for (const { line, value } of examples.value) {
    if (!isMembers(value)) {
      reading.refuse(line, null, reason("Refusals.import.notJson"));
      continue;
    }
    const text = words(value.text) || words(value.data);
    const spans = spansOf(value);
    const keyOf = (id: unknown) => `${line} ${String(id)}`;
    const relations = relationsIn(value, keyOf);
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
          ...(span.own === undefined ? {} : { key: keyOf(span.own) }),
          relations: relations.get(keyOf(span.own)) ?? [],
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

type Examples =
  | { readonly ok: true; readonly value: readonly Example[] }
  | { readonly ok: false; readonly why: Reason };

function examplesIn(content: string): Examples {
  if (/^\s*\[/.test(content)) {
    const all = parseJson(content);
    if (!all.ok) return all;
    return { ok: true, value: list(all.value).map((value, at) => ({ line: at + 1, value })) };
  }
  const value = [...linesOf(content)].map(({ line, text }) => {
    const one = parseJson(text);
    return { line, value: one.ok ? one.value : null };
  });
  if (value.length > 0 && value.every((one) => one.value === null)) {
    return { ok: false, why: reason("Refusals.import.notDoccano") };
  }
  return { ok: true, value };
}

interface LabelledSpan {
  readonly id?: string;
  /** As the file has it, which relations name. */
  readonly own?: number | string;
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
      const own = typeof id === "number" || typeof id === "string" ? { own: id } : {};
      return span && { ...span, ...own, ...(named === undefined ? {} : { id: named }) };
    }),
  ];
}

/** What leads from each entity of an example, by its key. */
function relationsIn(
  { relations }: Members,
  keyOf: (id: unknown) => string,
): ReadonlyMap<string, IncomingRelation[]> {
  const byKey = new Map<string, IncomingRelation[]>();
  for (const one of list(relations)) {
    const { from_id: from, to_id: to, type } = members(one);
    addUnder(byKey, keyOf(from), { type: words(type), to: keyOf(to) });
  }
  return byKey;
}

function spanOf(start: unknown, end: unknown, label: unknown): LabelledSpan | null {
  const from = offsetOf(start);
  const to = offsetOf(end);
  if (from === undefined || to === undefined) return null;
  return { start: from, end: to, labels: strings(label) };
}
