/** The sentences and words of the exported page, in the language of whoever exports. */
export interface HtmlWords {
  readonly claim: string;
  readonly quotation: string;
  readonly rhetoric: string;
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
  readonly moved: string;
  readonly changed: string;
  readonly ambiguous: string;
  readonly lost: string;
  readonly private: string;
  readonly speaker: string;
  readonly cue: string;
  readonly addressee: string;
  readonly match: string;
  readonly confidence: string;
  readonly author: string;
  readonly publisher: string;
  readonly date: string;
  readonly address: string;
  readonly rights: string;
  readonly revision: string;
  readonly fingerprint: string;
  readonly exported: string;
  readonly documents: string;
  readonly annotations: string;
  readonly none: string;
}
