import type { Span } from "../span/span";
import type { Cues } from "./cues";
import type { Mention } from "./mention";

interface Said extends Span {
  readonly speaker: Mention | null;
}

/** How far back a pronoun may reach, in UTF-16 code units. */
const REACH = 2_000;

/**
 * The names of those who speak, one for each proposal. "I" and "we" are the text's voice, or the
 * one whose turn it is; another pronoun is whoever was named last of those who speak in the text.
 * Empty where that is nobody.
 */
export function nestedSpeakersIn(
  text: string,
  said: readonly Said[],
  about: { readonly voice: string; readonly cues: Cues; readonly known: readonly string[] },
): string[] {
  const { voice, cues } = about;
  const names = new Map(about.known.map((name) => [lastNameOf(name), name]));
  for (const { speaker } of said) {
    if (speaker && !speaker.isPronoun && speaker.naming === "named") {
      names.set(lastNameOf(speaker.name), speaker.name);
    }
  }
  return said.map(({ start, speaker }) => {
    if (!speaker) return "";
    if (!speaker.isPronoun) return fullName(speaker.name, names);
    const written = text.slice(speaker.start, speaker.end).toLowerCase();
    if (cues.first.has(written)) return voiceAt(said, start) || voice;
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

/** Who speaks where somebody's turn or quotation is open. */
function voiceAt(said: readonly Said[], at: number): string {
  const around = said.findLast(
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
