import { bisector } from "d3-array";
import { byPosition, type Span } from "../../span/span";
import type { Attributed } from "../attribution";
import type { Cues } from "../cues";
import type { English, Found } from "../find";
import { countWordsUpTo, mentionOf } from "../find-mention";
import type { Mention } from "../mention";
import { isCapital, isDash, isVerbal, isWord, RELATIVES, type Item, type Tag } from "./items";
import { chainEnd, groupStart, phraseEnd, type Run } from "./phrases";
import { afterAdverbials, isEnd } from "./adverbials";
import { verbsIn, type Report } from "./reporting-verbs";
import { reportsIn } from "./reports";
import { itemsIn, sentencesOf, type Sentence } from "./sentences";
import { isSpeaker, subjectBefore } from "./subject";
import { Voices } from "./voices";

/** A shorter clause says nothing that could be checked against a source. In words. */
const MIN_CLAUSE_WORDS = 3;
/** No shorter paragraph is what a colon before it announces. In UTF-16 code units. */
const MIN_BLOCK = 40;
/** In UTF-16 code units. */
const MAX_LABEL = 60;
const LABEL = /^["“]\s?(\p{Lu}[\p{Lu}.'’ -]{2,40}):\s+/u;
/** In items. */
const MAX_ANNOUNCEMENT = 60;
/** So few quoted words without a speaker are scare quotes. */
const SCARE = 4;

const byEnd = bisector<Span, number>(({ end }) => end);
const byStart = bisector<Span, number>(({ start }) => start);

/** Reads what an English text quotes from its words' parts of speech. */
export const readerWith =
  (tag: Tag): English =>
  (text, leaves, marks, cues) =>
    new Reader(text, marks, cues, tag).read(leaves);

class Reader {
  private readonly clauses: Found[] = [];
  private readonly marks: readonly Found[];
  private readonly outermost: readonly Found[];
  private readonly attributions = new Map<Found, Attributed>();
  private readonly dropped = new Set<Found>();
  private readonly voices: Voices;
  /** The last quotation without other words in its sentence. */
  private alone: { readonly mark: Found; readonly paragraph: number } | null = null;

  /** Who speaks in the next paragraph: "The pilot added:" ended the one before. */
  private announced: Attributed | null = null;

  constructor(
    private readonly text: string,
    marks: readonly Found[],
    private readonly cues: Cues,
    private readonly tag: Tag,
  ) {
    this.voices = new Voices(text);
    this.marks = marks.toSorted(byPosition);
    let end = 0;
    this.outermost = this.marks.filter((mark) => {
      if (mark.start < end) return false;
      end = mark.end;
      return true;
    });
  }

  read(leaves: readonly Span[]): { marks: Found[]; clauses: Found[] } {
    leaves.forEach((leaf, paragraph) => {
      const block = this.turnOf(leaf) ?? this.blockOf(leaf);
      const items = itemsIn(this.text, leaf, this.tag);
      const first = byEnd.right(this.outermost, leaf.start);
      const last = byStart.left(this.outermost, leaf.end);
      const quotes = this.outermost.slice(first, last);
      for (const sentence of sentencesOf(this.text, items, quotes)) {
        this.readSentence(sentence, paragraph);
      }
      if (block) this.clauses.push(block);
      this.announced = this.announcedBy(items, leaf);
    });
    const marks = this.marks
      .filter((mark) => !this.dropped.has(mark))
      .map((mark) => ({ ...mark, ...this.attributions.get(mark) }));
    return { marks, clauses: this.clauses };
  }

  /** `"REIS: The lock leaks.`: a turn in a transcript that is quoted paragraph by paragraph. */
  private turnOf({ start, end }: Span): Found | null {
    const label = LABEL.exec(this.text.slice(start, Math.min(end, start + MAX_LABEL)));
    if (!label) return null;
    const [whole, name = ""] = label;
    const mark = this.outermost[byStart.left(this.outermost, start)];
    if (mark?.start === start) this.dropped.add(mark);
    const at = start + whole.indexOf(name);
    const speaker = mentionOf(this.text, { start: at, end: at + name.length }, this.cues);
    if (!speaker) return null;
    return {
      start: start + whole.length,
      end,
      by: "turn",
      form: "direct",
      naming: "named",
      cue: null,
      speaker: { ...speaker, name, naming: "named", isPronoun: false },
      addressee: null,
    };
  }

  /** A paragraph without marks that the one before announces: "The pilot added:". */
  private blockOf({ start, end }: Span): Found | null {
    const announced = this.announced;
    if (!announced || end - start < MIN_BLOCK) return null;
    if (!/^[\p{Lu}[…]/u.test(this.text.slice(start, start + 2))) return null;
    const mark = this.outermost[byEnd.right(this.outermost, start)];
    if (mark && mark.start <= start) return null;
    return { ...announced, start, end, by: "block" };
  }

  private announcedBy(items: readonly Item[], { start, end }: Span): Attributed | null {
    if (!this.text.slice(start, end).trimEnd().endsWith(":")) return null;
    const colon = items.length - 1;
    const last = sentencesOf(this.text, items.slice(-MAX_ANNOUNCEMENT, colon), []).at(-1);
    if (!last) return null;
    const own = last.items;
    const verb = verbsIn(own).findLast(({ reporting }) => reporting.says);
    if (!verb || !isEnd(own[afterAdverbials(own, verb.at + 1)])) return null;
    const speaker = subjectBefore(own, verb.group, 0);
    if (!speaker || !isSpeaker(own, speaker)) return null;
    const cue = { from: verb.group, to: verb.at + 1 };
    return this.attributedBy(own, { cue, speaker, addressee: null }, "direct");
  }

  private readSentence(sentence: Sentence, paragraph: number): void {
    const { items } = sentence;
    const titles = new Set<number>();
    items.forEach((item, at) => {
      if (item.pos !== "QUOTE" || !(this.isTitle(items, at) || isNickname(items, at))) return;
      const mark = this.markAt(item);
      if (mark) this.dropped.add(mark);
      titles.add(at);
    });
    const reports = reportsIn(items);
    const linked = new Set<number>();
    // What an inner report introduces is not the outer one's.
    for (const report of reports.toReversed())
      this.readReport(sentence, report, { linked, titles });
    if (sentence.isQuoted) return;
    this.readSignature(items, paragraph);
    items.forEach((item, at) => {
      if (item.pos !== "QUOTE") return;
      const mark = this.markAt(item);
      if (!mark || this.dropped.has(mark)) return;
      if (!linked.has(at)) this.attributeAlone(mark, items, at, paragraph);
      const { form, cue, speaker, addressee, naming } = this.attributions.get(mark) ?? mark;
      if (speaker && form !== "scare") {
        const attributed = { form, cue, speaker, addressee, naming };
        this.voices.add({ attributed, at: mark.end, paragraph });
      }
    });
    const last = reports.find(({ speaker, kind }) => speaker && kind !== "object");
    if (last && !items.some(({ pos }) => pos === "QUOTE")) {
      const attributed = this.attributedBy(items, last, "direct");
      if (attributed.speaker) {
        this.voices.add({ attributed, at: items.at(-1)?.end ?? 0, paragraph });
      }
    }
  }

  /** "— Ana Reis" on a line of its own, under words that nobody else says. */
  private readSignature(items: readonly Item[], paragraph: number): void {
    const last = this.alone;
    if (!last || last.paragraph !== paragraph - 1 || !isDash(items[0])) return;
    const signed = this.nameAfterDash(items, 0);
    if (signed) this.attributions.set(last.mark, signed);
  }

  private markAt(item: Item): Found | undefined {
    const mark = this.outermost[byStart.left(this.outermost, item.start)];
    return mark?.start === item.start ? mark : undefined;
  }

  private readReport(
    { items, isQuoted }: Sentence,
    report: Report,
    { linked, titles }: { readonly linked: Set<number>; readonly titles: ReadonlySet<number> },
  ): void {
    const isFirst = report.speaker && this.isFirst(items, report.speaker);
    for (const content of report.contents) {
      const own = items.slice(content.from, content.to);
      const words = own.filter((item) => item.pos !== "QUOTE" && isWord(item));
      const quotes = own.flatMap((item, i) => (item.pos === "QUOTE" ? [content.from + i] : []));
      const isWhole = words.every(({ key }) => key === "and" || key === "or" || key === "but");
      const open = quotes.filter((at) => !linked.has(at) && !titles.has(at));
      // "called the day “the end of a long winter”": the quoted words are what was said of it.
      const isNamed =
        report.kind === "object" &&
        quotes.length === 1 &&
        !isInfinitive(own) &&
        (words.length < MIN_CLAUSE_WORDS - 1 ||
          this.countWords(items[quotes[0] as number] as Item) > SCARE);
      if (quotes.length > 0 && (isWhole || isNamed)) {
        const attributed = this.attributedBy(
          items,
          report,
          isWhole && !this.isAccording(items, report) ? "direct" : "mixed",
        );
        // "Ana Reis scolded him: “…,” she said": she is named before.
        const isNamedBefore =
          items[content.from - 1]?.written === ":" && attributed.speaker?.isPronoun === false;
        for (const at of isNamedBefore ? quotes.slice(0, 1) : open) {
          const mark = this.markAt(items[at] as Item);
          const known = mark && this.attributions.get(mark);
          if (known?.speaker && !known.speaker.isPronoun) continue;
          if (mark) this.attributions.set(mark, attributed);
          linked.add(at);
        }
        continue;
      }
      if (isFirst) continue;
      const [start, end] = [items[content.from]?.start ?? 0, items[content.to - 1]?.end ?? 0];
      const isLong =
        countWordsUpTo(MIN_CLAUSE_WORDS, this.text, { start, end }) >= MIN_CLAUSE_WORDS;
      if (!isLong || end - start > 6_000) continue;
      if (report.kind === "object" && !report.speaker) continue;
      const form = open.length > 0 ? "mixed" : "indirect";
      for (const at of open) {
        const mark = isQuoted ? undefined : this.markAt(items[at] as Item);
        if (mark) this.dropped.add(mark);
        linked.add(at);
      }
      this.clauses.push({ start, end, by: "verb", ...this.attributedBy(items, report, form) });
    }
  }

  private isAccording(items: readonly Item[], { cue }: Report): boolean {
    return items[cue.from]?.key === "according";
  }

  private countWords(span: Span): number {
    return countWordsUpTo(SCARE + 1, this.text, span);
  }

  /** "on the network’s “Harbour Hour,”": the title of a work or a programme. */
  private isTitle(items: readonly Item[], at: number): boolean {
    const before = items[at - 1];
    const words =
      this.text.slice(items[at]?.start, items[at]?.end).match(/[\p{L}\p{N}'’-]{2,}|\p{Lu}/gu) ?? [];
    if (!before || words.length < 2 || words.length > 8) return false;
    const leads = /^(?:on|in|from|at|during)$/.test(before.key) || /^['’]s?$/.test(before.written);
    return (
      leads &&
      words.every((word) => /^(?:\p{Lu}|\p{N}|(?:of|the|and|with|for|a|an|in|on|to)$)/u.test(word))
    );
  }

  private isFirst(items: readonly Item[], { from, to }: Run): boolean {
    return to - from === 1 && this.cues.first.has(items[from]?.key ?? "");
  }

  private attributedBy(
    items: readonly Item[],
    { cue, speaker, addressee }: Pick<Report, "cue" | "speaker" | "addressee">,
    form: Attributed["form"],
  ): Attributed {
    const who = speaker && this.mention(items, speaker);
    return {
      form,
      cue: spanOf(items, cue),
      speaker: who,
      addressee: addressee && this.mention(items, addressee),
      naming: who?.naming ?? "named",
    };
  }

  private mention(items: readonly Item[], run: Run): Mention | null {
    const span = spanOf(items, run);
    if (!span) return null;
    // "Ana Reis, who": the relative belongs to the mention and not to the name.
    const isRelative =
      RELATIVES.has(items[run.to - 1]?.key ?? "") || items[run.to - 1]?.key === "that";
    if (!isRelative || run.to - run.from < 2) return mentionOf(this.text, span, this.cues);
    const comma = items[run.to - 2]?.written === "," ? 2 : 1;
    const named = this.mention(items, { from: run.from, to: run.to - comma });
    return named && { ...named, end: span.end };
  }

  /** Quoted words that no verb of saying introduces. */
  private attributeAlone(mark: Found, items: readonly Item[], at: number, paragraph: number): void {
    const signed = this.signedBy(items, at);
    if (signed) {
      this.attributions.set(mark, signed);
      return;
    }
    const count = countWordsUpTo(SCARE + 1, this.text, mark);
    const isWhole = items.every((item) => item.pos === "QUOTE" || !isWord(item));
    if (isWhole) {
      this.alone = { mark, paragraph };
      const voice = this.voices.before(mark, paragraph);
      if (voice) {
        const { attributed } = voice;
        this.attributions.set(mark, { ...attributed, form: "direct" });
      }
      return;
    }
    const after = this.saidAfter(items, at);
    if (after) {
      this.attributions.set(mark, after);
      return;
    }
    if (mark.speaker && mark.form !== "scare") return;
    if (count <= SCARE) return;
    for (let verb = at - 1; verb >= 0 && at - verb < 30; verb--) {
      if (items[verb]?.pos !== "VERB") continue;
      const group = groupStart(items, verb, 0);
      const speaker = subjectBefore(items, group, 0);
      if (!speaker || !isSpeaker(items, speaker)) continue;
      const report = { cue: { from: group, to: verb + 1 }, speaker, addressee: null };
      this.attributions.set(mark, this.attributedBy(items, report, "mixed"));
      return;
    }
    const next = items[at + 1];
    const isContinued = !next || !isVerbal(next);
    const voice = isContinued ? this.voices.before(mark, paragraph) : undefined;
    if (voice) this.attributions.set(mark, { ...voice.attributed, form: "mixed" });
  }

  /** "“It floats,” the pilot grinned.": whatever verb ends the sentence. */
  private saidAfter(items: readonly Item[], at: number): Attributed | null {
    if (items[at]?.key !== "“,”") return null;
    const end = chainEnd(items, at + 1);
    let verb = end;
    while (items[verb]?.pos === "ADV") verb++;
    const isVerb = items[verb]?.pos === "VERB" && !/ing$/.test(items[verb]?.key ?? "");
    const speaker = { from: at + 1, to: end };
    if (end === at + 1 || !isVerb || !isSpeaker(items, speaker)) return null;
    const rest = items[afterAdverbials(items, verb + 1)];
    if (!isEnd(rest) && rest?.pos !== "QUOTE" && rest?.written !== ",") return null;
    const report = { cue: { from: end, to: verb + 1 }, speaker, addressee: null };
    return this.attributedBy(items, report, "direct");
  }

  /** A name after a dash under the words: "— Ana Reis". */
  private signedBy(items: readonly Item[], at: number): Attributed | null {
    return isDash(items[at + 1]) ? this.nameAfterDash(items, at + 1) : null;
  }

  private nameAfterDash(items: readonly Item[], dash: number): Attributed | null {
    const from = dash + 1;
    if (!items[from]) return null;
    const to = phraseEnd(items, from);
    const next = items[to];
    const isAlone = !next || next.pos === "QUOTE" || !isWord(next);
    if (to === from || !isAlone || !isCapital(items[from] as Item)) return null;
    const report = { cue: { from: dash, to: from }, speaker: { from, to }, addressee: null };
    return this.attributedBy(items, report, "direct");
  }
}

/** "called on the board to “leave the lock alone”". */
const isInfinitive = (items: readonly Item[]): boolean =>
  items.some(({ key, pos }, at) => key === "to" && pos !== "ADP" && at > 0);

/** "Marta “Tig” Brandt": a name between names. */
function isNickname(items: readonly Item[], at: number): boolean {
  const [before, item, after] = [items[at - 1], items[at], items[at + 1]];
  const isName = (one: Item | undefined) => one?.pos === "PROPN" && isCapital(one);
  return (
    !!item && item.end - item.start < 24 && item.key === "“”" && isName(before) && isName(after)
  );
}

function spanOf(items: readonly Item[], { from, to }: Run): Span | null {
  const [first, last] = [items[from], items[to - 1]];
  return first && last ? { start: first.start, end: last.end } : null;
}
