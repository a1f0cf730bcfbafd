import type { Proposal } from "../find";
import type { LanguageCase } from "./cases";

/** How much of what a sentence quotes was found, and with whom. */
export interface Score {
  /** Quoted words, and those of them that were found as they are and not as mere scare quotes. */
  readonly quoted: number;
  readonly found: number;
  /** Those of them with the right speaker, or rightly without one. */
  readonly attributed: number;
}

const EDGES = /^[\s“”„"«»‘’‚‹›「」『』—–]+|[\s“”„"«»‘’‚‹›「」『』.。,，]+$/gu;
const bare = (words: string) => words.replace(EDGES, "");

/** Compares proposals with what a sentence quotes: words without marks, and speakers as written. */
export function scoreOf(one: LanguageCase, text: string, proposals: readonly Proposal[]): Score {
  let found = 0;
  let attributed = 0;
  for (const { exact, speaker } of one.quotations) {
    const proposal = proposals.find(
      ({ start, end }) => bare(text.slice(start, end)) === bare(exact),
    );
    if (!proposal) continue;
    if (proposal.form !== "scare") found++;
    if (isSaidBy(speaker, text, proposal)) attributed++;
  }
  return { quoted: one.quotations.length, found, attributed };
}

function isSaidBy(name: string, text: string, { speaker, speakerName }: Proposal): boolean {
  if (!speaker) return name === "";
  const names = [speakerName, text.slice(speaker.start, speaker.end)];
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
