import { z } from "zod";
import { MAX_TEXT_LENGTH } from "../text/document-text";
import { documentId } from "./documents";
import { codePoint, countedIn, offset } from "./offsets";
import { givenTime, id, operation, time } from "./operation";

const readingPlace = countedIn(
  z
    .object({
      revision: z.int(),
      offset: codePoint.nullable().meta({
        description:
          "Code points of that revision; null at its beginning and where it was read to its end.",
      }),
      updatedAt: time,
    })
    .meta({ id: "ReadingPlace" }),
  ({ revision }, { params }) => ({ documentId: String(params.documentId), revision }),
);

export const readPlaceCall = operation({
  id: "readPlace",
  method: "get",
  path: "/documents/{documentId}/place",
  group: "Documents",
  summary: "Where you stopped reading a document; null where nothing is known.",
  params: documentId,
  answers: { 200: z.object({ place: readingPlace.nullable() }) },
});

export const keepPlaceCall = operation({
  id: "keepPlace",
  method: "put",
  path: "/documents/{documentId}/place",
  group: "Documents",
  summary: "Keep where you stop reading a document, for your next visit in whichever browser.",
  description: "Only you see it. It is no work: no feed tells of it and no log has it.",
  params: documentId,
  body: countedIn(
    z.object({
      revision: z.int().min(1).max(1_000_000),
      offset: offset(z.int().min(0).max(MAX_TEXT_LENGTH)).nullable().meta({
        description: "Code points of that revision; null at its beginning and at its end.",
      }),
    }),
    ({ revision }, { params }) => ({ documentId: String(params.documentId), revision }),
  ),
  answers: { 200: z.object({ updatedAt: time }) },
});

export const readNewsCall = operation({
  id: "readNews",
  method: "get",
  path: "/documents/{documentId}/news",
  group: "Documents",
  summary: "Annotations of a document on which others marked or noted something since you read it.",
  description:
    "What was read before is kept by `PUT /documents/{id}/seen`; a text that was never left has nothing new.",
  params: documentId,
  answers: {
    200: z
      .object({
        seenAt: time.nullable().meta({ description: "Up to when you have read it." }),
        at: time.meta({ description: "When this was answered: what to send once it is read." }),
        count: z.int(),
        annotationIds: z
          .array(id)
          .meta({ description: "In reading order; the first 1,000 of `count`." }),
      })
      .meta({ id: "News" }),
  },
});

export const markSeenCall = operation({
  id: "markSeen",
  method: "put",
  path: "/documents/{documentId}/seen",
  group: "Documents",
  summary: "Say up to when you have read what others marked and noted in a document.",
  description: "Only you see it. It is no work: no feed tells of it and no log has it.",
  params: documentId,
  body: z.object({ at: givenTime }),
  answers: { 200: z.object({ seenAt: time }) },
});

export const READING_PLACES = [readPlaceCall, keepPlaceCall, readNewsCall, markSeenCall];
