import type { Span } from "../span/span";
import { groupsOf } from "../text/lines";
import { speakersOf } from "../text/speaker";
import { keyOf } from "./fold";

/**
 * What a text has beside the words of its speakers: labels of speakers, notes of applause, time
 * stamps, and the numbers of footnotes. Spans are UTF-16 code units.
 */
export interface Apparatus {
  /** In order, without overlaps. */
  readonly spans: readonly Span[];
  /** Where each speaker begins to speak, in order; none where the text is no transcript. */
  readonly turns: readonly Turn[];
}

interface Turn {
  readonly start: number;
  /** The folded name, without a role in brackets. */
  readonly speaker: string;
}

/** Sounds that minutes and transcripts note, by the first word of the note. */
const SOUNDS = new Set(
  (
    "applause laughter laughs laughing laugh cheers cheering crosstalk pause pauses silence music coughs coughing sighs " +
    "sobs crying boos booing hisses chuckles chuckling clapping murmurs shouting whistles whistling gasps groans " +
    "beifall lebhafter starker anhaltender applaus lachen gelächter heiterkeit zuruf zurufe zwischenruf widerspruch pause " +
    "applaudissements rires rire exclamations murmures protestations sourires silence huées " +
    "aplausos aplauso risas risa murmullos rumores silencio pausa protestas abucheos " +
    "applausi risate risa mormorii palmas risos vaias gelach gejuich oklaski śmiech wesołość skratt applåder " +
    "latter bifall naurua suosionosoituksia alkışlar gülüşmeler " +
    "аплодисменты смех оживление пауза шум оплески сміх تصفيق ضحك صمت صفير צחוק"
  ).split(" "),
);
/** The same before or after another word: "prolonged applause", "מחיאות כפיים". */
const SOUNDS_WITH =
  /^(?:(?:loud|long|prolonged|general|renewed|scattered|more|some|sustained|thunderous|nervous|brief|long|short|audience|standing|vifs?|nourris|grandes?|fuertes|prolongados|lunghi|vivi|бурные|продолжительные|מחיאות|ظهور|בתגובה)\s+)+(?:applause|laughter|cheers|cheering|pause|silence|ovation|boos|applaudissements|rires|aplausos|risas|applausi|аплодисменты|смех|כפיים)/u;
const EASTERN_SOUNDS =
  /^(?:热烈|長時間|长时间|一阵)?(?:掌声|掌聲|鼓掌|笑声|笑聲|笑い声|笑い|笑|大笑|哄笑|众笑|拍手|沈黙|沉默|박수|웃음|일동 웃음)/u;
const NOTE = /[[(（［【〔]([^[\](){}（）［］【】〔〕\n]{1,200})[\])）］】〕]/gu;

const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const STAMPS = new RegExp(
  [
    String.raw`\[${CLOCK}(?: ?[-–—>]{1,3} ?${CLOCK})?\]`,
    String.raw`^(?:\d{1,5}\n)?\(?\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?\)?(?: ?-{1,2}> ?${CLOCK})?(?=\s|$)`,
    String.raw`^\(${CLOCK}\)(?=\s|$)`,
    // Between two sentences; within one, a time in brackets is somebody's words.
    String.raw`(?<=[.!?…]["”’»]?\s)\(${CLOCK}\)(?=\s+["“„«]?\p{Lu})`,
  ].join("|"),
  "gmu",
);
/** Numbers of notes: raised, in square brackets without a space before, or after a full stop. */
const REFERENCES =
  /[⁰¹²³⁴-⁹]+|(?<=\S)\[(?:(?:note|n\.) ?)?\d{1,4}(?:[,–-] ?\d{1,4}){0,5}\]|(?<=[.,;:!?”’"»])\[[a-z*†‡]\]|(?<=[\p{L}\p{P}])[†‡]{1,2}|(?<=\p{Ll}{3}[.!?][”’"»]?)\d{1,3}(?=\s+\p{Lu}|\s*$)|(?<=\[)citation needed(?=\])/gmu;
/** A raised number after these is an exponent: "km²", "10²", "x²". */
const MEASURED = /(?:[\p{N})\]]|(?<!\p{L})(?:\p{L}|[kcdmµ]m|ft|yd|in|mi|sec))$/u;

/** What is not quoted, by the signs of transcripts and editions. Linear in the text. */
export function apparatusOf(text: string, speakers?: ReadonlySet<string>): Apparatus {
  const { labels, turns } = speakers ? knownLabels(text, speakers) : foundLabels(text);
  const spans = [...labels, ...notesOf(text), ...matchesOf(STAMPS, text), ...referencesOf(text)];
  return { spans: inOrder(spans), turns };
}

/** A note of a sound, by the words in its brackets. */
export function isSound(words: string): boolean {
  const plain = words.trim().toLowerCase();
  const first = /^[\p{L}\p{M}]+/u.exec(plain)?.[0] ?? "";
  return SOUNDS.has(first) || SOUNDS_WITH.test(plain) || EASTERN_SOUNDS.test(plain);
}

function notesOf(text: string): Span[] {
  return [...text.matchAll(NOTE)]
    .filter(([, words = ""]) => isSound(words))
    .map(({ 0: note, index }) => ({ start: index, end: index + note.length }));
}

function matchesOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

function referencesOf(text: string): Span[] {
  return matchesOf(REFERENCES, text).filter(({ start, end }) => {
    const isRaised = /[⁰¹²³⁴-⁹]/.test(text[start] ?? "");
    if (!isRaised) return true;
    return (
      start > 0 &&
      !MEASURED.test(text.slice(Math.max(0, start - 5), start)) &&
      !/\S/.test((text[start - 1] ?? "").replace(/[\p{L}\p{P}]/u, "") || " ") &&
      !/\p{L}/u.test(text[end] ?? "")
    );
  });
}

/** The labels of a text that is a transcript by itself. */
function foundLabels(text: string) {
  const labels: Span[] = [];
  const turns: Turn[] = [];
  if (!text.includes(":")) return { labels, turns };
  for (const [line, { speaker }] of speakersOf(groupsOf(text))) {
    labels.push({ start: line.start, end: text.indexOf(":", line.start + speaker.length) + 1 });
    turns.push({ start: line.start, speaker: nameOf(speaker) });
  }
  turns.sort((a, b) => a.start - b.start);
  return { labels, turns };
}

/** The labels in a quotation, which is too short to show by itself that it is a transcript. */
function knownLabels(text: string, speakers: ReadonlySet<string>) {
  const labels: Span[] = [];
  const turns: Turn[] = [];
  if (speakers.size === 0) return { labels, turns };
  for (const { 0: label, 1: name = "", index } of text.matchAll(/^[“”„"«‘']?([^:\n]{1,80}):/gmu)) {
    const speaker = nameOf(name);
    if (!speakers.has(speaker)) continue;
    labels.push({ start: index, end: index + label.length });
    turns.push({ start: index, speaker });
  }
  return { labels, turns };
}

function nameOf(label: string): string {
  return keyOf(label.replace(/[(\[][^()\[\]]*[)\]]/g, "").trim());
}

function inOrder(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
