import "server-only";
import type { addSuggestionCall } from "@/lib/contract/suggestions";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { detailsOf as keptDetails } from "@/lib/annotation/rules";
import {
  lockDocumentOf,
  findDocumentAccess,
  type DocumentAccess,
} from "@/server/access/membership";
import { addTo } from "@/server/act/act";
import { removalOf } from "@/server/act/edit";
import { IdUsed } from "@/server/act/insert-once";
import { DOCUMENT_PLACE } from "@/server/act/places";
import type { Addition, Located, VersionedSubject, Write } from "@/server/act/subject";
import { insertNumbered } from "@/server/annotation/insert-numbered";
import { resolveTargetColumns } from "@/server/annotation/target-columns";
import { recordChange, recordNumbers } from "@/server/feed/changes";
import { recordWith } from "@/server/feed/record-with";
import type { Prisma } from "@/prisma/generated/client";
import { suggestionsWhere, type Suggestion } from "./row";

type SuggestionDraft = InUtf16<BodyOf<typeof addSuggestionCall>>;

const NEW_SUGGESTION: Addition<
  { readonly membership: DocumentAccess },
  Suggestion,
  { readonly id: string }
> = {
  table: "Suggestion",
  async there({ tx, membership: { documentId } }, id) {
    return (await suggestionsWhere(tx, { id, documentId }, 1))[0] ?? null;
  },
  async saved({ tx }, id) {
    return (await suggestionsWhere(tx, { id }, 1))[0] ?? null;
  },
};

/** Suggests an annotation of words that stand in the text. It is nobody's work. */
export const addSuggestion = addTo(
  DOCUMENT_PLACE,
  "suggestion.add",
  NEW_SUGGESTION,
  async ({ tx, viewer, now, membership }, draft: SuggestionDraft & { readonly id: string }) => {
    const { documentId, projectId, revisionNumber } = membership;
    const { id, kind, revision = revisionNumber } = draft;
    const at = await resolveTargetColumns(tx, documentId, revisionNumber, revision, draft.target);
    if (!at.ok) return at;
    const { quote: _quote, ...place } = at.value;
    const { claim = null, quotation = null, rhetoric = null } = draft;
    const row = {
      id,
      projectId,
      documentId,
      kind,
      ...place,
      tags: draft.tags ?? [],
      body: draft.body ?? "",
      details: keptDetails(kind, { claim, quotation, rhetoric }),
      origin: draft.origin.trim(),
      score: draft.score ?? null,
      reason: draft.reason ?? "",
      state: "open",
      decisionReason: "",
      createdById: viewer.id,
      version: 1,
      createdAt: now,
    };
    const by = viewer.id;
    const happened = { kind: "suggestion.saved", id, projectId, by, at: now } as const;
    const numbers = await recordWith(tx, documentId, happened, insertNumbered("Suggestion", row));
    return numbers ? { id } : new IdUsed(row);
  },
);

export interface FoundSuggestion extends Located {
  readonly membership: DocumentAccess;
  readonly suggestion: Suggestion;
}

/** A suggestion under the lock of its document; what is written to it is numbered there. */
export const SUGGESTION_SUBJECT: VersionedSubject<
  FoundSuggestion,
  Suggestion,
  Prisma.SuggestionUncheckedUpdateInput
> & { deleted(write: Write & FoundSuggestion): Promise<void> } = {
  changedMeanwhile: "Refusals.changed.suggestion",
  async lock(tx, viewer, id) {
    const documentId = await lockDocumentOf(tx, "Suggestion", id);
    if (documentId === null) return null;
    const membership = await findDocumentAccess(tx, viewer, documentId);
    const [suggestion] = await suggestionsWhere(tx, { id }, 1);
    return membership && suggestion ? { membership, suggestion } : null;
  },
  facts: (viewer, { suggestion }) => ({ mine: suggestion.createdBy.id === viewer.id }),
  current: ({ suggestion }) => suggestion,
  async saved({ tx, viewer, now, suggestion }, id, columns) {
    const { documentId, projectId } = suggestion;
    const happened = { kind: "suggestion.saved", id, projectId, by: viewer.id, at: now } as const;
    const { number: change } = await recordNumbers(tx, documentId, happened);
    const data = { ...columns, change, version: { increment: 1 } };
    await tx.suggestion.update({ where: { id }, data });
    return (await suggestionsWhere(tx, { id }, 1))[0] ?? null;
  },
  async deleted({ tx, viewer, now, suggestion: { id, documentId, projectId } }) {
    const kind = "suggestion.deleted" as const;
    await recordChange(tx, documentId, { kind, id, projectId, by: viewer.id, at: now });
  },
};

/** Takes a suggestion back. An annotation that was made of it stays, and goes on saying so. */
export const removeSuggestion = removalOf(
  SUGGESTION_SUBJECT,
  "suggestion.delete",
  ({ tx, now, suggestion: { id } }) =>
    tx.suggestion.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } }),
);
