import { reason, type Reason } from "../../reason";

/** A JSON object whose members nobody has checked. */
export type Members = { readonly [name: string]: unknown };

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; one without members where it is something else. */
export function members(value: unknown): Members {
  return isMembers(value) ? value : {};
}

/** A list as it is, nothing as an empty one, and anything else as a list of one. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

export function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The strings of a list. */
export function strings(value: unknown): string[] {
  return list(value).filter((one) => typeof one === "string");
}

/** A whole number of zero or more, also when it is written as a string; else undefined. */
export function offsetOf(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : undefined;
}

const UUID = /^\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?$/i;

/** A UUID, without the braces some programs write; undefined for what is none. */
export function uuidOf(value: unknown): string | undefined {
  return typeof value === "string" ? UUID.exec(value.trim())?.[1]?.toLowerCase() : undefined;
}

/**
 * A moment in ISO 8601 and UTC, or undefined where the value is none. A moment without a zone is
 * taken as UTC.
 */
export function moment(value: unknown): string | undefined {
  const at =
    typeof value === "number" ? new Date(value) : typeof value === "string" ? dateOf(value) : null;
  if (!at || Number.isNaN(at.getTime())) return undefined;
  const iso = at.toISOString();
  return /^\d{4}-/.test(iso) ? iso : undefined;
}

function dateOf(value: string): Date | null {
  const trimmed = value.trim();
  if (!/^\d{4}-\d\d-\d\d/.test(trimmed)) return null;
  const zoned = /(?:z|[+-]\d\d:?\d\d)$/i.test(trimmed.slice(10)) || trimmed.length === 10;
  const iso = trimmed.replace(" ", "T").replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
  return new Date(zoned ? iso : `${iso}Z`);
}

export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: Reason };

/** The value of a JSON file, or in which line it stops being JSON. */
export function parseJson(content: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(content) as unknown };
  } catch (error) {
    const line = lineOfError(content, error instanceof Error ? error.message : "");
    const why =
      line === null
        ? reason("Refusals.import.fileNotJson")
        : reason("Refusals.import.fileNotJsonAt", { line });
    return { ok: false, why };
  }
}

/** V8 says at which position, in UTF-16 code units, it met what is not JSON. */
function lineOfError(content: string, message: string): number | null {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return null;
  let line = 1;
  const end = Math.min(Number(position), content.length);
  for (let at = content.indexOf("\n"); at >= 0 && at < end; at = content.indexOf("\n", at + 1)) {
    line++;
  }
  return line;
}

/** Each line of a file that is not empty, with its number. */
export function* linesOf(content: string): Generator<{ line: number; text: string }> {
  let line = 0;
  for (let at = 0; at < content.length;) {
    const next = content.indexOf("\n", at);
    const end = next === -1 ? content.length : next;
    const text = content.slice(at, content[end - 1] === "\r" ? end - 1 : end);
    at = end + 1;
    line++;
    if (text.trim() !== "") yield { line, text };
  }
}
