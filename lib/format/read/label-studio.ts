import { reason } from "../../reason";
import { addUnder } from "../lists";
import type { IncomingRelation, IncomingSegment, TextReader } from "./incoming";
import {
  isMembers,
  list,
  members,
  moment,
  offsetOf,
  parseJson,
  strings,
  uuidOf,
  words,
  type Members,
} from "./json";
import { codebookIndex, codedBy } from "./label";
import { Passages, type Passage } from "./own-text";
import { Reading, unreadable } from "./reading";

/**
 * Tasks of Label Studio (its JSON and JSON-MIN exports). Its offsets count code points in some
 * versions and UTF-16 code units in others (HumanSignal/label-studio#1347): what is right is told by
 * cutting both ways and comparing with the words the file gives. A label in HTML has a path instead
 * of an offset, and is placed by its words. Words that an annotator typed beside a label come in as
 * the annotation's body. What a model predicted is not anybody's work and does not come in.
 */
export const readLabelStudio: TextReader = (content, about) => {
  const parsed = parseJson(content);
  if (!parsed.ok) return unreadable(parsed.why);
  const tasks = list(parsed.value);
  const isOne = tasks.some((task) => {
    const { data, annotations, completions, label } = members(task);
    return isMembers(data) || list(annotations ?? completions).some(isMembers) || isLabels(label);
  });
  if (tasks.length > 0 && !isOne) return unreadable(reason("Refusals.import.notLabelStudio"));
  const reading = new Reading();
  const passages = new Passages(about);
  const known = codebookIndex(about);
  for (const [index, each] of tasks.entries()) {
    const line = index + 1;
    if (!isMembers(each)) {
      reading.refuse(line, null, reason("Refusals.import.notAnItem"));
      continue;
    }
    const predictions = list(each.predictions).length;
    if (predictions > 0) reading.notice("Refusals.import.notices.predictions", "", predictions);
    for (const annotation of annotationsOf(each)) {
      if (annotation.was_cancelled === true) {
        reading.notice("Refusals.import.notices.cancelled");
        continue;
      }
      const at = moment(annotation.created_at);
      const author = personOf(annotation.completed_by);
      const results = list(annotation.result).filter(isMembers);
      const typed = typedBeside(results);
      // Regions are called anew in each annotation of a task.
      const keyOf = (region: unknown) => `${line} ${String(annotation.id)} ${words(region)}`;
      const relations = relationsIn(results, keyOf, author);
      for (const result of results) {
        const value = members(result.value);
        const labels = labelsOf(value);
        if (!isSpan(value)) {
          if (labels.length > 0 || Array.isArray(value.choices)) {
            reading.notice("Refusals.import.notices.labelsOfTexts");
          }
          continue;
        }
        // A second answer about the same words: what was typed, or chosen, beside a label.
        if (labels.length === 0 && result.type !== "labels") continue;
        const passage = passages.add(textOf(each, value));
        const segment = segmentOf(value, passage);
        if (!segment) {
          reading.refuse(line, words(result.id) || null, reason("Refusals.import.outsideOwnText"));
          continue;
        }
        const id = uuidOf(result.id);
        reading.add(
          line,
          {
            ...(id === undefined ? {} : { id }),
            key: keyOf(result.id),
            relations: relations.get(keyOf(result.id)) ?? [],
            ...codedBy(labels, known),
            target: [segment],
            body: typed.get(words(result.id)) ?? "",
            ...(author === "" ? {} : { author }),
            ...(at === undefined ? {} : { createdAt: at }),
          },
          passage.source,
        );
      }
    }
  }
  return reading.finish(passages.ofThisText(reading.items));
};

function isLabels(value: unknown): boolean {
  return list(value).some((one) => isMembers(one) && isSpan(one));
}

function isSpan(value: Members): boolean {
  return value.start !== undefined && value.end !== undefined;
}

/** The annotations of a task; JSON-MIN has the labels of one of them beside the data. */
function annotationsOf(task: Members): Members[] {
  const whole = list(task.annotations ?? task.completions).filter(isMembers);
  const short = Object.values(task).filter((value) => Array.isArray(value) && isLabels(value));
  if (whole.length > 0 || short.length === 0) return whole;
  const result = short.flatMap(list).map((value) => ({ type: "labels", value }));
  return [{ result, completed_by: task.annotator, created_at: task.created_at }];
}

/** The text a label is on: `data.text`, or else what of the data has its words. */
function textOf(task: Members, value: Members): string {
  const data = isMembers(task.data) ? task.data : task;
  if (typeof data.text === "string") return data.text;
  const labelled = wordsOf(value);
  const texts = Object.values(data).filter((one) => typeof one === "string");
  return texts.find((text) => labelled !== "" && text.includes(labelled)) ?? "";
}

function wordsOf({ text }: Members): string {
  return strings(text).join("");
}

function segmentOf(value: Members, passage: Passage): IncomingSegment | null {
  const exact = wordsOf(value);
  const isInHtml = words(value.start).startsWith("/");
  const start = isInHtml ? undefined : offsetOf(value.start);
  const end = isInHtml ? undefined : offsetOf(value.end);
  if (start !== undefined && end !== undefined && passage.text !== "") {
    const points = passage.segment(start, end);
    if (points && (exact === "" || points.exact === exact)) return points;
    const units = passage.segmentOfUnits(start, end);
    if (units?.exact === exact) return units;
  }
  return exact === "" ? null : { exact };
}

/** Every list of labels of a value: `labels`, `hypertextlabels` and what else a control is called. */
function labelsOf(value: Members): string[] {
  return Object.entries(value)
    .filter(([name]) => /labels$/i.test(name))
    .flatMap(([, labels]) => strings(labels));
}

/** What leads from each region, by its key; one that goes both ways is read from its first. */
function relationsIn(
  results: readonly Members[],
  keyOf: (region: unknown) => string,
  author: string,
): ReadonlyMap<string, IncomingRelation[]> {
  const byKey = new Map<string, IncomingRelation[]>();
  for (const { type, from_id: from, to_id: to, direction, labels } of results) {
    if (type !== "relation") continue;
    const [start, end] = direction === "left" ? [to, from] : [from, to];
    const named = strings(labels);
    for (const name of named.length > 0 ? named : [""]) {
      const relation = { type: name, to: keyOf(end), ...(author === "" ? {} : { author }) };
      addUnder(byKey, keyOf(start), relation);
    }
  }
  return byKey;
}

/** What was typed beside each label, by the id of the label. */
function typedBeside(results: readonly Members[]): Map<string, string> {
  const typed = new Map<string, string[]>();
  for (const { id, type, value, meta } of results) {
    const key = words(id);
    if (key === "") continue;
    const parts = typed.get(key) ?? [];
    const beside = type === "textarea" ? strings(members(value).text) : [];
    for (const part of [...strings(members(meta).text), ...beside]) parts.push(part);
    if (parts.length > 0) typed.set(key, parts);
  }
  return new Map([...typed].map(([id, parts]) => [id, parts.join("\n\n")]));
}

/** Whoever labelled: a name, else an address, else the number their installation gave them. */
function personOf(person: unknown): string {
  if (typeof person === "number") return `annotator ${person}`;
  if (typeof person === "string") return person;
  const { first_name: first, last_name: last, email, username, id } = members(person);
  const name = [words(first), words(last)].join(" ").trim();
  if (name !== "") return name;
  if (typeof id === "number" && !words(email) && !words(username)) return `annotator ${id}`;
  return words(email) || words(username);
}
