/** A date as CSL has it: parts as far as they are known, or words. */
type CslDate = { readonly "date-parts": number[][] } | { readonly literal: string };

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * A date as people write it, as CSL has it: `2019-05-03`, `2019/5`, `May 3, 2019`, `3 May 2019`,
 * `05/2019`, `2019`, and two of the first kind with a slash between. What is not understood stays
 * words, since the order of 3/5/2019 can not be known.
 */
export function dateFromWords(words: string): CslDate | null {
  const text = words.replace(/\s+/gu, " ").trim().slice(0, 100);
  if (text === "") return null;
  const range = text.split(/\s*\/\s*(?=\d{4}-)/);
  const parts = range.length <= 2 ? range.map(dayFrom) : [null];
  const known = parts.flatMap((day) => (day ? [day] : []));
  return known.length === parts.length ? { "date-parts": known } : { literal: text };
}

function dayFrom(text: string): number[] | null {
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (iso) return valid([iso[1], iso[2], iso[3]]);
  const monthOfYear = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (monthOfYear) return valid([monthOfYear[2], monthOfYear[1]]);
  const named =
    /^([a-z]+)\.? (?:(\d{1,2}),? )?(\d{4})$/i.exec(text) ??
    swapped(/^(\d{1,2})\.? ([a-z]+)\.? (\d{4})$/i.exec(text));
  const month = MONTHS.indexOf((named?.[1] ?? "").toLowerCase().slice(0, 3)) + 1;
  return named && month > 0 ? valid([named[3], String(month), named[2]]) : null;
}

/** A day before its month, as a month before its day. */
function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && ["", match[2], match[1], match[3]];
}

function valid(parts: readonly (string | undefined)[]): number[] | null {
  const day = parts.filter((part) => part !== undefined).map(Number);
  const [, month = 1, date = 1] = day;
  return month >= 1 && month <= 12 && date >= 1 && date <= 31 ? day : null;
}

/** The same date in words that {@link dateFromWords} reads; empty where there is none. */
export function wordsFromDate(date: unknown): string {
  const { "date-parts": parts, literal } = (date ?? {}) as {
    readonly "date-parts"?: readonly (readonly (number | string)[])[];
    readonly literal?: string;
  };
  if (!Array.isArray(parts)) return typeof literal === "string" ? literal : "";
  return (parts as (readonly (number | string)[])[])
    .map((day) => day.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, "0")).join("-"))
    .join("/");
}
