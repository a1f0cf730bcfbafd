import type { Quantity } from "@/lib/annotation/annotation";
import type { Directness, Stance } from "@/lib/claim/evidence";
import {
  AUDIT_REPORT,
  CARGO_DOUBLED,
  FERRY_FULL,
  MIRA,
  storyId,
  TOMAS,
  TRAFFIC_DOUBLED,
  WITHIN_BUDGET,
  WORKERS_ADDED,
  YUSUF,
} from "@/prisma/seed/ids";

/** Words of a document of the story that bear on a claim. */
export interface StoryEvidence {
  readonly id: string;
  readonly claimId: string;
  readonly by: string;
  readonly at: string;
  /** The passage it was cited for. */
  readonly annotationId: string;
  readonly documentId: string;
  readonly exact: string;
  readonly stance: Stance;
  readonly directness: Directness;
  readonly note: string;
}

export const EVIDENCE: readonly StoryEvidence[] = [
  {
    id: storyId("d0"),
    claimId: TRAFFIC_DOUBLED,
    by: MIRA,
    at: "2024-03-06T09:40:00.000Z",
    annotationId: storyId("40"),
    documentId: AUDIT_REPORT,
    exact: "Calls rose by half between 2021 and 2023",
    stance: "refutes",
    directness: "primary",
    note: "If traffic means ships.",
  },
  {
    id: storyId("d1"),
    claimId: TRAFFIC_DOUBLED,
    by: YUSUF,
    at: "2024-03-06T09:44:00.000Z",
    annotationId: storyId("40"),
    documentId: AUDIT_REPORT,
    exact: "Measured against 2019, both rose by about one twentieth.",
    stance: "qualifies",
    directness: "primary",
    note: "The first year decides how the last one looks.",
  },
  {
    id: storyId("d2"),
    claimId: WORKERS_ADDED,
    by: TOMAS,
    at: "2024-03-06T09:50:00.000Z",
    annotationId: storyId("48"),
    documentId: AUDIT_REPORT,
    exact: "65 places of work are new to the town",
    stance: "refutes",
    directness: "primary",
    note: "",
  },
  {
    id: storyId("d3"),
    claimId: CARGO_DOUBLED,
    by: YUSUF,
    at: "2024-03-06T09:55:00.000Z",
    annotationId: storyId("47"),
    documentId: AUDIT_REPORT,
    exact: "cargo doubled",
    stance: "supports",
    directness: "primary",
    note: "",
  },
  {
    id: storyId("d4"),
    claimId: FERRY_FULL,
    by: YUSUF,
    at: "2024-03-06T10:00:00.000Z",
    annotationId: storyId("56"),
    documentId: AUDIT_REPORT,
    exact: "over the year it was 54 per cent",
    stance: "qualifies",
    directness: "primary",
    note: "Said without a season.",
  },
];

const NUMBER: Quantity = {
  value: 0,
  unit: "",
  comparator: "=",
  period: "",
  place: "",
  denominator: "",
  base: "",
};

/** Numbers that a person of the story found in a passage and confirmed. */
export const NUMBERS: readonly {
  readonly annotationId: string;
  readonly claimId: string;
  readonly by: string;
  readonly quantities: readonly Quantity[];
}[] = [
  {
    annotationId: storyId("6a"),
    claimId: WORKERS_ADDED,
    by: MIRA,
    quantities: [
      { ...NUMBER, value: 96, unit: "people", period: "2021/2023", place: "the east quay" },
    ],
  },
  {
    annotationId: storyId("48"),
    claimId: WORKERS_ADDED,
    by: MIRA,
    quantities: [{ ...NUMBER, value: 140, unit: "people", place: "the east quay" }],
  },
  {
    annotationId: storyId("61"),
    claimId: WORKERS_ADDED,
    by: MIRA,
    quantities: [{ ...NUMBER, value: 140, unit: "people", place: "the town" }],
  },
  {
    annotationId: storyId("40"),
    claimId: TRAFFIC_DOUBLED,
    by: MIRA,
    quantities: [
      { ...NUMBER, value: 2, unit: "×", comparator: "ratio", period: "since we took office" },
    ],
  },
  {
    annotationId: storyId("56"),
    claimId: FERRY_FULL,
    by: MIRA,
    quantities: [{ ...NUMBER, value: 100, unit: "%" }],
  },
];

/**
 * A claim that was registered again by somebody who did not search first: the two may be
 * duplicates.
 */
export const SAID_AGAIN = {
  id: storyId("29"),
  by: TOMAS,
  at: "2024-03-08T09:05:00.000Z",
  statement: "Traffic through Brackwater harbour has doubled since 2021.",
  type: "statistical",
} as const;

/** Fruitless searches for evidence. */
export const SEARCHES = [
  {
    id: storyId("d8"),
    claimId: WITHIN_BUDGET,
    by: TOMAS,
    at: "2024-03-07T14:10:00.000Z",
    outcome: "not-found",
    place: "The council’s minutes of 2023: the final account is announced there and not attached.",
  },
] as const;
