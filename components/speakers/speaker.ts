import type { Match, QuotationForm } from "@/lib/annotation/annotation";

/** Somebody whom the texts of a project quote, as the API answers. */
export interface Speaker {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly role: string;
  readonly identifier: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly quotationCount: number;
  readonly updatedAt: string;
  readonly version: number;
}

interface Passage {
  readonly annotationId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly quote: string;
}

export interface SpeakerInFull extends Speaker {
  readonly quotations: readonly (Passage & {
    readonly date: string;
    readonly prefix: string;
    readonly suffix: string;
    readonly cue: string;
    readonly form: QuotationForm | null;
    readonly match: Match | null;
    readonly addressee: string;
  })[];
  readonly claims: readonly {
    readonly claimId: string;
    readonly statement: string;
    readonly verdict: string | null;
    readonly passages: readonly (Passage & { readonly role: string })[];
  }[];
}
