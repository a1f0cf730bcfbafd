import { AUDIT_REPORT, LETTER, MIRA, PRESS_RELEASE, SPEECH, storyId } from "@/prisma/seed/ids";
import type { StoryDocument } from "@/prisma/seed/shape";
import { AUDIT_REPORT_TEXT } from "@/prisma/seed/texts/audit-report";
import { LETTER_TEXT } from "@/prisma/seed/texts/letter";
import {
  PRESS_RELEASE_TEXT,
  PRESS_RELEASE_TEXT_CORRECTED,
} from "@/prisma/seed/texts/press-release";
import { SPEECH_TEXT } from "@/prisma/seed/texts/speech";

const RIGHTS = "Written for Obelus; free to use.";

export const DOCUMENTS: readonly StoryDocument[] = [
  {
    id: SPEECH,
    title: "Speech at the reopening of the east quay",
    format: "markdown",
    metadata: {
      author: "Ilse Varn; Tomas Oake",
      speaker: "Ilse Varn, mayor of Brackwater",
      publisher: "Press office of the council",
      date: "2024-03-04",
      url: "https://council.brackwater.test/speeches/2024-03-04",
      language: "en",
      rights: RIGHTS,
    },
    contents: [
      {
        revisionId: storyId("18"),
        markdown: SPEECH_TEXT,
        by: MIRA,
        at: "2024-03-05T08:40:00.000Z",
      },
    ],
  },
  {
    id: PRESS_RELEASE,
    title: "East quay open again: the council’s press release",
    format: "markdown",
    metadata: {
      author: "Petra Lohm",
      speaker: "",
      publisher: "Press office of the council",
      date: "2024-03-04",
      url: "https://council.brackwater.test/press/2024-03-04",
      language: "en",
      rights: RIGHTS,
    },
    contents: [
      {
        revisionId: storyId("19"),
        markdown: PRESS_RELEASE_TEXT,
        by: MIRA,
        at: "2024-03-05T08:46:00.000Z",
      },
      {
        revisionId: storyId("1a"),
        markdown: PRESS_RELEASE_TEXT_CORRECTED,
        by: MIRA,
        at: "2024-03-07T09:10:00.000Z",
      },
    ],
  },
  {
    id: AUDIT_REPORT,
    title: "The auditor’s report on the east quay, sections 11 to 14",
    format: "markdown",
    metadata: {
      author: "Edda Quill",
      speaker: "",
      publisher: "Town auditor of Brackwater",
      date: "2024-02-12",
      url: "https://auditor.brackwater.test/reports/2024-02",
      language: "en",
      rights: RIGHTS,
    },
    contents: [
      {
        revisionId: storyId("1b"),
        markdown: AUDIT_REPORT_TEXT,
        by: MIRA,
        at: "2024-03-05T08:52:00.000Z",
      },
    ],
  },
  {
    id: LETTER,
    title: "رسالة إلى المحرر: أرقام الإيجارات",
    format: "markdown",
    metadata: {
      author: "سلمى حدّاد",
      speaker: "",
      publisher: "Brackwater Courier",
      date: "2024-03-08",
      url: "https://courier.brackwater.test/letters/2024-03-08",
      language: "ar",
      rights: RIGHTS,
    },
    contents: [
      {
        revisionId: storyId("1c"),
        markdown: LETTER_TEXT,
        by: MIRA,
        at: "2024-03-08T16:20:00.000Z",
      },
    ],
  },
];
