import { z } from "zod";
import { documentId, revision } from "./documents";
import { cursorQuery, id, listOf, operation, pastQuery } from "./operation";

const moved = z.int();

/** A revision in the list of a document's, with what it did to annotations. */
export const documentRevision = revision
  .extend({
    current: z.boolean().meta({ description: "Whether it is the newest." }),
    createdBy: z
      .object({ id, name: z.string() })
      .nullable()
      .meta({ description: "Null where it is not known any more." }),
    moved: moved.meta({
      description: "How many annotations that you may see it put elsewhere, with their words.",
    }),
    changed: moved.meta({ description: "How many of them have other words since." }),
    ambiguous: moved.meta({
      description: "How many had a place until then, and none for certain.",
    }),
    lost: moved.meta({ description: "How many had a place until then, and none since." }),
  })
  .meta({ id: "DocumentRevision" });

export const listRevisionsCall = operation({
  id: "listRevisions",
  method: "get",
  path: "/documents/{documentId}/revisions",
  group: "Documents",
  summary:
    "The revisions of a document's text, the newest first, and what each did to annotations.",
  description: "The text of each: see `readText` with `revision`.",
  params: documentId,
  query: z.object({ ...cursorQuery, ...pastQuery }),
  answers: { 200: listOf(documentRevision) },
});

export const REVISIONS = [listRevisionsCall];
