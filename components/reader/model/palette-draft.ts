import type { Kind } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import type { Drafts } from "@/components/drafts";

/** What was typed into the palette for some words. */
export interface PaletteDraft {
  readonly note: string;
  /** The claim in plain words or the speaker, where they are not those proposed. */
  readonly words: Readonly<Partial<Record<Kind, string>>>;
}

const NOTHING: PaletteDraft = { note: "", words: {} };

/** The name under which it is kept. `from` are the words as they were selected. */
export function paletteDraftName({ start, end }: Span): string {
  return `tag ${start} ${end}`;
}

export function paletteDraftOf(drafts: Drafts, from: Span): PaletteDraft {
  return (drafts.get(paletteDraftName(from)) as PaletteDraft | undefined) ?? NOTHING;
}
