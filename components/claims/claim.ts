interface Person {
  readonly id: string | null;
  readonly name: string;
}

/** A claim of the register as /api/v1 carries it. */
export interface Claim {
  readonly id: string;
  readonly statement: string;
  readonly context: string;
  readonly type: string;
  readonly verdict: string | null;
  readonly rationale: string;
  readonly decidedBy: Person | null;
  readonly decidedAt: string | null;
  readonly createdBy: Person;
  readonly occurrenceCount: number;
  readonly updatedAt: string;
  readonly version: number;
}

/** A passage that carries a claim. */
export interface Occurrence {
  readonly annotationId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly quote: string;
  readonly role: string;
  readonly commitment: string;
}

export interface ClaimInFull extends Claim {
  readonly occurrences: readonly Occurrence[];
}

/** What the forms of a register need to know of their project. */
export interface Register {
  readonly projectId: string;
  /** The claim types of the codebook. */
  readonly types: readonly { readonly value: string; readonly label: string }[];
  readonly verdicts: readonly string[];
  readonly mayAdd: boolean;
  readonly mayDecide: boolean;
}
