import {
  MIRA,
  REPORT_SOURCE,
  SPEECH,
  storyId,
  TOMAS,
  TRAFFIC_DOUBLED,
  WITHIN_BUDGET,
  YUSUF,
} from "@/prisma/seed/ids";
import type { StoryAnnotation } from "@/prisma/seed/shape";

/** How the speech meets its critics: on the old town, the school roof and the timetable. */
export const ON_THE_ANSWERS: readonly StoryAnnotation[] = [
  {
    id: storyId("4b"),
    documentId: SPEECH,
    onRevision: 1,
    by: TOMAS,
    at: "2024-03-05T11:54:00.000Z",
    kind: "rhetoric",
    quotes: [{ exact: "every street of the old town has felt it" }],
    tags: ["exaggeration-minimisation"],
    body: "*Every* is large and *felt* is vague.",
    rhetoric: {
      technique: "exaggeration-minimisation",
      claimId: TRAFFIC_DOUBLED,
      justification: "Nobody has asked in every street, and what is felt is not said.",
      answers: [
        {
          slug: "loaded-language",
          question: "Would a neutral word carry the same fact?",
          answer: "no",
        },
      ],
    },
    status: "open",
    notes: [
      {
        id: storyId("7e"),
        by: MIRA,
        at: "2024-03-05T16:10:00.000Z",
        body: "The scaffolding alone was felt in every street. It could be literally true, and not as praise.",
      },
    ],
    references: [],
    reviews: [
      {
        by: YUSUF,
        at: "2024-03-05T16:30:00.000Z",
        verdict: "unsure",
        comment: "A figure of speech that nobody takes for a count?",
      },
    ],
  },
  {
    id: storyId("4c"),
    documentId: SPEECH,
    onRevision: 1,
    by: YUSUF,
    at: "2024-03-05T12:02:00.000Z",
    kind: "rhetoric",
    quotes: [
      {
        exact: "who let that roof leak for twelve years before anybody fetched a ladder?",
      },
    ],
    tags: ["whataboutism"],
    body: "The question was why the money went here. The answer is about somebody else’s ladder.",
    rhetoric: {
      technique: "whataboutism",
      target: "The council before 2021",
      claimId: WITHIN_BUDGET,
      answers: [
        {
          slug: "red-herring",
          question: "Does the new matter reproach somebody?",
          answer: "yes",
        },
      ],
    },
    status: "accepted",
    notes: [
      {
        id: storyId("7f"),
        by: TOMAS,
        at: "2024-03-05T12:12:00.000Z",
        body: "*Appeal to hypocrisy or whataboutism?* Are the critics said to break their own rule? No: they are said to have left another job undone. Whataboutism it is.",
      },
    ],
    references: [],
    reviews: [{ by: MIRA, at: "2024-03-06T10:26:00.000Z", verdict: "agree", comment: "" }],
  },
  {
    id: storyId("4d"),
    documentId: SPEECH,
    onRevision: 1,
    by: MIRA,
    at: "2024-03-05T12:20:00.000Z",
    kind: "rhetoric",
    quotes: [
      {
        exact:
          "In a certain sense, and taking one thing with another, the timetable was largely kept.",
      },
    ],
    tags: ["obfuscation-vagueness-confusion"],
    body: "Three hedges before the verb. The report says seven months, and that five of them were nobody’s fault, which would have been the better sentence.",
    rhetoric: {
      technique: "obfuscation-vagueness-confusion",
      justification: "Three hedges stand where a number of months was asked for.",
      answers: [
        {
          slug: "red-herring",
          question: "Can one tell what the passage says, even if it is not to the point?",
          answer: "no",
        },
      ],
    },
    status: "open",
    notes: [],
    references: [
      {
        id: storyId("a9"),
        by: MIRA,
        at: "2024-03-05T12:23:00.000Z",
        relation: "context",
        source: REPORT_SOURCE,
        locator: "section 12",
        quote:
          "It was finished seven months later than first planned; five of these months are owed to the footing.",
      },
    ],
    reviews: [],
  },
];
