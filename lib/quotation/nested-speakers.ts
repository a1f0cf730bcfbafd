import type { Span } from "../span/span";
import type { Cues } from "./cues";
import type { Mention } from "./mention";

interface Said extends Span {
  readonly speaker: Mention | null;
}

/** How far back the name for a pronoun is searched, in UTF-16 code units. */
const REACH = 2_000;

/**
 * The speakers' names, one for each proposal. "I" and "we" refer to the text's voice or the speaker
 * of the turn; another pronoun refers to the speaker who was named last. Empty where there is none.
 */
export function findSpeakers(
  text: string,
  turns: readonly Said[],
  about: { readonly voice: string; readonly cues: Cues; readonly known: readonly string[] },
): string[] {
  const { voice, cues } = about;
  const names = new Map(about.known.map((name) => [lastNameOf(name), name]));
  for (const { speaker } of turns) {
    if (speaker && !speaker.isPronoun && speaker.naming === "named") {
      names.set(lastNameOf(speaker.name), speaker.name);
    }
  }
  return turns.map(({ start, speaker }) => {
    if (!speaker) return "";
    if (!speaker.isPronoun) return fullName(speaker.name, names);
    const written = text.slice(speaker.start, speaker.end).toLowerCase();
    if (cues.first.has(written)) return voiceAt(turns, start) || voice;
    if (speaker.naming === "anonymous") return "";
    return namedBefore(text, Math.min(start, speaker.start), names);
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
function voiceAt(turns: readonly Said[], at: number): string {
  const around = turns.findLast(
    ({ start, end, speaker }) =>
      start <= at && at < end && speaker && !speaker.isPronoun && start !== at,
  );
  return around?.speaker?.name ?? "";
}

function namedBefore(text: string, at: number, names: ReadonlyMap<string, string>): string {
  const before = text.slice(Math.max(0, at - REACH), at);
  let last = -1;
  let found = "";
  for (const [short, name] of names) {
    const place = before.lastIndexOf(short);
    if (place > last) {
      last = place;
      found = name;
    }
  }
  return found;
}
