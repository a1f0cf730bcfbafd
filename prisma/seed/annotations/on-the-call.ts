import { BASIN_PAYS, MIRA, SPEECH, storyId, TOMAS, YUSUF } from "@/prisma/seed/ids";
import type { StoryAnnotation } from "@/prisma/seed/shape";

/** What the mayor calls for: the second basin, now, and the phrase she closes with. */
export const ON_THE_CALL: readonly StoryAnnotation[] = [
  {
    id: storyId("4e"),
    documentId: SPEECH,
    onRevision: 1,
    by: TOMAS,
    at: "2024-03-05T12:30:00.000Z",
    kind: "rhetoric",
    quotes: [
      {
        exact:
          "the second basin must be dug now or it will never be dug.\n\nGive the sea one winter and it will take the wall.",
      },
    ],
    tags: ["appeal-to-time"],
    body: "The hurry runs on over the end of the paragraph: *now*, and then why now. The council decides in May; the dredgers can be hired again.",
    rhetoric: {
      technique: "appeal-to-time",
      target: "The council that votes in May",
      claimId: BASIN_PAYS,
    },
    status: "open",
    notes: [],
    references: [],
    reviews: [
      {
        by: YUSUF,
        at: "2024-03-05T12:48:00.000Z",
        verdict: "disagree",
        comment: "Two techniques in one span. The first sentence hurries, the second frightens.",
      },
    ],
  },
  {
    id: storyId("4f"),
    documentId: SPEECH,
    onRevision: 1,
    by: YUSUF,
    at: "2024-03-05T12:44:00.000Z",
    kind: "rhetoric",
    quotes: [
      {
        exact:
          "Give the sea one winter and it will take the wall. Give it two and it will take the market. Give it three, and our grandchildren will need a boat to visit the church.",
      },
    ],
    tags: ["consequential-oversimplification"],
    body: "Wall, market, church: each step is said to bring the next. The wall has just been found sound.",
    rhetoric: {
      technique: "consequential-oversimplification",
      target: "The council that votes in May",
      claimId: BASIN_PAYS,
      justification: "No step is said to be likely; each is only said to follow.",
      answers: [
        {
          slug: "causal-oversimplification",
          question: "Does it explain something that has happened already?",
          answer: "no",
        },
      ],
    },
    status: "open",
    notes: [
      {
        id: storyId("80"),
        by: TOMAS,
        at: "2024-03-05T12:55:00.000Z",
        body: "Or an appeal to fear? The question in the codebook is whether there is a *chain*. There is, so I agree, though it does want to frighten.",
      },
    ],
    references: [],
    reviews: [{ by: TOMAS, at: "2024-03-05T12:56:00.000Z", verdict: "agree", comment: "" }],
  },
  {
    id: storyId("50"),
    documentId: SPEECH,
    onRevision: 1,
    by: MIRA,
    at: "2024-03-05T13:02:00.000Z",
    kind: "rhetoric",
    quotes: [{ exact: "Open water, open town!", prefix: "to visit the church. " }],
    tags: ["slogans"],
    body: "",
    rhetoric: {
      technique: "slogans",
      claimId: BASIN_PAYS,
      answers: [
        {
          slug: "repetition",
          question: "Would it do its work even if it were said only once?",
          answer: "yes",
        },
      ],
    },
    status: "accepted",
    notes: [],
    references: [],
    reviews: [{ by: TOMAS, at: "2024-03-05T13:06:00.000Z", verdict: "agree", comment: "" }],
  },
  {
    id: storyId("51"),
    documentId: SPEECH,
    onRevision: 1,
    by: YUSUF,
    at: "2024-03-05T14:26:00.000Z",
    kind: "claim",
    quotes: [{ exact: "By the end of next year the second basin will have paid for itself" }],
    tags: ["predictive"],
    body: "Can be checked at the end of 2025, if it is dug. She promises the bill, *line by line*: worth a date in the diary.",
    claim: {
      id: BASIN_PAYS,
      statement: "The second basin will have paid for itself by the end of 2025.",
      type: "predictive",
      checkworthy: true,
      role: "asserts",
      commitment: "asserted",
    },
    status: "open",
    notes: [],
    references: [],
    reviews: [],
  },
  {
    id: storyId("52"),
    documentId: SPEECH,
    onRevision: 1,
    by: MIRA,
    at: "2024-03-05T13:04:00.000Z",
    kind: "rhetoric",
    quotes: [{ exact: "Open water, open town!", prefix: "and keep asking. " }],
    tags: ["repetition", "slogans"],
    body: "The same four words once more, at the place where a speech is remembered.",
    rhetoric: {
      technique: "repetition",
      answers: [
        {
          slug: "slogans",
          question: "Would it do its work even if it were said only once?",
          answer: "no",
        },
      ],
    },
    status: "open",
    notes: [
      {
        id: storyId("81"),
        by: YUSUF,
        at: "2024-03-05T14:40:00.000Z",
        body: "A refrain is old and harmless. I mark it too, but a count of techniques should not weigh it like a straw man.",
      },
    ],
    references: [],
    reviews: [],
  },
];
