import { importedLine, importedNote, importedRelation } from "@/lib/contract/imports";
import type { IncomingItem } from "@/lib/format/read/incoming";
import { isMembers, linesOf, members, type Members } from "@/lib/format/read/json";
import { reason } from "@/lib/reason";
import type { ReadLine } from "@/server/import/import-lines";
import { whyNotJson } from "./body";
import { fieldProblems, PARSING, requestReason } from "./validation";

/** The lines of a JSONL file, each read when it is asked for; empty ones are passed over. */
export function* jsonLines(content: string): Generator<ReadLine> {
  for (const { line, text } of linesOf(content)) yield { line, ...readLine(text.trim()) };
}

type Read = ReadLine extends infer L ? (L extends unknown ? Omit<L, "line"> : never) : never;

/** What a reader made of a file, checked by the same rules as lines of our own format. */
export function* importedItems(items: readonly IncomingItem[]): Generator<ReadLine> {
  for (const item of items) {
    const { line } = item;
    if (item.value === null) yield { line, value: null, id: item.id, why: item.why };
    else yield { line, ...readValue(members(item.value)) };
  }
}

function readLine(text: string): Read {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { value: null, id: null, why: reason("Refusals.import.notJson") };
  }
  if (!isMembers(json)) {
    return { value: null, id: null, why: reason("Refusals.import.notAnObject") };
  }
  return readValue(json);
}

function readValue(json: Members): Read {
  const wrong = whyNotJson(json);
  if (wrong) return { value: null, id: null, why: wrong.reason };
  const read = importedLine.safeParse(json, PARSING);
  if (read.success) return { value: read.data, beside: besideOf(json) };
  const id = typeof json.id === "string" ? json.id : null;
  return { value: null, id, why: requestReason(fieldProblems(read.error)) };
}

/** What hangs on the annotation of a line: its notes, and how much is only counted. */
function besideOf({ notes, references, reviews, relations, key }: Members) {
  const all = Array.isArray(notes) ? (notes as unknown[]) : [];
  const read = all.flatMap((one) => {
    // A note without words has been deleted, or was never more than a mark.
    const note = whyNotJson(one) ? null : importedNote.safeParse(one);
    return note?.success ? [note.data] : [];
  });
  const leading = (Array.isArray(relations) ? (relations as unknown[]) : []).flatMap((one) => {
    const relation = whyNotJson(one) ? null : importedRelation.safeParse(one);
    return relation?.success ? [relation.data] : [];
  });
  const count = (part: unknown) => (Array.isArray(part) ? part.length : 0);
  return {
    notes: read,
    notesNotRead: all.length - read.length,
    key: typeof key === "string" ? key : null,
    relations: leading,
    relationsNotRead: count(relations) - leading.length,
    references: count(references),
    reviews: count(reviews),
  };
}
