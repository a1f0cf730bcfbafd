import { addNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { giveReview } from "@/server/annotation/reviews";
import { addEvidence } from "@/server/claim/evidence/write";
import { addOccurrence } from "@/server/claim/occurrences";
import { addTag } from "@/server/tag/write";
import type { Outcome } from "@/lib/outcome";
import { expectDone } from "@/test/make/make";
import type { Operation } from "@/lib/contract/operation";
import type { RequestParts } from "./request";
import { makePlace, type Place, type Fixture } from "./fixture";

/** Answers null where it is refused, since something else was changed before. */
type Recreate = (fixture: Fixture, place: Place) => Promise<Partial<Place> | null>;

/** What is put back after an operation, where that is less than everything. */
const RECREATE: Readonly<Record<string, Recreate>> = {
  removeNote: async ({ people }, { annotationId }) =>
    idAs("noteId", await addNote(people.annotator, annotationId, { body: "Says who?" })),
  removeReference: async ({ people }, { annotationId }) => {
    const draft = { relation: "supports", csl: { type: "report", title: "The Quay" } } as const;
    return idAs("referenceId", await addReference(people.annotator, annotationId, draft));
  },
  removeReview: async ({ people }, { annotationId }) => {
    expectDone(await giveReview(people.annotator, annotationId, { verdict: "agree" }));
    return {};
  },
  removeTag: async ({ people }, { projectId }) => {
    const draft = { kind: "claim", slug: "hearsay", label: "Hearsay" } as const;
    return idAs("tagId", await addTag(people.curator, projectId, draft));
  },
  removeOccurrence: async ({ people }, { annotationId, claimId }) =>
    idAs("occurrenceId", await addOccurrence(people.annotator, annotationId, { claimId })),
  removeEvidence: async ({ people }, { claimId, annotationId, documentId }) => {
    const from = { place: { documentId, revision: 1, target: [{ start: 3, end: 6 }] } };
    const draft = { stance: "supports", annotationId, from } as const;
    return idAs("evidenceId", await addEvidence(people.annotator, claimId, draft));
  },
  // A proposal that was put aside is none of the things of a place.
  restoreProposal: async () => ({}),
};

function idAs(name: keyof Place, added: Outcome<{ readonly id: string }>): Partial<Place> | null {
  return added.ok ? { [name]: added.value.id } : null;
}

/**
 * A place with one of everything in it again, after an operation has removed what its path names
 * last: the same one when that was none of its things.
 */
export async function placeAgain(
  { id, path }: Operation,
  { params }: RequestParts,
  fixture: Fixture,
  place: Place,
): Promise<Place> {
  const name =
    path
      .match(/\{(\w+)\}/g)
      ?.at(-1)
      ?.slice(1, -1) ?? "";
  const removed = params?.[name];
  if (!Object.values(place).includes(removed)) return place;
  const recreated = await RECREATE[id]?.(fixture, place);
  return recreated ? { ...place, ...recreated } : makePlace(fixture, "SHARED");
}
