import { importedLine } from "@/lib/contract/imports";
import type { IncomingItem } from "@/lib/format/read/incoming";
import { isMembers, linesOf, members, type Members } from "@/lib/format/read/json";
import { reason } from "@/lib/reason";
import type { ReadLine } from "@/server/annotation/import-lines";
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

/** How much of what hangs on an annotation a line carries: it is counted and not imported. */
function besideOf({ notes, references, reviews }: Members) {
  const count = (part: unknown) => (Array.isArray(part) ? part.length : 0);
  return { notes: count(notes), references: count(references), reviews: count(reviews) };
}
