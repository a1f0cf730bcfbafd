import type { Kind } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import type { Drafts } from "@/components/drafts";

/** What was typed into the palette for some words. */
export interface PaletteDraft {
  readonly note: string;
  /** The claim in plain words or the speaker, where they are not those proposed. */
  readonly words: Readonly<Partial<Record<Kind, string>>>;
  /** What was typed for the properties of tags, by their ids. */
  readonly values: Readonly<Record<string, string>>;
}

const NOTHING: PaletteDraft = { note: "", words: {}, values: {} };

/** The name under which it is kept. `from` are the words as they were selected. */
export function paletteDraftName({ start, end }: Span): string {
  return `tag ${start} ${end}`;
}

export function paletteDraftOf(drafts: Drafts, from: Span): PaletteDraft {
  // One that an earlier version stored has no values.
  const stored = drafts.get(paletteDraftName(from)) as Partial<PaletteDraft> | undefined;
  return { ...NOTHING, ...stored };
}

export function isEmptyDraft({ note, words, values }: PaletteDraft): boolean {
  const typed = [note, ...Object.values(words), ...Object.values(values)];
  return typed.every((each) => each.trim() === "");
}
