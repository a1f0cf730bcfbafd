import { bisector } from "d3-array";
import type { QuotationForm } from "../annotation/annotation";
import { byPosition, contains, overlap, type Span } from "../span/span";
import type { Block, Structure } from "../text/document-text";
import { attributionWith, type Attributed } from "./attribution";
import { clausesIn, speakersNamed } from "./clauses";
import { cuesOf, type Cues } from "./cues";
import type { Mention } from "./mention";
import { findQuoted } from "./quoted";
import { findSameWords } from "./same-words";
import { findSpeakers } from "./nested-speakers";

/** What a text seems to quote. Spans are UTF-16 code units and include the quotation marks. */
export interface Proposal extends Span, Attributed {
  readonly by: "marks" | "block" | "turn" | "verb";
  /** The speaker's name as far as it is known; for a pronoun, the name it refers to. */
  readonly speakerName: string;
  /** The index of the innermost proposal that contains it; null when none does. */
  readonly inside: number | null;
}

export interface Place {
  readonly text: string;
  readonly structure: Structure;
  readonly language?: string;
  /** Whose voice the whole text is. */
  readonly voice?: string;
}

export type Found = Omit<Proposal, "inside" | "speakerName">;

/** Reads an English text: its marked words with who says them, and the clauses it reports. */
export type English = (
  text: string,
  leaves: readonly Block[],
  marks: readonly Found[],
  cues: Cues,
) => { readonly marks: Found[]; readonly clauses: Found[] };

/** The proposals together have at most so many times the length of the text. */
const MAX_LAYERS = 8;

/**
 * Everything a text quotes, in reading order, outer before inner: words between the marks of any
 * language, block quotes, what speakers say in turn, and reported clauses. They are proposals,
 * which a person accepts or dismisses. Titles of works in quotation marks are left out. Linear in
 * the text, but for sorting what was found.
 */
export function findQuotations(
  { text, structure, language = "", voice = "" }: Place,
  english: English | null = null,
): Proposal[] {
  const cues = cuesOf(language, text);
  const leaves = leavesOf(structure.blocks);
  const marks = fromMarks(text, cues);
  const blocks = fromBlocks(text, structure.blocks, cues, marks);
  const sameBlocks = findSameWords(text, marks, blocks);
  const shown = marks.filter((_, i) => sameBlocks[i] === null);
  const all =
    english && cues.language === "en"
      ? Object.values(english(text, leaves, shown, cues)).flat()
      : reconcile(shown, fromClauses(text, leaves, cues), text);
  const found = withinLayers([...blocks, ...all].sort(byPosition), MAX_LAYERS * text.length);
  const names = findSpeakers(text, found, { voice, cues, known: speakersNamed(text, cues) });
  const open: number[] = [];
  return found.map((proposal, i) => {
    while (open.length > 0 && (found[open.at(-1) ?? 0]?.end ?? 0) <= proposal.start) open.pop();
    const inside = open.findLast((at) => contains(found[at] as Span, proposal)) ?? null;
    open.push(i);
    const speakerName = names[i] ?? "";
    const isRead = english !== null && cues.language === "en" && says(proposal.cue, text);
    const nobody = !isRead && isNobody(proposal.speaker, speakerName, text, cues);
    const speaker = nobody ? null : proposal.speaker;
    return { ...proposal, speaker, speakerName, inside };
  });
}

/** No more words than `room`, in UTF-16 code units: only marks nested over and over have more. */
function withinLayers(found: readonly Found[], room: number): Found[] {
  const selection: Found[] = [];
  let length = 0;
  for (const one of found) {
    if (length + one.end - one.start > room) continue;
    length += one.end - one.start;
    selection.push(one);
  }
  return selection;
}

/** Whether a cue is active: "it added", and not "it is said". */
function says(cue: Span | null, text: string): boolean {
  return (
    cue !== null && !/\b(?:is|was|are|were|been|be)\b|['’]s\b/.test(text.slice(cue.start, cue.end))
  );
}

/** "It" of "it is said": a word in the position of a speaker that names nobody. */
function isNobody(speaker: Mention | null, name: string, text: string, cues: Cues): boolean {
  if (!speaker?.isPronoun || name !== "") return false;
  return cues.impersonal.has(text.slice(speaker.start, speaker.end).toLowerCase());
}

function leavesOf(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, i) => {
    const next = blocks[i + 1];
    return !next || next.start >= block.end;
  });
}

function fromMarks(text: string, cues: Cues): Found[] {
  const found: Found[] = [];
  const ends = new Map<number, number>();
  for (const { start, end, depth } of findQuoted(text)) {
    if (!/[\p{L}\p{N}]/u.test(text.slice(start, end)) || isTitle(text, { start, end })) continue;
    const before = ends.get(depth) ?? 0;
    // Only a quotation in the same paragraph can share its speaker.
    const isNext = start - before < 160 && !text.slice(before, start).includes("\n");
    found.push({
      start,
      end,
      by: "marks",
      ...attributionWith(cues, text, { start, end }, isNext ? before : 0),
    });
    ends.set(depth, end);
  }
  return found;
}

/**
 * `entitled "The Long Quay"`, `"The Long Quay" by Ana Reis`: the title of a work, not a quotation.
 */
function isTitle(text: string, { start, end }: Span): boolean {
  const lead = text.slice(Math.max(0, start - 30), start);
  if (
    /\b(?:entitled|titled|headlined|subtitled|betitelt|intitulée?|titulad[oa])\s*[,:]?\s*$/iu.test(
      lead,
    )
  ) {
    return true;
  }
  return /^[,]?\s*(?:by|von|par|por)\s+\p{Lu}/u.test(text.slice(end, end + 12));
}

function fromClauses(text: string, leaves: readonly Block[], cues: Cues): Found[] {
  return clausesIn(text, leaves, cues).map(({ attributed, start, end }) => ({
    ...attributed,
    start,
    end,
    by: "verb",
  }));
}

function fromBlocks(
  text: string,
  blocks: readonly Block[],
  cues: Cues,
  marks: readonly Found[],
): Found[] {
  const found: Found[] = [];
  const quotes = blocks.filter(({ kind }) => kind === "quote");
  const sameMarks = findSameWords(text, quotes, marks);
  const marked = new Map(quotes.map((block, i) => [block, sameMarks[i] ?? null]));
  for (const block of blocks) {
    if (block.kind === "turn") {
      const start = wordsStart(text, block, block.speaker);
      if (start >= block.end) continue;
      const at = block.start;
      const speaker: Mention = {
        start: at,
        end: at + block.speaker.length,
        name: block.speaker.replace(/\s*\(.*\)$/, ""),
        role: /\((.*)\)$/.exec(block.speaker)?.[1] ?? "",
        naming: "named",
        isPronoun: false,
      };
      const turnSpeaker = at < start ? speaker : null;
      found.push({
        start,
        end: block.end,
        by: "turn",
        form: "direct",
        naming: "named",
        cue: null,
        speaker: turnSpeaker,
        addressee: null,
      });
    }
    if (block.kind === "quote") {
      const attribution = marked.get(block) ?? attributionWith(cues, text, block);
      found.push({
        start: block.start,
        end: block.end,
        by: "block",
        form: "direct",
        cue: attribution.cue,
        speaker: attribution.speaker,
        addressee: attribution.addressee,
        naming: attribution.naming,
      });
    }
  }
  return found;
}

function wordsStart(text: string, block: Span, label: string): number {
  const words = text.slice(block.start, block.end);
  if (!words.startsWith(label)) return block.start;
  const rest = /^\s*:?\s*/.exec(words.slice(label.length))?.[0].length ?? 0;
  return block.start + label.length + rest;
}

/** No mark has a longer cue: it is searched so far around the quoted words. UTF-16 code units. */
const MAX_CUE_LENGTH = 400;
/** At most so many quoted words inside a reported clause are a part of it. */
const FRAGMENT = 2;

/**
 * A reported clause and the quoted words in it that the same verb introduces are one quotation:
 * the quoted words when they are more than two, else the clause, which is then mixed.
 */
function reconcile(marks: readonly Found[], clauses: readonly Found[], text: string): Found[] {
  const dropped = new Set<Found>();
  const forms = new Map<Found, QuotationForm>();
  const byCue = marks
    .filter(({ cue }) => cue)
    .sort((a, b) => (a.cue?.start ?? 0) - (b.cue?.start ?? 0));
  let reached = 0;
  for (const clause of clauses) {
    reached = Math.max(reached, clause.start);
    if (!clause.cue) continue;
    // Words with a cue of their own belong to another speaker, whom the clause quotes.
    const from = cueStart.left(byCue, clause.cue.start - MAX_CUE_LENGTH);
    for (let i = from; i < byCue.length; i++) {
      const mark = byCue[i] as Found;
      if (!mark.cue || mark.cue.start >= clause.cue.end) break;
      if (!overlap(mark.cue, clause.cue) || mark.start < reached || !contains(clause, mark)) {
        continue;
      }
      if (isLongerThan(FRAGMENT, text, mark)) dropped.add(clause);
      else {
        dropped.add(mark);
        forms.set(clause, "mixed");
      }
    }
  }
  return [...marks, ...clauses]
    .filter((one) => !dropped.has(one))
    .map((one) => ({ ...one, form: forms.get(one) ?? one.form }));
}

function isLongerThan(words: number, text: string, { start, end }: Span): boolean {
  let count = 0;
  for (const _ of text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (++count > words) return true;
  }
  return false;
}

const cueStart = bisector<Found, number>(({ cue }) => cue?.start ?? 0);
