import { acceptText, normaliseText, whyNotText, type TextOutcome } from "./incoming";
import { MAX_TEXT_LENGTH } from "./document-text";
import { TextBuilder } from "./text-builder";

interface Cue {
  /** Seconds from the beginning of the recording. */
  readonly start: number;
  readonly end: number;
  readonly speaker?: string;
  readonly words: string;
}

/** A silence that separates paragraphs, in seconds. */
const SILENCE = 2;
/** A paragraph ends with the next sentence after so many UTF-16 code units. */
const LONG = 600;

const TIMES =
  /^[ \t]*((?:\d{1,6}:)?\d\d?:\d\d[.,]\d{1,3})[ \t]*-->[ \t]*((?:\d{1,6}:)?\d\d?:\d\d[.,]\d{1,3})/;

/**
 * A transcript in SubRip (.srt) or WebVTT (.vtt): what is shown after one another becomes running
 * text, with the time at the first word of each cue. A new speaker (`<v Name>`, or `NAME:` before
 * the words) begins a turn, a silence or a long stretch a paragraph. Positions and styles are left
 * out.
 */
export function fromSubtitles(content: string): TextOutcome {
  const refusal = whyNotText(content, MAX_TEXT_LENGTH);
  if (refusal) return refusal;
  const { text, notices } = normaliseText(content);
  const builder = new TextBuilder();
  const cues = cuesOf(text);
  let closeTurn: (() => void) | null = null;
  let closeParagraph: (() => void) | null = null;
  let before = null as Cue | null;
  let length = 0;
  for (const cue of cues) {
    const speaks = cue.speaker !== undefined && cue.speaker !== (before?.speaker ?? "");
    const ended = /[.!?…。！？]["'”’»)\]]*$/u.test(before?.words ?? "");
    const pauses = before !== null && cue.start - before.end >= SILENCE;
    if (speaks || (ended && (pauses || length > LONG))) {
      closeParagraph?.();
      closeParagraph = null;
      length = 0;
    }
    if (speaks) {
      closeTurn?.();
      closeTurn = builder.block({ kind: "turn", speaker: cue.speaker ?? "" });
    }
    closeParagraph ??= builder.block({ kind: "paragraph" });
    builder.nextWord({ kind: "time", seconds: cue.start });
    builder.text(`${cue.words} `);
    length += cue.words.length;
    // Who speaks goes on until somebody else does.
    before = { ...cue, speaker: cue.speaker ?? before?.speaker };
  }
  closeParagraph?.();
  closeTurn?.();
  return acceptText(builder.finish(), { metadata: {}, notices });
}

function cuesOf(text: string): Cue[] {
  const cues: Cue[] = [];
  for (const block of text.split(/\n[ \t]*\n/)) {
    const lines = block.split("\n");
    const at = lines.findIndex((line) => line.includes("-->"));
    // Before it stands the number or the name of the cue; notes and styles have none.
    const times = at >= 0 && at <= 2 ? TIMES.exec(lines[at] ?? "") : null;
    if (!times) continue;
    const cue = {
      start: secondsOf(times[1] ?? ""),
      end: secondsOf(times[2] ?? ""),
    };
    for (const part of spoken(lines.slice(at + 1).join("\n"))) cues.push({ ...cue, ...part });
  }
  return cues;
}

function secondsOf(clock: string): number {
  const seconds = clock
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part.replace(",", ".")), 0);
  return Math.round(seconds * 1000) / 1000;
}

/** The parts of a cue, each said by one speaker. */
function spoken(raw: string): Pick<Cue, "speaker" | "words">[] {
  const parts: Pick<Cue, "speaker" | "words">[] = [];
  // A voice span lasts until it ends or the next begins; a dash begins what another one says.
  const voices = raw.split(/(?=<v[ .\t][^<>]*>)|(?<=^|\n)(?=[-–] ?\p{L})/u);
  for (const voice of voices) {
    const named = /^<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>/.exec(voice)?.[1];
    const shown = plainWords(voice);
    const label = /^(?:>> ?)?([\p{Lu}][\p{Lu}\d .'’-]{1,40}):\s+/u.exec(shown);
    const words = label && !named ? shown.slice(label[0].length) : shown;
    const speaker = (named && decoded(named).trim().slice(0, 200)) || label?.[1]?.trim();
    if (words !== "") parts.push({ words, ...(speaker ? { speaker } : {}) });
  }
  return parts;
}

const plainWords = (markup: string) =>
  decoded(markup.replace(/<[^<>\n]*>/g, "").replace(/\{\\an?\d\}/g, ""))
    .replace(/\s+/g, " ")
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: "\u00A0",
  lrm: "\u200E",
  rlm: "\u200F",
};

const decoded = (words: string) =>
  words.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (whole, name: string) => ENTITIES[name] ?? whole);
