import type { Kind } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import type { Claim } from "@/components/claims/claim";
import type { Drafts } from "@/components/drafts";
import { NO_USE, type RhetoricUse } from "./rhetoric-use";

/** What was typed into the palette for some words. */
export interface PaletteDraft {
  readonly note: string;
  /** The claim in plain words or the speaker, where they are not those proposed. */
  readonly words: Readonly<Partial<Record<Kind, string>>>;
  /** The claim of the register that was picked for those words. */
  readonly claim: Claim | null;
  /** What was typed for the properties of tags, by their ids. */
  readonly values: Readonly<Record<string, string>>;
  /** What was said of the use of a technique. */
  readonly use: RhetoricUse;
}

const NOTHING: PaletteDraft = { note: "", words: {}, claim: null, values: {}, use: NO_USE };

/** The name under which it is kept. `from` are the words as they were selected. */
export function paletteDraftName({ start, end }: Span): string {
  return `tag ${start} ${end}`;
}

export function paletteDraftOf(drafts: Drafts, from: Span): PaletteDraft {
  // One that an earlier version stored has not all of it.
  const stored = drafts.get(paletteDraftName(from)) as Partial<PaletteDraft> | undefined;
  return { ...NOTHING, ...stored };
}

export function isEmptyDraft({ note, words, values, use }: PaletteDraft): boolean {
  const { target, claim, justification } = use;
  const typed = [note, ...Object.values(words), ...Object.values(values)];
  return [...typed, target, claim, justification].every((each) => each.trim() === "");
}
