import { addNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { giveReview } from "@/server/annotation/reviews";
import { expectDone } from "@/test/make/make";
import type { Operation } from "@/lib/contract/operation";
import type { Asked } from "./requests";
import { makePlace, type Place, type Fixture } from "./fixture";

type Recreate = (fixture: Fixture, place: Place) => Promise<Partial<Place>>;

/** What is put back after an operation, where that is less than everything. */
const RECREATE: Readonly<Record<string, Recreate>> = {
  removeNote: async ({ people }, { annotationId }) => {
    const note = await addNote(people.annotator, annotationId, { body: "Says who?" });
    return { noteId: expectDone(note).id };
  },
  removeReference: async ({ people }, { annotationId }) => {
    const draft = { relation: "supports", csl: { type: "report", title: "The Quay" } } as const;
    return {
      referenceId: expectDone(await addReference(people.annotator, annotationId, draft)).id,
    };
  },
  removeReview: async ({ people }, { annotationId }) => {
    expectDone(await giveReview(people.annotator, annotationId, { verdict: "agree" }));
    return {};
  },
  // A proposal that was put aside is none of the things of a place.
  restoreProposal: async () => ({}),
};

/**
 * A place with one of everything in it again, after an operation has removed what its path names
 * last: the same one when that was none of its things.
 */
export async function placeAgain(
  { id, path }: Operation,
  { params }: Asked,
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
  const recreate = RECREATE[id];
  return recreate
    ? { ...place, ...(await recreate(fixture, place)) }
    : makePlace(fixture, "SHARED");
}
