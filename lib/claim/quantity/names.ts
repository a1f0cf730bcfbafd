import type { NumberExpression } from "./number-expression";
import { isAttached, isHyphen, type Token } from "./tokens";
import type { Unit } from "./units";

const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$/u;
const CLOCK = /^(?:am|pm|uhr|o['’]clock|gmt|est|edt|pst|pdt|pt|et|utc)$/u;
const REFERENCE =
  /^(?:article|art|section|sec|chapter|page|pages|pp|paragraph|para|clause|rule|resolution|amendment|title|figure|fig|table|volume|vol|part|item|footnote|no|nr|number|numéro|número|nummer|№|#|§|act|scene|highway|route|interstate|channel|flight|gate|platform|room|unit|apartment|apt|suite|level|phase|stage|round|game|match|week|day|grade|category|group|type|class|model|version|chapter|psalm|verse|artikel|abschnitt|kapitel|seite|absatz|paragraf|artículo|artículos|página|capítulo|chapitre|alinéa|radio|area|zone|district|ward|precinct|sector|line|track|episode|season)$/u;
const STREET =
  /^(?:st|street|ave|avenue|road|rd|lane|ln|way|drive|dr|boulevard|blvd|court|square|place|terrace|close|crescent|highway|rue|straße|strasse|allee|platz|calle|plaza)$/u;
const OPENING =
  /^(?:the|a|an|about|nearly|almost|some|around|over|under|just|only|more|less|fewer|at|up|roughly|approximately|in|on|of|for|from|by|with|after|before|since|until|and|or|but|all|as|another|these|those|his|her|its|their|our|my|there|here|when|while|if|is|was|are|were|that|to|than|between|another|last|next|past|first|other|additional|further|total|average|most|least|within|during|every|each|also|still|however|meanwhile|mindestens|rund|etwa|circa|fast|knapp|plus|moins|environ|près|más|menos|unos|unas|casi|le|la|les|los|las|el|der|die|das|ein|eine|ont|dow|nasdaq)$/u;
const FORMS_OF_AGE = /^(?:year|years|month|months|week|weeks|day|days)$/u;

/** True for a number that names or orders something, or says when: it is no quantity. */
export function isName(
  tokens: readonly Token[],
  number: NumberExpression,
  unit: Unit,
  language: string,
): boolean {
  return (
    isPartOfName(tokens, number, unit) ||
    isDateOrTime(tokens, number) ||
    isOrdinal(tokens, number, language) ||
    isAge(tokens, number, unit) ||
    isAddress(tokens, number, unit) ||
    isReference(tokens, number, unit, language) ||
    isListNumber(tokens, number, unit)
  );
}

/** "XC40", "TA-35", "9AB8", "007", "4x4". */
function isPartOfName(
  tokens: readonly Token[],
  { from, to, isInDigits }: NumberExpression,
  unit: Unit,
) {
  const [first, before, after] = [tokens[from], tokens[from - 1], tokens[to]];
  const isBound = isAttached(first) && before !== undefined;
  if (isInDigits && isBound && before.kind === "word" && unit.kind !== "money") return true;
  if (isBound && isHyphen(before) && isAttached(before)) {
    const word = tokens[from - 2];
    if (word?.kind === "word" && !/^(?:minus|sub|to|under|over)$/u.test(word.lower)) return true;
  }
  // "COVID -19", with the space that some writers put there.
  const isAcronym = /^\p{Lu}{2,}$/u.test(tokens[from - 2]?.text ?? "");
  if (isBound && isHyphen(before) && isAcronym && unit.kind !== "money") return true;
  if (isInDigits && after?.kind === "word" && isAttached(after) && unit.to <= to) return true;
  return isInDigits && /^0\d+$/u.test(first?.text ?? "");
}

function isDateOrTime(tokens: readonly Token[], { from, to, isInDigits, value }: NumberExpression) {
  if (!isInDigits) return false;
  const at = (i: number) => tokens[i]?.lower ?? "";
  const clockAt = /^[ap]$/u.test(at(to)) && at(to + 2) === "m" ? true : CLOCK.test(at(to));
  if (clockAt && value < 2500) return true;
  const isTied = (mark: number, other: number) =>
    /^[:/⁄]$/u.test(at(mark)) && tokens[other]?.kind === "digits" && isAttached(tokens[other]);
  if (isTied(from - 1, from - 2) || isTied(to, to + 1)) return true;
  if (
    isAttached(tokens[from]) &&
    /^[:/]$/u.test(at(from - 1)) &&
    tokens[from - 2]?.kind === "digits"
  )
    return true;
  const before = at(from - 1) === "." ? from - 2 : from - 1;
  const isDay = Number.isInteger(value) && value <= 31;
  if (MONTH.test(at(before)) && (isDay || value >= 1000) && isCapital(tokens[before])) return true;
  const after = /^(?:de|\.|of)$/u.test(at(to)) ? to + 1 : to;
  return (
    isDay &&
    MONTH.test(at(after)) &&
    (isCapital(tokens[after]) || after > to || value > 0) &&
    !/^may$/u.test(tokens[after]?.text ?? "")
  );
}

/** Written as a name, also like "iPad". */
function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Ll}?\p{Lu}/u.test(token.text);
}

function isOrdinal(
  tokens: readonly Token[],
  { to, isInDigits }: NumberExpression,
  language: string,
) {
  const after = tokens[to];
  if (!isInDigits || !after) return false;
  if (isAttached(after) && /^(?:st|nd|rd|th|s|er|ère|e|ème|º|ª|°|['’]s|\.º)$/u.test(after.lower)) {
    return !/^°$/u.test(after.text) || tokens[to + 1]?.kind !== "word";
  }
  if (after.text === "." && /^de/iu.test(language)) {
    return /^(?:jahrhundert|mal|platz|rang|tag|woche|auflage|stock)/u.test(
      tokens[to + 1]?.lower ?? "",
    );
  }
  return false;
}

/** "The 45-year-old mayor", "Lang, 20, on loan"; a rock of 400 million years is no person. */
function isAge(
  tokens: readonly Token[],
  { from, to, value, isShare }: NumberExpression,
  unit: Unit,
) {
  const at = (i: number) => tokens[i]?.lower ?? "";
  if (isShare || value > 120) return false;
  const start = isHyphen(tokens[to]) ? to + 1 : to;
  const old = isHyphen(tokens[start + 1]) ? start + 2 : start + 1;
  if (FORMS_OF_AGE.test(at(start)) && /^olds?$/u.test(at(old))) return true;
  if (unit.kind !== "none") return false;
  if (/^(?:aged|age)$/u.test(at(from - 1))) return true;
  const isBetween = at(from - 1) === "," && /^[,.;)]$/u.test(at(to));
  return isBetween && isCapital(tokens[from - 2]) && Number.isInteger(value) && value > 0;
}

function isAddress(
  tokens: readonly Token[],
  { from, to, isInDigits, scale }: NumberExpression,
  unit: Unit,
) {
  if (!isInDigits || scale > 1 || (unit.kind !== "none" && unit.kind !== "noun")) return false;
  if (/^(?:zip|postcode|postal)$/u.test(tokens[to]?.lower ?? "")) return true;
  if (tokens[from]?.text.includes(",")) return false;
  for (let at = to; at < to + 5; at += 1) {
    const token = tokens[at];
    if (token?.kind === "digits") continue;
    if (token?.kind !== "word" || !isCapital(token)) return false;
    if (STREET.test(token.lower)) return true;
  }
  return false;
}

/** "Article 5", "Highway 61", "Boeing 737 jets": a number after a name belongs to the name. */
function isReference(
  tokens: readonly Token[],
  { from, to, isInDigits, scale, isShare }: NumberExpression,
  unit: Unit,
  language: string,
): boolean {
  const at = tokens[from - 1]?.text === "." ? from - 2 : from - 1;
  const before = tokens[at];
  if (!before || isShare || scale > 1) return false;
  const isMeasured = unit.kind !== "none" && unit.kind !== "noun";
  if (isMeasured && !/^(?:§|#|№)$/u.test(before.text)) return false;
  if (at === from - 1 && REFERENCE.test(before.lower) && (isInDigits || isCapital(tokens[from]))) {
    return (
      !/^(?:no|class|act|line|type|number|day|week|season|match|game)$/u.test(before.lower) ||
      isCapital(before)
    );
  }
  if (/^(?:no|nr|art|sec|vol|fig|p|pp)$/u.test(before.lower) && at === from - 2) return true;
  if (at !== from - 1 || before.kind !== "word" || !isCapital(before)) return false;
  if (/^de/iu.test(language)) return false;
  if (OPENING.test(before.lower)) return false;
  if (!isInDigits) return isCapital(tokens[from]);
  return !tokens[from]?.text.includes(",") || to === from;
}

/** "1. Open the lock", "(12)", "[3]". */
function isListNumber(
  tokens: readonly Token[],
  { from, to, isInDigits, value }: NumberExpression,
  unit: Unit,
) {
  if (!isInDigits) return false;
  const [before, after] = [tokens[from - 1]?.text ?? "", tokens[to]?.text ?? ""];
  if (/^[[(]$/u.test(before) && /^[\])]$/u.test(after) && unit.kind === "none") return true;
  const isStart = from === 0 && Number.isInteger(value) && value < 1000;
  return isStart && /^[.)]$/u.test(after) && isAttached(tokens[to]) && tokens[to + 1] !== undefined;
}
