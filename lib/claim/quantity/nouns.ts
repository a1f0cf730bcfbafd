import { isAttached, isHyphen, type Token } from "./tokens";

interface NounPhrase {
  readonly text: string;
  readonly to: number;
}

const set = (words: string) => new Set(words.split(" "));

/** Words that end a noun phrase, or cannot begin one. */
const STOP: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set(
    "and or nor but to in on at by of from since until till than per for with without within into onto over under above below between among through during before after against about around across along behind beyond near off out up down upon via toward towards that which who whom whose what when where while whether why how if because although though unless as so then there here this these those it its he she they we you i him her them us me his their our my your a an the is are was were be been being am has have had do does did will would shall should can could may might must not no only just even still also too very more less most least much many such each every all both either neither another any some said says say told asked went came got made makes made took takes gave gives put puts see sees saw became remain remains remained including included according compared combined later earlier ago away apart lower higher long wide tall deep left right back forward again already yet ever never always often once twice together alone instead however meanwhile today yesterday tomorrow now died die killed injured worldwide saying see ahead older younger old plus minus versus vs like unlike despite except amid worth years'",
  ),
  de: set(
    "und oder in im am an auf aus bei bis von vom zu zum zur mit ohne für gegen um über unter nach seit vor während der die das den dem des ein eine einen einem einer ist sind war waren wird werden wurde wurden hat haben hatte nicht mehr weniger als wie sich es er sie wir auch nur noch schon pro je kamen lagen",
  ),
  fr: set(
    "et ou à au aux en dans sur sous de du des d par pour avec sans depuis pendant entre vers le la les un une est sont était étaient a ont avait qui que dont où il elle ils elles on ne pas plus moins ce cette ces son sa ses se",
  ),
  es: set(
    "y o a al en de del con sin por para desde hasta entre sobre el la los las un una es son era eran fue fueron ha han que quien donde se no más menos su sus lo le",
  ),
};

const PLURALS = set(
  "people men women children feet teeth mice geese fish sheep deer aircraft spacecraft staff personnel police cattle offspring crew troops data media criteria alumni bacteria fungi phenomena fishermen firemen policemen policewomen sportsmen congressmen congresswomen lawmakers spokesmen businessmen chairmen workmen servicemen servicewomen persons folk youth lives wives shares",
);
const NOT_PLURALS = set(
  "has was is this its his as us always perhaps versus plus less across besides unless towards says does goes thus yes previous various numerous serious dangerous famous religious continuous business illness access process congress press class glass grass mass gas bus virus campus status bonus focus series basis crisis analysis tennis express success address loss boss mess progress stress express dress overseas christmas texas paris james",
);

/**
 * The noun that a number counts, with what describes it ("European countries"). English nouns are
 * recognised by their plural; the count one has a singular ("one proposal").
 */
export function nounPhraseAt(
  tokens: readonly Token[],
  at: number,
  { isOne, language }: { readonly isOne: boolean; readonly language: string },
): NounPhrase | null {
  const code = language.slice(0, 2).toLowerCase();
  const stop = STOP[code] ?? STOP.en ?? new Set();
  const from = skipOf(tokens, at);
  if (code === "de") return germanAt(tokens, from, stop);
  if (code === "fr" || code === "es") return firstWordAt(tokens, from, stop);
  return englishAt(tokens, from, stop, isOne);
}

/** "(millions) of", "(millions) de", "(three) of the". */
function skipOf(tokens: readonly Token[], at: number): number {
  if (!/^(?:of|de|von)$/u.test(tokens[at]?.lower ?? "")) return at;
  return /^(?:the|these|those|its|his|her|their|our|my|your)$/u.test(tokens[at + 1]?.lower ?? "")
    ? at + 2
    : at + 1;
}

function englishAt(
  tokens: readonly Token[],
  from: number,
  stop: ReadonlySet<string>,
  isOne: boolean,
): NounPhrase | null {
  const words: Token[] = [];
  for (let at = from; at < tokens.length && words.length < 6;) {
    const token = tokens[at];
    if (token?.kind !== "word") break;
    if (stop.has(token.lower)) {
      if (!joinsAdjectives(tokens, at, from, stop)) break;
      at += 1;
      continue;
    }
    const isVerb = isOne && words.length > 0 && isPlural(token);
    if (isVerb) break;
    words.push(token);
    at += 1;
    const isCompound = isHyphen(tokens[at]) && isAttached(tokens[at]) && isAttached(tokens[at + 1]);
    if (isCompound) {
      at += 1;
      continue;
    }
    const next = tokens[at];
    const goesOn = next?.kind === "word" && isPlural(next) && !stop.has(next.lower);
    if (isPlural(token) && !goesOn) return phrase(words, at);
    if (isOne && words.length === 3) break;
  }
  const [first] = words;
  if (!first || !isOne || /(?:ing|ed|ly)$/u.test(first.lower)) return null;
  return phrase(words, from + words.length);
}

/** "And" between two describing words: "digital and physical sales". */
function joinsAdjectives(
  tokens: readonly Token[],
  at: number,
  from: number,
  stop: ReadonlySet<string>,
): boolean {
  if (at === from || !/^(?:and|or)$/u.test(tokens[at]?.lower ?? "")) return false;
  const [one, two] = [tokens[at + 1], tokens[at + 2]];
  if (one?.kind !== "word" || two?.kind !== "word" || stop.has(one.lower)) return false;
  return !isPlural(one) && isPlural(two);
}

function isPlural({ lower }: Token): boolean {
  if (PLURALS.has(lower)) return true;
  return (
    /[^s'’u]s$/u.test(lower) && lower.length > 2 && !NOT_PLURALS.has(lower) && !/ous$/u.test(lower)
  );
}

function phrase(words: readonly Token[], to: number): NounPhrase {
  let text = "";
  for (const [i, word] of words.entries()) {
    const isJoined = i > 0 && words[i - 1]?.end === word.start - 1 && !word.spaced;
    text += (i === 0 ? "" : isJoined ? "-" : " ") + word.text;
  }
  return { text, to };
}

function germanAt(
  tokens: readonly Token[],
  from: number,
  stop: ReadonlySet<string>,
): NounPhrase | null {
  for (let at = from; at < from + 3; at += 1) {
    const token = tokens[at];
    if (token?.kind !== "word" || stop.has(token.lower)) return null;
    if (/^\p{Lu}/u.test(token.text)) return { text: token.text, to: at + 1 };
    if (!/(?:e|en|er|es)$/u.test(token.lower)) return null;
  }
  return null;
}

function firstWordAt(
  tokens: readonly Token[],
  at: number,
  stop: ReadonlySet<string>,
): NounPhrase | null {
  const token = tokens[at];
  if (token?.kind !== "word" || stop.has(token.lower)) return null;
  const isElided = /^d['’]/u.test(token.lower);
  return { text: isElided ? token.text.slice(2) : token.text, to: at + 1 };
}

/** The words of a noun phrase behind "of" or "per", with its article: "the seats". */
export function wholeAt(tokens: readonly Token[], at: number, language: string): string {
  const article =
    /^(?:the|all|our|its|their|his|her|every|each|der|die|das|den|dem|alle|aller|les|la|le|los|las|el)$/u;
  const isArticle = article.test(tokens[at]?.lower ?? "");
  const from = isArticle ? at + 1 : at;
  const stop = STOP[language.slice(0, 2).toLowerCase()] ?? STOP.en ?? new Set();
  const named = nounPhraseAt(tokens, from, { isOne: false, language });
  const token = tokens[from];
  const isWord = token?.kind === "word" && !stop.has(token.lower);
  const text = named?.text ?? (isWord ? token.text : "");
  const before = isArticle ? tokens[at] : undefined;
  const isKept = before !== undefined && /^(?:the|all|our|its|their|his|her)$/u.test(before.lower);
  return text && isKept ? `${before.text} ${text}` : text;
}
