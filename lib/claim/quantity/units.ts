import type { NumberExpression } from "./number-expression";
import { nounPhraseAt } from "./nouns";
import { isAttached, isHyphen, type Token } from "./tokens";

/** What a number counts or measures, up to, but not including, the token `to`. */
export interface Unit {
  readonly text: string;
  readonly kind: "percent" | "points" | "money" | "measure" | "times" | "noun" | "none";
  readonly to: number;
}

const set = (words: string) => new Set(words.split(" "));

const PERCENT = set("% ％ percent pct pc prozent procent");
const AFTER_PER = set("cent ciento cento");
const CURRENCY_SIGN = /^[€£$¥₹₽₩₪₺₴]$/u;
const CURRENCY_CODE =
  /^(?:USD|EUR|GBP|JPY|CHF|CNY|AUD|CAD|HKD|NZD|SEK|NOK|DKK|PLN|INR|BRL|RUB|ZAR|MXN|RM|Rs|PS|kn|kr|Kč|zł)$/u;
const CURRENCY_WORD = set(
  "dollar dollars euro euros pound pounds yen yuan renminbi rupee rupees crown crowns krone kroner krona kronor franc francs franken peso pesos won ruble rubles rouble roubles lira rand ringgit shekel shekels baht dirham dirhams riyal riyals zloty zlotys forint forints kuna cent cents pence penny sen sterling dólares dólar libras pfund",
);
const COUNTRY_OF_MONEY = /^(?:US|A|AU|C|CA|HK|NZ|S|Can|Aus)$/u;
const MEASURE_WORDS = set(
  "mile miles yard yards foot feet inch inches metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres centimeter centimeters millimetre millimetres millimeter millimeters nanometre nanometres nanometer nanometers micrometre micrometres micron microns hectare hectares acre acres litre litres liter liters gallon gallons pint pints quart quarts ounce ounces barrel barrels bushel bushels tonne tonnes ton tons gram grams gramme grammes kilogram kilograms kilogramme kilogrammes kilo kilos milligram milligrams kilogramm stone watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts terawatt-hours volt volts amp amps ampere amperes ohm ohms joule joules hertz megahertz gigahertz decibel decibels byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes megapixel megapixels pixel pixels degree degrees celsius fahrenheit kelvin horsepower knot knots second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries carat carats calorie calories pascal pascals gigapascal gigapascals newton newtons tonnen meter kilometer mètre mètres kilomètre kilomètres metro metros kilómetro kilómetros tonelada toneladas jahre jahren jahr tage tagen stunden ans années jours heures años días horas",
);
const PHRASES = set(
  "square_miles square_mile square_feet square_foot square_metres square_meters square_kilometres square_kilometers square_inches square_yards cubic_feet cubic_foot cubic_metres cubic_meters cubic_inches cubic_yards degrees_celsius degrees_fahrenheit degree_celsius degree_fahrenheit degrees_c degrees_f fluid_ounces fluid_ounce nautical_miles nautical_mile light_years light_year sq_m sq_ft sq_km lb_ft ft_lb pound_feet pound_foot newton_metres basis_points basis_point kilowatt_hours kilowatt_hour megawatt_hours gigawatt_hours metric_tons metric_tonnes percentage_points percentage_point person_hours",
);
const SYMBOLS = set(
  "km cm mm nm μm µm m mi ft yd ha kg mg µg μg g lb lbs oz t kt Mt l L ml mL cl dl W kW MW GW TW Wh kWh MWh GWh TWh V kV A mA mAh Ah Hz kHz MHz GHz J kJ MJ N Nm Pa kPa MPa GPa hPa mbar bar ppm ppb dB mph kph kmh rpm bhp hp PS mpg fps bps KB kB MB GB TB PB Mbps Gbps s h min hr hrs sec ms °C °F C F K Ω p pp bp bps MP dpi WAR",
);
const POINTS = set(
  "percentage_points percentage_point basis_points basis_point pp bp bps prozentpunkte prozentpunkten prozentpunkt",
);

/** The unit behind a number; a hyphen may stand between them ("a 40-yard dash"). */
export function unitAt(tokens: readonly Token[], number: NumberExpression, language: string): Unit {
  const isJoined = isHyphen(tokens[number.to]) && isAttached(tokens[number.to + 1]);
  const at = isJoined ? number.to + 1 : number.to;
  return (
    percentAt(tokens, at) ??
    moneyAt(tokens, at) ??
    measureAt(tokens, at, number) ??
    timesAt(tokens, at) ??
    nounAt(tokens, at, number, isJoined, language) ?? { text: "", kind: "none", to: number.to }
  );
}

function percentAt(tokens: readonly Token[], at: number): Unit | null {
  const token = tokens[at];
  if (!token) return null;
  const next = tokens[at + 1]?.lower ?? "";
  const isPoint = (i: number) => /^points?$/u.test(tokens[i]?.lower ?? "");
  const written = (to: number) =>
    tokens
      .slice(at, to)
      .map(({ lower }) => lower)
      .join(" ");
  if (POINTS.has(`${token.lower}_${next}`))
    return { text: written(at + 2), kind: "points", to: at + 2 };
  if (POINTS.has(token.lower)) return { text: token.text, kind: "points", to: at + 1 };
  if (
    isPoint(at) &&
    /^de$/u.test(next) &&
    /^(?:pourcentage|base)$/u.test(tokens[at + 2]?.lower ?? "")
  ) {
    return { text: written(at + 3), kind: "points", to: at + 3 };
  }
  if (/^puntos?$/u.test(token.lower) && /^(?:porcentual|básico)/u.test(next)) {
    return { text: written(at + 2), kind: "points", to: at + 2 };
  }
  const isSpelt = /^(?:per|pour|por)$/u.test(token.lower) && AFTER_PER.has(next);
  if (!isSpelt && !PERCENT.has(token.lower)) return null;
  const to = isSpelt ? at + 2 : at + 1;
  if (isPoint(to)) return { text: "percentage points", kind: "points", to: to + 1 };
  return { text: "%", kind: "percent", to };
}

function moneyAt(tokens: readonly Token[], at: number): Unit | null {
  const token = tokens[at];
  if (!token) return null;
  const isMoney = (word: Token | undefined) => word !== undefined && CURRENCY_WORD.has(word.lower);
  if (CURRENCY_SIGN.test(token.text) || (CURRENCY_CODE.test(token.text) && token.text !== "PS")) {
    return { text: token.text, kind: "money", to: at + 1 };
  }
  const isPence =
    token.text === "p" && tokens[at - 1]?.kind === "digits" && tokens[at + 1]?.text !== ".";
  if (isMoney(token) || isPence) return { text: token.text, kind: "money", to: at + 1 };
  if (isMoney(tokens[at + 1]) && /^\p{Lu}/u.test(token.text)) {
    return { text: `${token.text} ${tokens[at + 1]?.text ?? ""}`, kind: "money", to: at + 2 };
  }
  return null;
}

/** A currency sign before a number: the token where it begins, and its unit as it is written. */
export function moneyBefore(tokens: readonly Token[], at: number) {
  const [before, further] = [tokens[at - 1], tokens[at - 2]];
  if (!before) return null;
  const isAlone = (token: Token | undefined) =>
    token !== undefined && COUNTRY_OF_MONEY.test(token.text);
  if (CURRENCY_SIGN.test(before.text)) {
    if (!isAlone(further)) return { from: at - 1, unit: before.text };
    if (further?.text.length === 1 && before.spaced) return { from: at - 1, unit: before.text };
    return { from: at - 2, unit: `${further?.text ?? ""}${before.text}` };
  }
  if (isAlone(before) && CURRENCY_SIGN.test(further?.text ?? "") && isAttached(before)) {
    const unit = before.text === "US" ? "US$" : `${further?.text ?? ""}${before.text}`;
    return { from: at - 2, unit };
  }
  if (before.text === "=" && further?.text === "Y") return { from: at - 2, unit: "Y" };
  if (!CURRENCY_CODE.test(before.text)) return null;
  return { from: at - 1, unit: before.text };
}

/** "US", "U.S." or "sterling" behind an amount: the token after it. */
export function moneyAfter(tokens: readonly Token[], at: number): number {
  if (/^(?:US|sterling|USD|AUD|CAD)$/u.test(tokens[at]?.text ?? "")) return at + 1;
  const isSpelt = tokens[at]?.text === "U" && tokens[at + 2]?.text === "S";
  if (!isSpelt) return at;
  return tokens[at + 3]?.text === "." ? at + 4 : at + 3;
}

function measureAt(tokens: readonly Token[], at: number, number: NumberExpression): Unit | null {
  const token = tokens[at];
  if (!token) return null;
  if (/^[″”"]$/u.test(token.text) && isAttached(token) && number.isInDigits && token.text === "″") {
    return { text: token.text, kind: "measure", to: at + 1 };
  }
  const next = isHyphen(tokens[at + 1]) ? at + 2 : at + 1;
  if (PHRASES.has(`${token.lower}_${tokens[next]?.lower ?? ""}`)) {
    const text = `${token.text}${next > at + 1 ? "-" : " "}${tokens[next]?.text ?? ""}`;
    return { text, kind: "measure", to: next + 1 };
  }
  if (token.text === "°") {
    const scale = /^[CF]$/u.test(tokens[at + 1]?.text ?? "") ? (tokens[at + 1]?.text ?? "") : "";
    return { text: `°${scale}`, kind: "measure", to: at + (scale ? 2 : 1) };
  }
  const isWord = MEASURE_WORDS.has(token.lower);
  if (!isWord && !(number.isInDigits && SYMBOLS.has(token.text))) return null;
  if (isWord && isAttached(token) && number.to === at && number.isInDigits) return null;
  return symbolFrom(tokens, at);
}

/** A symbol with its power and with what it is divided by: "km²", "km/h", "A/cm2". */
function symbolFrom(tokens: readonly Token[], from: number): Unit {
  let [text, at] = [tokens[from]?.text ?? "", from + 1];
  const takeWhile = (pattern: RegExp) => {
    if (!isAttached(tokens[at]) || !pattern.test(tokens[at]?.text ?? "")) return false;
    [text, at] = [text + (tokens[at]?.text ?? ""), at + 1];
    return true;
  };
  takeWhile(/^[²³23]$/u);
  if (tokens[at]?.text === "/" && tokens[at + 1]?.kind === "word" && takeWhile(/^\/$/u)) {
    takeWhile(/^\p{L}+$/u);
    takeWhile(/^[²³23]$/u);
  }
  return { text, kind: "measure", to: at };
}

function timesAt(tokens: readonly Token[], at: number): Unit | null {
  const token = tokens[at];
  if (!token || !/^(?:times|mal|fois|veces)$/u.test(token.lower)) return null;
  return { text: token.text, kind: "times", to: at + 1 };
}

function nounAt(
  tokens: readonly Token[],
  at: number,
  number: NumberExpression,
  isJoined: boolean,
  language: string,
): Unit | null {
  if (isAttached(tokens[at]) && !isJoined) return null;
  const noun = nounPhraseAt(tokens, at, { isOne: isJoined || number.value === 1, language });
  return noun && { ...noun, kind: "noun" };
}
