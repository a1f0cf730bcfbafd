import { z } from "zod";
import { decision } from "./adjudication";
import { review } from "./annotation";
import { passage } from "./measures";
import { cursorQuery, givenTime, id, listOf, operation, person, time } from "./operation";
import { note } from "./notes";
import { FATES, INBOX_GROUPS, NOTE_CONCERNS } from "./terms";

const projectId = z.object({ projectId: id });

export const inboxItem = passage
  .extend({
    at: time.meta({ description: "When the last of it happened." }),
    isNew: z.boolean().meta({ description: "Whether that was since you last marked it as seen." }),
    statusReason: z
      .string()
      .meta({ description: "Why it was decided so; empty where nothing is given." }),
    statusOutdated: z.boolean().meta({
      description: "Whether the status was decided on an earlier wording.",
    }),
    decidedBy: person.nullable().meta({ description: "Null where it is open." }),
    decidedAt: time.nullable(),
    fate: z
      .enum(FATES)
      .nullable()
      .meta({ description: "What adjudication made of it; null where it was not decided on." }),
    adjudication: decision.nullable().meta({ description: "The decision that made it so." }),
    reviews: z.array(review).meta({ description: "What others say of it, oldest first." }),
    noteCount: z.int(),
  })
  .meta({ id: "InboxItem" });

export const listInboxCall = operation({
  id: "listInbox",
  method: "get",
  path: "/projects/{projectId}/inbox",
  group: "Reviews",
  summary:
    "What became of your annotations in a project: decisions on them, and reviews that disagree.",
  description: "The newest first. `group` narrows it; without it each annotation is listed once.",
  params: projectId,
  query: z.object({ ...cursorQuery, group: z.enum(INBOX_GROUPS).optional() }),
  answers: { 200: listOf(inboxItem) },
});

export const inboxNote = passage
  .extend({
    note,
    why: z.enum(NOTE_CONCERNS).meta({
      description:
        "Whether it mentions you, answers a note of yours, or stands under an annotation of yours: the first that is true.",
    }),
    at: time.meta({ description: "When it was written, or when it first mentioned you." }),
    isNew: z.boolean().meta({ description: "Whether that was since you last marked it as seen." }),
  })
  .meta({ id: "InboxNote" });

export const listInboxNotesCall = operation({
  id: "listInboxNotes",
  method: "get",
  path: "/projects/{projectId}/inbox/notes",
  group: "Reviews",
  summary:
    "Notes of others in a project that concern you: that mention you, answer you, or are on your annotations.",
  description:
    "The newest first. A note mentions whoever is named in it as `@Name`, with the name as the project has it.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(inboxNote) },
});

export const readInboxSummaryCall = operation({
  id: "readInboxSummary",
  method: "get",
  path: "/projects/{projectId}/inbox/summary",
  group: "Reviews",
  summary:
    "How many of your annotations were accepted, rejected and disputed, and why; how many notes concern you.",
  params: projectId,
  answers: {
    200: z
      .object({
        accepted: z.int(),
        kept: z.int().meta({ description: "Those that stand as they are after adjudication." }),
        adjusted: z.int().meta({
          description: "Those in whose place something else stands after adjudication.",
        }),
        rejected: z.int().meta({ description: "By a status or by adjudication." }),
        disputed: z.int(),
        disagreed: z.int().meta({ description: "Those that a review of others disagrees with." }),
        unread: z.int().meta({ description: "Of which something is new." }),
        notes: z.int().meta({ description: "Notes of others that concern you." }),
        unreadNotes: z.int().meta({ description: "Of which are new." }),
        reasons: z
          .array(z.object({ reason: z.string(), count: z.int() }))
          .meta({ description: "Why they were rejected, the most frequent first." }),
        seenAt: time.nullable().meta({ description: "Up to when you have marked it as seen." }),
      })
      .meta({ id: "InboxSummary" }),
  },
});

export const markInboxSeenCall = operation({
  id: "markInboxSeen",
  method: "put",
  path: "/projects/{projectId}/inbox/seen",
  group: "Reviews",
  summary: "Mark your inbox as seen up to a moment; never to one before.",
  description: "Only you see it. It is no work: no feed tells of it and no log has it.",
  params: projectId,
  body: z.object({ at: givenTime }),
  answers: { 200: z.object({ seenAt: time }) },
});

export const INBOX = [listInboxCall, listInboxNotesCall, readInboxSummaryCall, markInboxSeenCall];
