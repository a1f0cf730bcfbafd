import { z } from "zod";
import { MAX_TEXT_LENGTH } from "../text/document-text";
import { annotation } from "./annotation";
import { documentId, projectId } from "./documents";
import { id, operation, person, queryNumber, rule, time } from "./operation";
import { CHANGES } from "./change-kinds";

export const change = z
  .object({
    /** 1, 2, 3 … without a gap, in the reader's own feed. */
    number: z.int(),
    kind: z.enum(CHANGES),
    /** What changed. */
    id,
    /** The annotation it hangs on, when it is a note, a reference or a review. */
    annotationId: id.nullable(),
    by: person,
    at: time,
  })
  .meta({ id: "Change" });

/** A change in the events of a document: with the annotation it is about. */
export const documentChange = change.extend({
  /** As reading it answers after the change; null once this reader sees it no more. */
  annotation: annotation.nullable().optional(),
});

const offset = z.int().min(0).max(MAX_TEXT_LENGTH);

const feedQuery = z.object({
  after: queryNumber(0, 2_147_483_647).optional(),
  limit: queryNumber(1, 1000).optional(),
});

const texts = z.enum(["true", "false"]).optional();

export const readChangesCall = operation({
  id: "readChanges",
  method: "get",
  path: "/documents/{documentId}/changes",
  group: "Changes",
  summary: "What happened in a document, numbered 1, 2, 3 … without a gap.",
  params: documentId,
  query: feedQuery,
  answers: { 200: z.object({ changes: z.array(change), last: z.int() }) },
});

export const documentEventsCall = operation({
  id: "documentEvents",
  method: "get",
  path: "/documents/{documentId}/events",
  group: "Changes",
  summary: "The same as server-sent events; Last-Event-ID goes on without loss.",
  description:
    "A change to an annotation, or to what hangs on it, brings `annotation`: what reading it answers " +
    "after the change, or null when the reader sees it no more. Where it is missing, a later change " +
    "of the same annotation may be on its way; read it then. A client that does not read its events " +
    "is disconnected after half a minute and resumes by the last `id:`. " +
    "With `presence=true` the stream also reports who has the document open, as `event: presence` " +
    "with `{people}`. With `project=17` it also reports what happens in the document's project " +
    "after that number, as `event: project`. Neither has an `id:`.",
  params: documentId,
  query: z.object({
    after: queryNumber(0, 2_147_483_647).optional(),
    presence: z.enum(["true", "false"]).optional(),
    project: queryNumber(0, 2_147_483_647).optional(),
  }),
  answers: { 200: "text/event-stream" },
});

export const sayPresenceCall = operation({
  id: "sayPresence",
  method: "post",
  path: "/documents/{documentId}/presence",
  group: "Changes",
  summary: "An open page says that it is there and what is selected in it; nothing is stored.",
  description:
    "Say it whenever it changes, and at least every 20 seconds: after 45 silent seconds, or with " +
    "`leaves`, the page counts as closed. Everybody in the project who follows the document's " +
    "events with `presence=true` receives it. An open annotation that is private is left out.",
  params: documentId,
  body: z.object({
    tab: z.uuid().meta({ description: "The page's own id." }),
    leaves: z.boolean().optional(),
    revision: z.int().min(1).max(1_000_000).optional(),
    selection: z
      .array(
        z
          .object({ start: offset, end: offset })
          .refine(({ start, end }) => start < end, rule("not-reversed")),
      )
      .min(1)
      .max(20)
      .nullable()
      .optional()
      .meta({ description: "Code points of that revision." }),
    annotationId: id.nullable().optional(),
  }),
  answers: { 204: null },
});

export const readProjectChangesCall = operation({
  id: "readProjectChanges",
  method: "get",
  path: "/projects/{projectId}/changes",
  group: "Changes",
  summary: "What happened in a project: its codebook, members, claims and documents.",
  description:
    "With `texts=true` the answer also says how far the project's texts have come: a number that " +
    "grows whenever the feed of one of them does.",
  params: projectId,
  query: feedQuery.extend({ texts }),
  answers: {
    200: z.object({ changes: z.array(change), last: z.int(), texts: z.int().optional() }),
  },
});

export const projectEventsCall = operation({
  id: "projectEvents",
  method: "get",
  path: "/projects/{projectId}/events",
  group: "Changes",
  summary: "The same as server-sent events.",
  description:
    "With `texts=true` the stream also reports how far the project's texts have come, now and " +
    "whenever the feed of one of them grows, as `event: texts` with `{last}`. It has no `id:`.",
  params: projectId,
  query: z.object({ after: queryNumber(0, 2_147_483_647).optional(), texts }),
  answers: { 200: "text/event-stream" },
});

export const FEEDS = [
  readChangesCall,
  documentEventsCall,
  sayPresenceCall,
  readProjectChangesCall,
  projectEventsCall,
];
