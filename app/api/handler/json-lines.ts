import { importedLine } from "@/lib/contract/imports";
import type { IncomingItem } from "@/lib/format/read/incoming";
import { reason } from "@/lib/reason";
import type { ReadLine } from "@/server/annotation/import-lines";
import { fieldProblems, PARSING, requestReason } from "./validation";

/** The lines of a JSONL file, each read when it is asked for; empty ones are passed over. */
export function* jsonLines(text: string): Generator<ReadLine> {
  let line = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    const words = text.slice(at, end === -1 ? undefined : end).trim();
    at = end === -1 ? text.length : end + 1;
    line++;
    if (words !== "") yield { line, ...readLine(words) };
  }
}

type Read = ReadLine extends infer L ? (L extends unknown ? Omit<L, "line"> : never) : never;

/** What a reader made of a file, checked by the same rules as lines of our own format. */
export function* importedItems(items: readonly IncomingItem[]): Generator<ReadLine> {
  for (const item of items) {
    const { line } = item;
    if (item.value === null) yield { line, value: null, id: item.id, why: item.why };
    else yield { line, ...readValue(item.value) };
  }
}

function readLine(words: string): Read {
  let json: unknown;
  try {
    json = JSON.parse(words);
  } catch {
    return { value: null, id: null, why: reason("Refusals.import.notJson") };
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return { value: null, id: null, why: reason("Refusals.import.notAnObject") };
  }
  return readValue(json, /\\u0000|\\ud[89a-f]/i.test(words));
}

/** `mayBeUnkept`: whether it may hold what can not be kept, if that is known. */
function readValue(json: object, mayBeUnkept = true): Read {
  const id = "id" in json && typeof json.id === "string" ? json.id : null;
  // The database and XML hold no NUL, and no half of a character.
  if (mayBeUnkept && !isKept(json)) {
    return { value: null, id: null, why: reason("Validation.rules.well-formed") };
  }
  const read = importedLine.safeParse(json, PARSING);
  if (read.success) return { value: read.data, beside: besideOf(json) };
  return { value: null, id, why: requestReason(fieldProblems(read.error)) };
}

function isKept(json: unknown): boolean {
  const words = JSON.stringify(json);
  return !/\\u0000|\\ud[89a-f]/i.test(words);
}

function besideOf(json: object) {
  const count = (name: string) => {
    const part: unknown = Object.entries(json).find(([key]) => key === name)?.[1];
    return Array.isArray(part) ? part.length : 0;
  };
  return { notes: count("notes"), references: count("references"), reviews: count("reviews") };
}
