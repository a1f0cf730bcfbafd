import {
  COURIER_SOURCE,
  FORTY_YEARS,
  MIRA,
  REGISTER_SOURCE,
  SPEECH,
  storyId,
  TOMAS,
  TRAFFIC_DOUBLED,
  YUSUF,
} from "@/prisma/seed/ids";
import type { StoryAnnotation } from "@/prisma/seed/shape";

/** The speech’s first paragraph: the traffic and the clique. */
export const ON_THE_OPENING: readonly StoryAnnotation[] = [
  {
    id: storyId("40"),
    documentId: SPEECH,
    onRevision: 1,
    by: MIRA,
    at: "2024-03-05T09:12:00.000Z",
    kind: "claim",
    quotes: [{ exact: "traffic through it has doubled since we took office" }],
    tags: ["statistical"],
    body: "Twice *what*, and since *when*? Ships and tonnes give two answers.",
    claim: {
      id: TRAFFIC_DOUBLED,
      statement: "Traffic through the harbour doubled between 2021 and 2023.",
      type: "statistical",
      checkworthy: true,
      role: "asserts",
      commitment: "asserted",
    },
    status: "accepted",
    notes: [
      {
        id: storyId("70"),
        by: TOMAS,
        at: "2024-03-05T09:40:00.000Z",
        body: "Tonnage doubled, calls did not. I would say *misleading*, not false.",
      },
      {
        id: storyId("71"),
        by: YUSUF,
        at: "2024-03-05T15:05:00.000Z",
        body: "The base year matters more to me: in 2021 half of the quay was closed. Section 14 of the report has 2019 as well, and against **that** year the growth is a twentieth.",
        replyTo: storyId("70"),
      },
      {
        id: storyId("72"),
        by: MIRA,
        at: "2024-03-06T10:05:00.000Z",
        body: "Both are in the rationale now. In fairness: “since we took office” does mean 2021, so the year is not hidden, only unspoken.",
        replyTo: storyId("71"),
      },
    ],
    references: [
      {
        id: storyId("a0"),
        by: MIRA,
        at: "2024-03-05T09:20:00.000Z",
        relation: "refutes",
        source: REGISTER_SOURCE,
        locator: "p. 14",
        quote: "Calls rose from 212 to 318 between 2021 and 2023.",
      },
      {
        id: storyId("a1"),
        by: TOMAS,
        at: "2024-03-05T09:38:00.000Z",
        relation: "supports",
        source: COURIER_SOURCE,
        locator: "p. 3",
        quote: "Cargo tonnage has reached twice its level of 2021.",
      },
    ],
    reviews: [
      {
        by: TOMAS,
        at: "2024-03-05T09:41:00.000Z",
        verdict: "agree",
        comment: "A claim, and worth checking.",
      },
      { by: YUSUF, at: "2024-03-05T15:06:00.000Z", verdict: "agree", comment: "" },
    ],
  },
  {
    id: storyId("41"),
    documentId: SPEECH,
    onRevision: 1,
    by: YUSUF,
    at: "2024-03-05T09:58:00.000Z",
    kind: "rhetoric",
    quotes: [{ exact: "The same tired clique that let this town rot" }],
    tags: ["name-calling-labeling"],
    body: "The name stands in for an answer. What did they say the quay would cost, and were they wrong? The original budget was passed and then raised by 3.4 million.",
    rhetoric: {
      technique: "name-calling-labeling",
      claimId: FORTY_YEARS,
      answers: [
        {
          slug: "loaded-language",
          question: "Do the charged words name a person or a group, not a thing or an act?",
          answer: "yes",
        },
      ],
    },
    status: "accepted",
    notes: [
      {
        id: storyId("73"),
        by: TOMAS,
        at: "2024-03-05T10:10:00.000Z",
        body: "Is it clear whom she means? Eleven voted for the revision and four against, but nobody is named.",
      },
      {
        id: storyId("74"),
        by: YUSUF,
        at: "2024-03-05T10:16:00.000Z",
        body: "It is not, and I have left the target open. A name can sting without an address.",
        replyTo: storyId("73"),
      },
    ],
    references: [],
    reviews: [{ by: TOMAS, at: "2024-03-05T10:11:00.000Z", verdict: "agree", comment: "" }],
  },
  {
    id: storyId("42"),
    documentId: SPEECH,
    onRevision: 1,
    by: TOMAS,
    at: "2024-03-05T10:08:00.000Z",
    kind: "rhetoric",
    quotes: [{ exact: "let this town rot" }],
    tags: ["loaded-language"],
    body: "*Rot* where *decay* or *neglect* would do.",
    rhetoric: {
      technique: "loaded-language",
      answers: [
        {
          slug: "name-calling-labeling",
          question: "Do the charged words name a person or a group, not a thing or an act?",
          answer: "unsure",
        },
      ],
    },
    status: "rejected",
    notes: [
      {
        id: storyId("75"),
        by: MIRA,
        at: "2024-03-06T10:12:00.000Z",
        body: "The codebook asks whether the charged words name *people*. Here they are part of the name, so Yusuf’s annotation covers them. I keep yours on record as rejected; the wall did in fact rot, which is another reason.",
      },
    ],
    references: [],
    reviews: [
      {
        by: YUSUF,
        at: "2024-03-05T15:12:00.000Z",
        verdict: "disagree",
        comment: "Inside the name calling, not beside it.",
      },
    ],
  },
];
