import { ON_ONE_CLAIM_IN_THREE_PLACES } from "@/prisma/seed/annotations/on-one-claim-in-three-places";
import { ON_THE_ANSWERS } from "@/prisma/seed/annotations/on-the-answers";
import { ON_THE_AUDITORS_WORDS } from "@/prisma/seed/annotations/on-the-auditors-words";
import { ON_THE_CALL } from "@/prisma/seed/annotations/on-the-call";
import { ON_THE_CRANE_RAILS } from "@/prisma/seed/annotations/on-the-crane-rails";
import { ON_THE_HARBOUR_MASTER } from "@/prisma/seed/annotations/on-the-harbour-master";
import { ON_THE_NUMBERS } from "@/prisma/seed/annotations/on-the-numbers";
import { ON_THE_OPENING } from "@/prisma/seed/annotations/on-the-opening";
import { ON_THE_PRESS_RELEASE } from "@/prisma/seed/annotations/on-the-press-release";
import { ON_THE_REPORT_AND_THE_LETTER } from "@/prisma/seed/annotations/on-the-report-and-the-letter";
import { CLAIMS } from "@/prisma/seed/claims";
import { DOCUMENTS } from "@/prisma/seed/documents";
import { MIRA, PROJECT_ID, TOMAS, YUSUF } from "@/prisma/seed/ids";
import type { Story } from "@/prisma/seed/shape";
import { SOURCES } from "@/prisma/seed/sources";

export type * from "@/prisma/seed/shape";

/**
 * The sample project: a harbour town reopens its quay, and three people read what is said about
 * it. All people, places, numbers and sources are invented. Nobody in it lies; words get shorter
 * on their way from the auditor to the mayor to the press office, and that is what there is to see.
 */
export const STORY: Story = {
  project: {
    id: PROJECT_ID,
    name: "Brackwater: the east quay",
    description:
      "A sample to look around in: a speech, the press release about it, the report that both quote, and a reader’s letter. The town and its people are invented.",
    at: "2024-03-05T08:30:00.000Z",
  },
  people: [
    { id: MIRA, name: "Mira Sandoval", role: "curator" },
    { id: TOMAS, name: "Tomas Lindqvist", role: "annotator" },
    { id: YUSUF, name: "Yusuf Adeyemi", role: "annotator" },
  ],
  documents: DOCUMENTS,
  sources: SOURCES,
  claims: CLAIMS,
  annotations: [
    ...ON_THE_OPENING,
    ...ON_THE_AUDITORS_WORDS,
    ...ON_THE_NUMBERS,
    ...ON_THE_ANSWERS,
    ...ON_THE_CALL,
    ...ON_THE_HARBOUR_MASTER,
    ...ON_THE_CRANE_RAILS,
    ...ON_THE_PRESS_RELEASE,
    ...ON_THE_REPORT_AND_THE_LETTER,
    ...ON_ONE_CLAIM_IN_THREE_PLACES,
  ],
};
