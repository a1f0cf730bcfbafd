/** Languages whose names of months are read. */
const LANGUAGES =
  "en de fr es it pt nl pl sv da nb fi cs sk hu ro ru uk el tr hr sl et lv lt bg ca".split(" ");

/** The names of months, long and short, as these languages write them in dates. */
const MONTHS = new Map<string, number>();
for (const language of LANGUAGES) {
  for (const month of ["long", "short"] as const) {
    const formats = [{ month }, { month, day: "numeric" } as const];
    for (const options of formats) {
      // eslint-disable-next-line no-restricted-syntax -- reads the names of months, writes no date
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
      for (let at = 0; at < 12; at++) {
        const parts = format.formatToParts(Date.UTC(2023, at, 15));
        const name = parts.find(({ type }) => type === "month")?.value.toLowerCase();
        const plain = name?.replace(/\.$/, "");
        if (plain && /\p{L}/u.test(plain) && !MONTHS.has(plain)) MONTHS.set(plain, at + 1);
      }
    }
  }
}
for (const [name, at] of [
  ["sept", 9],
  ["mär", 3],
  ["maerz", 3],
  ["jänner", 1],
  ["feber", 2],
] as const) {
  MONTHS.set(name, at);
}

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?(?=$|Z|\D)/;
const YEAR_FIRST = /(?<!\d)(\d{4})\s?[/.年]\s?(\d{1,2})\s?[/.月]\s?(\d{1,2})(?!\d)/;
const DAY_FIRST = /(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?(\d{4})(?!\d)/;
const DAY_NAME =
  /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?,?\s+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/u;
const NAME_DAY = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;

/** A day later than this in milliseconds has not come anywhere on Earth. */
const DAY_MS = 86_400_000;

/**
 * A day that a page writes, as ISO 8601: 2024, 2024-03 or 2024-03-04. Undefined when it is written
 * in a way that can mean two days, is on no calendar, is to come, or is where computers begin to
 * count.
 */
export function dayOf(written: string | undefined): string | undefined {
  if (!written) return undefined;
  const text = written.trim().slice(0, 100);
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return real(Number(iso[1]), iso[2], iso[3]);
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year) return real(Number(year), month, day);
  const numeric = DAY_FIRST.exec(text);
  if (numeric) {
    const [, one = "", sign, two = "", inYear] = numeric;
    // Dots are written by languages that put the day first; slashes by all.
    if (sign === "." || Number(one) > 12 || one === two) return real(Number(inYear), two, one);
    return Number(two) > 12 ? real(Number(inYear), one, two) : undefined;
  }
  const named = DAY_NAME.exec(text);
  if (named && isMonth(named[2])) return real(Number(named[3]), monthOf(named[2]), named[1]);
  const reversed = NAME_DAY.exec(text);
  if (!reversed || !isMonth(reversed[1])) return undefined;
  return real(Number(reversed[3]), monthOf(reversed[1]), reversed[2]);
}

const isMonth = (name = "") => MONTHS.has(name.toLowerCase());
const monthOf = (name = "") => String(MONTHS.get(name.toLowerCase()) ?? "");

/** The date when the calendar has it, it has come, and it is not the beginning of Unix time. */
function real(year: number, month?: string, day?: string): string | undefined {
  if (year < 1000) return undefined;
  const padded = [month, day].filter((part) => part !== undefined).map((p) => p.padStart(2, "0"));
  const date = [String(year), ...padded].join("-");
  if (date === "1970-01-01") return undefined;
  const at = new Date(
    `${date}T00:00:00Z`.replace(/^(\d{4})T/, "$1-01-01T").replace(/^(\d{4}-\d{2})T/, "$1-01T"),
  );
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(date)) return undefined;
  return at.getTime() > Date.now() + DAY_MS ? undefined : date;
}

/** The day in the path of an address, where publishers keep articles by days. */
export function dayInAddress(address: string | undefined): string | undefined {
  const [, year, month, day] =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(address ?? "") ?? [];
  return year ? real(Number(year), month, day) : undefined;
}
