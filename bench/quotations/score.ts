import { bisector } from "d3-array";
import type { Proposal } from "../../lib/quotation/find.ts";
import type { Span } from "../../lib/span/span.ts";
import type { Gold } from "./gold.ts";

const byEnd = bisector<Span, number>(({ end }) => end);
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu;

/** The numbers of the words of a span, without a leading "that". */
function wordsOf(text: string): (span: Span) => number[] {
  const words = [...text.matchAll(WORD)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    key: written.toLowerCase(),
  }));
  return ({ start, end }) => {
    const low = byEnd.right(words, start);
    const ids: number[] = [];
    for (let i = low; i < words.length && (words[i]?.start ?? end) < end; i++) ids.push(i);
    while (ids.length > 0 && words[ids[0] as number]?.key === "that") ids.shift();
    return ids;
  };
}

function share(some: readonly number[], others: readonly number[]): number {
  const set = new Set(others);
  return some.filter((one) => set.has(one)).length / (some.length || 1);
}

const isSame = (a: readonly number[], b: readonly number[]) =>
  a.length > 0 && a.length === b.length && a[0] === b[0];

interface Hit {
  readonly proposal: Proposal;
  readonly isExact: boolean;
}

/**
 * Counts how far proposals agree with gold attributions, over many texts. Content is compared as
 * runs of words: exact is the same first and last word, overlap at least half of the gold words.
 */
export class Score {
  private readonly counts = new Map<string, number>();
  /** What came out wrong, by its kind. */
  readonly wrong = new Map<string, string[]>();

  count = (key: string): number => this.counts.get(key) ?? 0;

  percent(part: string, whole: string): number {
    return (100 * this.count(part)) / (this.count(whole) || 1);
  }

  /** The harmonic mean of precision and recall, in percent. */
  f(precision: number, recall: number): number {
    return (2 * precision * recall) / (precision + recall || 1);
  }

  add(text: string, gold: readonly Gold[], proposals: readonly Proposal[]): void {
    const ids = wordsOf(text);
    const found = proposals
      .filter(({ form }) => form !== "scare")
      .map((proposal) => ({ proposal, ids: ids(proposal) }));
    const shownAt = ({ start, end }: Span) =>
      `${text.slice(Math.max(0, start - 80), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 80)}`;
    const pieces = gold.flatMap((one) =>
      one.content.map((span) => ({ one, span, ids: ids(span) })),
    );
    this.countWords(new Set(pieces.flatMap((p) => p.ids)), new Set(found.flatMap((p) => p.ids)));
    const best = (want: readonly number[]): Hit | undefined =>
      found
        .map((one) => ({ ...one, covered: share(want, one.ids), isExact: isSame(want, one.ids) }))
        .filter(({ isExact, covered }) => isExact || covered >= 0.5)
        .sort(
          (a, b) =>
            Number(b.isExact) - Number(a.isExact) ||
            b.covered - a.covered ||
            a.ids.length - b.ids.length,
        )[0];
    const sameIds = (a: Span, b: Span) => isSame(ids(a), ids(b));
    for (const piece of pieces.filter(({ one }) => one.kind === "direct")) {
      this.increment("direct");
      const hit = best(piece.ids);
      if (!hit) {
        this.note("direct missed", shownAt(piece.span));
        continue;
      }
      this.increment("direct overlap");
      if (hit.isExact) this.increment("direct exact");
      else this.note("direct inexact", shownAt(piece.span));
      this.compareRoles("direct", hit, piece.one, shownAt(piece.span), text, sameIds);
    }
    for (const one of gold.filter(({ kind }) => kind !== "direct")) {
      const keys = one.isSaid ? [one.kind, `${one.kind} said`] : [one.kind];
      for (const key of keys) this.increment(key);
      const [first] = one.content;
      const shown = first ? shownAt(first) : "";
      const hit = best(one.content.flatMap(ids));
      if (!hit) {
        this.note(`${one.kind} ${one.isSaid ? "said " : ""}missed`, shown);
        continue;
      }
      for (const key of keys) {
        this.increment(`${key} overlap`);
        if (hit.isExact) this.increment(`${key} exact`);
      }
      if (!hit.isExact)
        this.note(
          `${one.kind} inexact`,
          `${shown} GOT ${text.slice(hit.proposal.start, hit.proposal.end)}`,
        );
      this.compareRoles(one.kind, hit, one, shown, text, sameIds);
    }
    for (const one of found) {
      const group = one.proposal.by === "verb" ? "verb" : "marks";
      this.increment(`${group} proposals`);
      const isExact =
        pieces.some((piece) => isSame(piece.ids, one.ids)) ||
        gold.some(({ content }) => isSame(content.flatMap(ids), one.ids));
      if (isExact) this.increment(`${group} proposals exact`);
      else this.note(`${group} inexact`, shownAt(one.proposal));
      if (pieces.some((piece) => share(one.ids, piece.ids) >= 0.5)) {
        this.increment(`${group} proposals overlap`);
      } else this.note(`${group} false`, shownAt(one.proposal));
    }
  }

  private increment(key: string, by = 1): void {
    this.counts.set(key, this.count(key) + by);
  }

  private note(kind: string, line: string): void {
    const lines = this.wrong.get(kind) ?? [];
    lines.push(line.replace(/\s+/g, " "));
    this.wrong.set(kind, lines);
  }

  private countWords(gold: ReadonlySet<number>, found: ReadonlySet<number>): void {
    for (const word of found) this.increment(gold.has(word) ? "words right" : "words false");
    for (const word of gold) if (!found.has(word)) this.increment("words missed");
  }

  private compareRoles(
    kind: string,
    { proposal }: Hit,
    gold: Gold,
    shown: string,
    text: string,
    isSameWords: (a: Span, b: Span) => boolean,
  ): void {
    const { speaker, cue } = proposal;
    if (gold.source.length > 0) {
      this.increment(`${kind} speakers`);
      if (!speaker) {
        this.increment(`${kind} speaker nobody`);
        this.note(`${kind} speaker nobody`, shown);
      } else if (gold.source.some((one) => one.start < speaker.end && speaker.start < one.end)) {
        this.increment(`${kind} speaker right`);
        if (gold.source.some((one) => isSameWords(one, speaker))) {
          this.increment(`${kind} speaker exact`);
        }
      } else {
        this.increment(`${kind} speaker wrong`);
        this.note(`${kind} speaker wrong`, `${text.slice(speaker.start, speaker.end)} :: ${shown}`);
      }
    }
    if (gold.cue.length === 0) return;
    this.increment(`${kind} cues`);
    if (cue && gold.cue.some((one) => one.start < cue.end && cue.start < one.end)) {
      this.increment(`${kind} cue right`);
    } else {
      this.note(`${kind} cue wrong`, `${cue ? text.slice(cue.start, cue.end) : "-"} :: ${shown}`);
    }
  }
}
