import type { Group, Line } from "./lines";

/** A line's label for the speaker of what follows: `THE CHAIR`, `Ana Reis (Harbour Party)`. */
export interface Label {
  readonly speaker: string;
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}\d.'’-]*`;
const LABEL = new RegExp(
  String.raw`^((?:${NAME})(?: (?:${NAME}|of|the|de|da|di|la|le|van|von|der|den|al|bin)){0,6})( ?[(\[][^()\[\]]{1,60}[)\]])?\s?:(?=\s|$)`,
  "u",
);

/** Words before a colon that are no speaker. */
const NOBODY = new Set(
  (
    "Note Notes Source Sources Example Examples Warning Update Updated Correction Summary Result Results " +
    "Conclusion Background Contact Address Phone Email Date Time Where When What Who Why How Place Venue " +
    "Title Subject From To Cc Re Tags Photo Image Figure Table Chapter Part Step Section Related Editor's " +
    "Disclaimer Tip Important Caution Question Answer PS P.S NB N.B"
  )
    .toLowerCase()
    .split(" "),
);

/**
 * The lines at which a speaker begins, or none when the text is no transcript.
 *
 * A label is `NAME:` or `Name Name (role):` at the start of a line. A label that recurs is a
 * speaker. One that does not counts only if another recurs, or if the text has at least two labels
 * that each have two words or capitals. A transcript taken for prose loses its labels; prose taken
 * for a transcript attributes words to people who did not say them, so in doubt a text is prose.
 */
export function speakersOf(groups: readonly Group[]): ReadonlyMap<Line, Label> {
  const seen = new Map<string, Line[]>();
  let lines = 0;
  for (const group of groups) {
    for (const line of group) {
      lines++;
      const found = LABEL.exec(line.text.slice(0, 120));
      const name = found?.[1];
      if (!found || !name || NOBODY.has(name.toLowerCase())) continue;
      const speaker = name + (found[2] ?? "");
      const at = seen.get(speaker);
      if (at) at.push(line);
      else seen.set(speaker, [line]);
    }
  }
  const returns = [...seen.values()].some((of) => of.length > 1);
  const strong = [...seen].filter(([speaker]) => isStrong(speaker) && isShort(speaker));
  const labels = new Map<Line, Label>();
  if (!returns && strong.length < 2) return labels;
  for (const [speaker, at] of seen) {
    if (at.length > 1 || (isStrong(speaker) && isShort(speaker)))
      for (const line of at) labels.set(line, { speaker });
  }
  // In a glossary nearly every line has a label, and none recurs.
  return !returns && labels.size > 4 && labels.size * 2 > lines ? new Map() : labels;
}

/** "Long Quay Loses Its Ferry:" that stands once is a headline, not a name. */
const isShort = (speaker: string): boolean =>
  speaker.replace(/ ?[(\[].*/u, "").split(" ").length < 5;

/** Two words, a role, or capitals throughout. */
function isStrong(speaker: string): boolean {
  return /\s/.test(speaker) ? !/\s\p{Ll}+$/u.test(speaker) : /^[\p{Lu}\d.'’-]{2,}$/u.test(speaker);
}
