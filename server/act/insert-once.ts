import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { identifier } from "@/server/platform/identifier";
import type { Transaction } from "@/server/platform/db";

/** The tables whose rows may have an id that a client chose, with what a new row may hold. */
interface NewRows {
  readonly Adjudication: Prisma.AdjudicationCreateManyInput;
  readonly Annotation: Prisma.AnnotationCreateManyInput;
  readonly AnnotationRelation: Prisma.AnnotationRelationCreateManyInput;
  readonly ClassLink: Prisma.ClassLinkCreateManyInput;
  readonly Claim: Prisma.ClaimCreateManyInput;
  readonly ClaimOccurrence: Prisma.ClaimOccurrenceCreateManyInput;
  readonly Document: Prisma.DocumentCreateManyInput;
  readonly Evidence: Prisma.EvidenceCreateManyInput;
  readonly EvidenceSearch: Prisma.EvidenceSearchCreateManyInput;
  readonly Guideline: Prisma.GuidelineCreateManyInput;
  readonly Label: Prisma.LabelCreateManyInput;
  readonly Note: Prisma.NoteCreateManyInput;
  readonly Project: Prisma.ProjectCreateManyInput;
  readonly Reference: Prisma.ReferenceCreateManyInput;
  readonly RelationType: Prisma.RelationTypeCreateManyInput;
  readonly SavedQuery: Prisma.SavedQueryCreateManyInput;
  readonly SourceRelation: Prisma.SourceRelationCreateManyInput;
  readonly Speaker: Prisma.SpeakerCreateManyInput;
  readonly Suggestion: Prisma.SuggestionCreateManyInput;
  readonly Tag: Prisma.TagCreateManyInput;
  readonly Webhook: Prisma.WebhookCreateManyInput;
}

export type CreatedTable = keyof NewRows;

/** The id of a new row is used already; nothing was written. */
export class IdUsed {
  constructor(
    /** The row that was not written. */
    readonly row: object,
  ) {}
}

/**
 * Inserts a row whose id a client may have chosen, or answers that the id is used. Whoever inserts
 * the same id at the same time is waited for, in whatever project: a question asked before would not
 * see a row that is not committed yet, and the insert would break the unique key. Columns that the
 * row does not name get their defaults.
 */
export async function insertOnce<Table extends CreatedTable>(
  tx: Transaction,
  table: Table,
  row: NewRows[Table],
): Promise<IdUsed | null> {
  const columns = Prisma.join(
    Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : identifier(name))),
  );
  const name = identifier(table);
  const count = await tx.$executeRaw`
    INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_record(NULL::${name}, ${JSON.stringify(row)}::jsonb)
    ON CONFLICT (id) DO NOTHING`;
  return count === 0 ? new IdUsed(row) : null;
}
