import {
  FERRY_SOURCE,
  MIRA,
  PRESS_RELEASE,
  REPORT_SOURCE,
  SPEECH_SOURCE,
  storyId,
  TOMAS,
  WORKERS_ADDED,
  YUSUF,
} from "@/prisma/seed/ids";
import type { StoryAnnotation } from "@/prisma/seed/shape";

/**
 * Made on the first version of the release; its correction moves, changes and deletes their words.
 */
export const ON_THE_PRESS_RELEASE: readonly StoryAnnotation[] = [
  {
    id: storyId("60"),
    documentId: PRESS_RELEASE,
    onRevision: 1,
    by: YUSUF,
    at: "2024-03-05T15:40:00.000Z",
    kind: "quotation",
    quotes: [{ exact: "the day “the end of a long winter”" }],
    tags: ["mixed"],
    body: "“In her speech”, it says. The speech as published does not have the words.",
    quotation: {
      form: "mixed",
      speaker: "Ilse Varn, mayor of Brackwater",
      cue: "called",
      addressee: null,
      match: "not-found",
    },
    status: "open",
    fate: "moved",
    notes: [
      {
        id: storyId("85"),
        by: TOMAS,
        at: "2024-03-05T15:58:00.000Z",
        body: "I stood there. She said it on the steps afterwards, to whoever was near. So the words are hers and the place is wrong.",
      },
      {
        id: storyId("86"),
        by: YUSUF,
        at: "2024-03-05T16:05:00.000Z",
        body: "Then *not found* is right for the speech, and your note is the best source we have. I leave it open.",
        replyTo: storyId("85"),
      },
    ],
    references: [
      {
        id: storyId("ae"),
        by: YUSUF,
        at: "2024-03-05T15:43:00.000Z",
        relation: "context",
        source: SPEECH_SOURCE,
        locator: "Mayor Ilse Varn",
        quote: "three winters ago the sea took forty metres of this quay in a single night",
      },
    ],
    reviews: [],
  },
  {
    id: storyId("61"),
    documentId: PRESS_RELEASE,
    onRevision: 1,
    by: TOMAS,
    at: "2024-03-05T15:48:00.000Z",
    kind: "claim",
    quotes: [{ exact: "The new quay has brought 140 jobs to the town." }],
    tags: ["statistical"],
    body: "The same number as in the speech, and now *to the town*, which makes it harder to defend.",
    claim: {
      id: WORKERS_ADDED,
      statement: "The quay has brought 140 jobs to the town.",
      type: "statistical",
      checkworthy: true,
      role: "repeats",
      commitment: "asserted",
    },
    status: "accepted",
    fate: "changed",
    notes: [
      {
        id: storyId("87"),
        by: MIRA,
        at: "2024-03-07T09:15:00.000Z",
        body: "They have corrected it to 65, two days after publication and with a note at the top. Credit where it is due.",
      },
    ],
    references: [
      {
        id: storyId("af"),
        by: TOMAS,
        at: "2024-03-05T15:50:00.000Z",
        relation: "refutes",
        source: REPORT_SOURCE,
        locator: "section 14",
        quote: "65 places of work are new to the town",
      },
    ],
    reviews: [{ by: YUSUF, at: "2024-03-05T16:08:00.000Z", verdict: "agree", comment: "" }],
  },
  {
    id: storyId("62"),
    documentId: PRESS_RELEASE,
    onRevision: 1,
    by: MIRA,
    at: "2024-03-05T16:14:00.000Z",
    kind: "claim",
    quotes: [
      {
        exact:
          "Every cabin on the ferry has been booked until September, and hoteliers speak of the best spring in living memory.",
      },
    ],
    tags: ["statistical"],
    body: "The ferry’s page offered cabins for every week when I looked on 5 March.",
    claim: {
      id: null,
      statement: "All cabins on the Sallow ferry are booked until September 2024.",
      type: "statistical",
      checkworthy: true,
      role: "asserts",
      commitment: "asserted",
    },
    status: "open",
    fate: "lost",
    notes: [
      {
        id: storyId("88"),
        by: MIRA,
        at: "2024-03-07T09:18:00.000Z",
        body: "The sentence is gone from the corrected release, “for which we had no source”. The annotation stays, because others have quoted the sentence meanwhile.",
      },
    ],
    references: [
      {
        id: storyId("b0"),
        by: MIRA,
        at: "2024-03-05T16:16:00.000Z",
        relation: "refutes",
        source: FERRY_SOURCE,
        locator: "accessed 5 March 2024",
        quote: "Cabins free: May 31, June 24, July 9, August 6.",
      },
    ],
    reviews: [
      {
        by: YUSUF,
        at: "2024-03-05T16:25:00.000Z",
        verdict: "unsure",
        comment: "Two claims in one span: cabins, and the hoteliers’ memory.",
      },
    ],
  },
];
