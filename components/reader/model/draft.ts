import { v7 as newId } from "uuid";
import type { Annotation, Kind, Person, Segment } from "@/lib/annotation/annotation";

/** What an annotation is made of beyond its span. */
export interface Draft {
  /** A UUIDv7 when something else must know it beforehand. */
  readonly id?: string;
  readonly kind: Kind;
  readonly tags?: Annotation["tags"];
  readonly body?: string;
  readonly visibility?: Annotation["visibility"];
  readonly claim?: Annotation["claim"];
  readonly quotation?: Annotation["quotation"];
  readonly rhetoric?: Annotation["rhetoric"];
  readonly properties?: Annotation["properties"];
  /** The claim it carries from the beginning on; the server gives the occurrence its id. */
  readonly occurrences?: Annotation["occurrences"];
}

export interface DraftPlace {
  readonly projectId: string;
  readonly documentId: string;
  readonly revision: number;
}

/** A whole annotation, as the server will answer it; version 0 says that it has not yet. */
export function drafted(
  { projectId, documentId, revision }: DraftPlace,
  { id, name }: Person,
  target: readonly Segment[],
  draft: Draft,
): Annotation {
  const at = new Date().toISOString();
  return {
    id: newId(),
    projectId,
    documentId,
    revision,
    target,
    tags: [],
    properties: {},
    body: "",
    visibility: "project",
    claim: null,
    quotation: null,
    rhetoric: null,
    confidence: null,
    ...draft,
    occurrences: draft.occurrences ?? [],
    attribution: null,
    checks: [],
    was: null,
    references: [],
    reviews: [],
    noteCount: 0,
    status: "open",
    statusOutdated: false,
    statusReason: "",
    anchor: "exact",
    orphan: false,
    createdBy: { id, name },
    createdAt: at,
    updatedAt: at,
    version: 0,
    change: 0,
  };
}
