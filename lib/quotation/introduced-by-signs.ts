import type { Span } from "../span/span";
import type { Cues } from "./cues";
import type { Mention } from "./mention";

/** Who says quoted words, and by which words the text says so. UTF-16 code units. */
export interface FoundAttribution {
  readonly cue: Span;
  readonly speaker: Mention | null;
  readonly addressee: Mention | null;
  /** Only "that", a colon or a comma is between the cue and the words. */
  readonly adjacent: boolean;
}

/** For scripts without spaces: what is between the last mark and the verb before the colon. */
export function introducedBySigns(text: string, lead: Span, cues: Cues): FoundAttribution | null {
  const written = text.slice(lead.start, lead.end).trimEnd();
  // Thirteen characters at most, of two code units each at most.
  const from = Math.max(0, written.length - 26);
  const found =
    /([^，。！？；：、,.!?;:\s「」『』“”]{1,10}?)([\p{Script=Han}]{1,2})[：:，,]?$/u.exec(
      written.slice(from),
    );
  const [verb] = [...cues.verbs]
    .filter((one) => written.replace(/[：:，,]$/u, "").endsWith(one))
    .sort((a, b) => b.length - a.length);
  if (!found || !verb) return null;
  const verbEnd = lead.start + written.replace(/[：:，,]$/u, "").length;
  const cue = { start: verbEnd - verb.length, end: verbEnd };
  const start = lead.start + from + found.index;
  const name = text.slice(start, cue.start);
  if (name === "") return null;
  const speaker = {
    start,
    end: cue.start,
    name,
    role: "",
    naming: "named",
    isPronoun: false,
  } as const;
  return { cue, speaker, addressee: null, adjacent: true };
}
