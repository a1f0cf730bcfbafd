import "server-only";
import type { HtmlWords } from "@/lib/format/html-words";
import { messages } from "@/server/platform/messages";

/** The words of exports that people read. */
export const WORDS: HtmlWords = {
  ...messages.Export,
  undecided: messages.Claims.undecided,
  relations: messages.Provenance.relations,
  outcomes: messages.Queue.outcome,
  roles: messages.Occurrence.role,
  commitments: messages.Occurrence.commitment,
  matches: messages.Check.match,
  turns: messages.Check.turns,
  verdicts: messages.Claims.verdicts,
  plural: messages.Filter.plural,
  stances: messages.Evidence.stance,
  directness: messages.Evidence.directness,
};
