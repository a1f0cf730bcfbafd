import { CRANE_RULE, MIRA, RULES_SOURCE, SPEECH, storyId, TOMAS, YUSUF } from "@/prisma/seed/ids";
import type { StoryAnnotation } from "@/prisma/seed/shape";

/** The harbour master on the crane rails, and what he asks of the council. */
export const ON_THE_CRANE_RAILS: readonly StoryAnnotation[] = [
  {
    id: storyId("58"),
    documentId: SPEECH,
    onRevision: 1,
    by: YUSUF,
    at: "2024-03-05T14:06:00.000Z",
    kind: "claim",
    quotes: [
      {
        exact:
          "no crane of more than sixty tonnes may run on this quay until the rails have been tested",
      },
    ],
    tags: ["legal"],
    body: "He names the text it stands in, so it takes one look.",
    claim: {
      id: CRANE_RULE,
      statement: "Cranes of more than sixty tonnes may not run on untested rails.",
      type: "legal",
      checkworthy: true,
      role: "asserts",
      commitment: "asserted",
    },
    status: "accepted",
    notes: [],
    references: [
      {
        id: storyId("ad"),
        by: YUSUF,
        at: "2024-03-05T14:09:00.000Z",
        relation: "supports",
        source: RULES_SOURCE,
        locator: "rule 9, paragraph 2",
        quote:
          "A crane of more than sixty tonnes shall not be moved on a quay before the rails have been tested.",
      },
    ],
    reviews: [{ by: MIRA, at: "2024-03-06T10:44:00.000Z", verdict: "agree", comment: "" }],
  },
  {
    id: storyId("59"),
    documentId: SPEECH,
    onRevision: 1,
    by: MIRA,
    at: "2024-03-05T14:33:00.000Z",
    kind: "quotation",
    quotes: [{ exact: "“heavy-lift quay”" }],
    tags: ["scare"],
    body: "The council’s own word, on the poster he comes back to a little later. He holds it at arm’s length, and the marks are the press office’s.",
    quotation: { form: "scare", speaker: null, cue: null, addressee: null, match: null },
    status: "open",
    notes: [],
    references: [],
    reviews: [
      {
        by: TOMAS,
        at: "2024-03-05T14:50:00.000Z",
        verdict: "agree",
        comment: "Nobody is said to have used it, so not mixed.",
      },
    ],
  },
  {
    id: storyId("5a"),
    documentId: SPEECH,
    onRevision: 1,
    by: TOMAS,
    at: "2024-03-05T14:44:00.000Z",
    kind: "claim",
    quotes: [{ exact: "The lock ought to be manned at night from this autumn on." }],
    tags: ["policy"],
    body: "A wish put to the council, and put openly. Nothing to check.",
    claim: {
      id: null,
      statement: "The lock should be manned at night from autumn 2024.",
      type: "policy",
      checkworthy: false,
      role: "asserts",
      commitment: "asserted",
    },
    status: "open",
    notes: [],
    references: [],
    reviews: [],
  },
];
