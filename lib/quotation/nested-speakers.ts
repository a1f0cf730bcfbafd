import { bisector } from "d3-array";
import type { Span } from "../span/span";
import type { Cues } from "./cues";
import type { Mention } from "./mention";

interface Turn extends Span {
  readonly speaker: Mention | null;
}

const byStart = bisector<{ readonly start: number }, number>(({ start }) => start);

/** How far back the name for a pronoun is searched, in UTF-16 code units. */
const REACH = 2_000;
/** The longest name that is searched, in UTF-16 code units. */
const MAX_NAME_LENGTH = 60;

/**
 * The speakers' names, one for each proposal. "I" and "we" refer to the text's voice or the speaker
 * of the turn; another pronoun refers to the speaker who was named last. Empty where there is none.
 */
export function findSpeakers(
  text: string,
  turns: readonly Turn[],
  about: { readonly voice: string; readonly cues: Cues; readonly known: readonly string[] },
): string[] {
  const { voice, cues } = about;
  const names = new Map(about.known.map((name) => [lastNameOf(name), name]));
  for (const { speaker } of turns) {
    if (speaker && !speaker.isPronoun && speaker.naming === "named") {
      names.set(lastNameOf(speaker.name), speaker.name);
    }
  }
  const named = new NamesInText(text, names);
  return turns.map(({ start, speaker }) => {
    if (!speaker) return "";
    if (!speaker.isPronoun) return fullName(speaker.name, names);
    const written = text.slice(speaker.start, speaker.end).toLowerCase();
    if (cues.first.has(written)) return voiceAt(turns, start) || voice;
    if (speaker.naming === "anonymous") return "";
    return named.before(Math.min(start, speaker.start));
  });
}

/** "Oake" is "Tomas Oake" when the text names him so elsewhere. */
function fullName(name: string, names: ReadonlyMap<string, string>): string {
  const full = names.get(name);
  return full && full.endsWith(name) ? full : name;
}

function lastNameOf(name: string): string {
  return name.split(/\s+/).at(-1) ?? name;
}

/** The speaker whose turn or quotation is open at an offset. */
function voiceAt(turns: readonly Turn[], at: number): string {
  const enclosing = turns.findLast(
    ({ start, end, speaker }) =>
      start <= at && at < end && speaker && !speaker.isPronoun && start !== at,
  );
  return enclosing?.speaker?.name ?? "";
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Where a text has names of its speakers. It is read once, and only when somebody asks. */
class NamesInText {
  private places: readonly Place[] | null = null;

  constructor(
    private readonly text: string,
    /** By last name. */
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  /** The name that is nearest before an offset; empty when none is within reach. */
  before(offset: number): string {
    this.places ??= this.findPlaces();
    for (let i = byStart.left(this.places, offset) - 1; i >= 0; i--) {
      const { start, end, name } = this.places[i] as Place;
      if (start < offset - REACH) return "";
      if (end <= offset) return name;
    }
    return "";
  }

  /** In reading order; of names that begin together the one that was known first is last. */
  private findPlaces(): Place[] {
    const lengths = new Map<string, Set<number>>();
    for (const { length, 0: first } of this.names.keys()) {
      if (first === undefined || length > MAX_NAME_LENGTH) continue;
      const known = lengths.get(first);
      if (known) known.add(length);
      else lengths.set(first, new Set([length]));
    }
    const order = new Map([...this.names.keys()].map((short, i) => [short, i]));
    const places: Place[] = [];
    for (let start = 0; start < this.text.length; start++) {
      const beginning: { name: string; end: number; order: number }[] = [];
      for (const length of lengths.get(this.text.charAt(start)) ?? []) {
        const short = this.text.slice(start, start + length);
        const name = this.names.get(short);
        if (name !== undefined)
          beginning.push({ name, end: start + length, order: order.get(short) ?? 0 });
      }
      beginning.sort((a, b) => b.order - a.order);
      for (const { name, end } of beginning) places.push({ start, end, name });
    }
    return places;
  }
}
