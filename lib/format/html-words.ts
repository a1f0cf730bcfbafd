import type english from "../../messages/en.json";
import type card from "../../messages/en-card.json";
import type checks from "../../messages/en-checks.json";
import type evidence from "../../messages/en-evidence.json";
import type claims from "../../messages/en-claims.json";
import type claimPages from "../../messages/en-claim-pages.json";
import type serverWords from "../../messages/en-server.json";
import type sourceWords from "../../messages/en-sources.json";
import type {
  CheckWarning,
  Commitment,
  Kind,
  Match,
  OccurrenceRole,
  Status,
} from "../annotation/annotation";
import type { Directness, SearchOutcome, Stance } from "../claim/evidence";
import type { SourceRelationKind } from "../source/provenance";

/** The words of the exported page, in the language of the person who exports. */
export interface HtmlWords {
  readonly claim: string;
  readonly quotation: string;
  readonly rhetoric: string;
  readonly note: string;
  readonly supports: string;
  readonly refutes: string;
  readonly context: string;
  readonly origin: string;
  readonly agree: string;
  readonly disagree: string;
  readonly unsure: string;
  readonly open: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly disputed: string;
  /** For a status that was decided on an earlier wording. */
  readonly decidedEarlier: Readonly<Record<Status, string>>;
  readonly moved: string;
  readonly changed: string;
  readonly ambiguous: string;
  readonly lost: string;
  readonly private: string;
  readonly speaker: string;
  /** The name of the legend, which is also the filter. */
  readonly legend: string;
  /** Names of the kinds in the plural. */
  readonly plural: Readonly<Record<Kind, string>>;
  /** Annotations that a curator rejected. */
  readonly rejectedOnes: string;
  /** How certainty is drawn. */
  readonly lines: string;
  readonly cue: string;
  readonly addressee: string;
  readonly match: string;
  readonly aimedAt: string;
  readonly justification: string;
  readonly confidence: string;
  readonly author: string;
  readonly publisher: string;
  readonly date: string;
  readonly labels: string;
  readonly address: string;
  readonly rights: string;
  readonly revision: string;
  readonly fingerprint: string;
  readonly exported: string;
  readonly documents: string;
  readonly annotations: string;
  readonly none: string;
  /** Precedes the enclosing quotation. */
  readonly inside: string;
  /** Of a thread of notes. */
  readonly resolved: string;
  /** Precedes the name of the person who signed a check. */
  readonly signedBy: string;
  readonly notSigned: string;
  /** For a check whose texts have changed since. */
  readonly outdated: string;
  /** For a claim without a verdict. */
  readonly undecided: string;
  /** Precedes the number of the codebook's version. */
  readonly codebook: string;
  /** For a retired tag. */
  readonly retired: string;
  readonly speakers: string;
  readonly sources: string;
  readonly searches: string;
  readonly relations: Readonly<Record<SourceRelationKind, string>>;
  readonly outcomes: Readonly<Record<SearchOutcome, string>>;
  readonly roles: Readonly<Record<OccurrenceRole, string>>;
  readonly commitments: Readonly<Record<Commitment, string>>;
  readonly matches: Readonly<Record<Match, string>>;
  /** What a source does to quoted words; the source's words follow. */
  readonly turns: Readonly<Record<CheckWarning["kind"], string>>;
  /** For the default verdicts; a project's own are shown as they are. */
  readonly verdicts: Readonly<Record<string, string>>;
  readonly stances: Readonly<Record<Stance, string>>;
  readonly directness: Readonly<Record<Directness, string>>;
  /** Precedes the name of the person who decided a verdict. */
  readonly decidedBy: string;
  /** Of a section in which coders are compared. */
  readonly agreement: (typeof serverWords)["Export"]["agreement"];
  /** To the questions that tell a technique from its near misses. */
  readonly answers: Readonly<Record<"yes" | "no" | "unsure", string>>;
}

/** They stand where the pages have them, so that an export says what the screen says. */
export function htmlWordsFrom(
  messages: typeof english &
    Pick<typeof claims, "Claims"> &
    Pick<typeof checks, "Check"> &
    Pick<typeof evidence, "Evidence"> &
    Pick<typeof claimPages, "Queue"> &
    Pick<typeof card, "Rhetoric"> &
    Pick<typeof sourceWords, "Provenance"> &
    Pick<typeof serverWords, "Export">,
): HtmlWords {
  return {
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
    answers: messages.Rhetoric.answer,
  };
}
