import { z } from "zod";
import { review } from "./annotation";
import { passage } from "./measures";
import {
  cursorQuery,
  id,
  listOf,
  operation,
  queryNumber,
  slug,
  time,
  words,
  type QueryOf,
} from "./operation";
import { KINDS, MAX_REVIEW_AGE, REVIEW_ORDERS, STATUS_FILTERS } from "./terms";

const projectId = z.object({ projectId: id });
const yes = z.enum(["true", "false"]).optional();

/** What a queue is narrowed to. Also what is kept of it for each person, as it is sent. */
const narrowed = {
  document: id.optional(),
  author: words(500).optional().meta({ description: "An account's id, or a name." }),
  tag: slug.optional().meta({
    description:
      "A tag's word, also as a claim's type, a form or a technique; a group of the codebook stands for all below it.",
  }),
  kind: z.enum(KINDS).optional(),
  status: z.enum(STATUS_FILTERS).optional(),
  differ: yes.meta({ description: "`true`: only those whose reviews differ from one another." }),
  unseen: yes.meta({
    description: "`true`: only those of others that you have not reviewed.",
  }),
  age: queryNumber(1, MAX_REVIEW_AGE)
    .optional()
    .meta({ description: "Only what was made more than so many days ago." }),
};

const sort = z.enum(REVIEW_ORDERS).optional().meta({
  description: "`oldest`, the default, and `newest` by when they were made; `place` by the texts.",
});

export const reviewItem = passage
  .extend({
    tags: z.array(z.string()),
    statement: z.string().nullable().meta({ description: "Of a claim: it in plain words." }),
    statusReason: z.string().meta({ description: "Why it was decided so; may be empty." }),
    statusOutdated: z.boolean().meta({
      description: "Whether the status was decided on an earlier wording.",
    }),
    reviews: z.array(review).meta({ description: "Oldest first: one review a person." }),
    noteCount: z.int(),
    createdAt: time,
    version: z.int().meta({ description: "For If-Match when its status is set." }),
    mayReview: z.boolean(),
    mayJudge: z.boolean(),
  })
  .meta({ id: "ReviewItem" });

export const listReviewQueueCall = operation({
  id: "listReviewQueue",
  method: "get",
  path: "/projects/{projectId}/review-queue",
  group: "Reviews",
  summary: "Annotations of a project to review, with their words and surroundings.",
  description:
    "A page may hold fewer than asked for, or none, and still name a `next`: a bounded number of annotations is looked at for each.",
  params: projectId,
  query: z.object({ ...cursorQuery, ...narrowed, sort }),
  answers: { 200: listOf(reviewItem) },
});

export const readReviewProgressCall = operation({
  id: "readReviewProgress",
  method: "get",
  path: "/projects/{projectId}/review-queue/progress",
  group: "Reviews",
  summary: "How many annotations of others you have reviewed, of all that a filter finds.",
  params: projectId,
  query: z.object({ ...narrowed, unseen: yes }),
  answers: {
    200: z
      .object({
        total: z.int(),
        reviewed: z.int(),
        complete: z.boolean().meta({
          description: "False where there are more than are counted, which are 10,000.",
        }),
      })
      .meta({ id: "ReviewProgress" }),
  },
});

const kept = z.object({ ...narrowed, age: z.int().min(1).max(MAX_REVIEW_AGE).optional(), sort });

export const keepReviewFilterCall = operation({
  id: "keepReviewFilter",
  method: "put",
  path: "/projects/{projectId}/review-queue/filter",
  group: "Reviews",
  summary: "Keep what you narrowed the review queue to, for your next visit in whichever browser.",
  description: "Only you see it. It is no work: no feed tells of it and no log has it.",
  params: projectId,
  body: z.object({ filter: kept }),
  answers: { 200: z.object({ filter: kept }) },
});

/** What a queue is narrowed to and how it is sorted. */
export type ReviewFilter = Omit<QueryOf<typeof listReviewQueueCall>, "cursor" | "limit">;

export const REVIEW_QUEUE = [listReviewQueueCall, readReviewProgressCall, keepReviewFilterCall];
