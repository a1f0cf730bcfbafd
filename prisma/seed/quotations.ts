import type { Match } from "@/lib/annotation/annotation";
import { AUDIT_REPORT, SPEECH, storyId, TOMAS, YUSUF } from "@/prisma/seed/ids";
import type { StoryQuote } from "@/prisma/seed/shape";

const VARN = storyId("f0");
const QUILL = storyId("f1");
const LOHM = storyId("f2");
const FATHER = storyId("f3");
const NEIGHBOUR = storyId("f4");
const HADDAD = storyId("f5");

/** The people the texts of the story quote. */
export const SPEAKERS = [
  { id: VARN, name: "Ilse Varn", role: "mayor of Brackwater", aliases: ["Mayor Ilse Varn"] },
  { id: QUILL, name: "Edda Quill", role: "town auditor", aliases: ["the auditor"] },
  { id: LOHM, name: "Petra Lohm", role: "spokeswoman of the council", aliases: [] },
  { id: FATHER, name: "Tomas Oake’s father", role: "", aliases: [] },
  { id: NEIGHBOUR, name: "جار الكاتبة", role: "صياد", aliases: [] },
  { id: HADDAD, name: "سلمى حدّاد", role: "", aliases: [] },
];

interface SeedAttribution {
  readonly annotationId: string;
  readonly speakerId: string;
  readonly addresseeId?: string;
  readonly naming?: "named" | "role" | "anonymous";
  readonly at: Readonly<Partial<Record<"cue" | "speaker" | "addressee", readonly StoryQuote[]>>>;
  readonly inside?: string;
}

const SPOKESWOMAN = storyId("45");

/**
 * The mayor reports what her spokeswoman reported of what the auditor had told her: three voices.
 */
export const SAID: readonly SeedAttribution[] = [
  {
    annotationId: storyId("43"),
    speakerId: QUILL,
    naming: "role",
    at: { cue: [{ exact: "wrote that" }], speaker: [{ exact: "The auditor" }] },
  },
  {
    annotationId: SPOKESWOMAN,
    speakerId: LOHM,
    at: {
      cue: [{ exact: "said that" }],
      speaker: [{ exact: "our spokeswoman, Petra Lohm" }],
    },
  },
  {
    annotationId: storyId("46"),
    speakerId: QUILL,
    addresseeId: LOHM,
    naming: "role",
    at: {
      cue: [{ exact: "had told" }],
      speaker: [{ exact: "the auditor", prefix: "said that " }],
      addressee: [{ exact: "her", prefix: "had told " }],
    },
    inside: SPOKESWOMAN,
  },
  {
    annotationId: storyId("54"),
    speakerId: FATHER,
    naming: "role",
    at: { cue: [{ exact: "used to say that" }], speaker: [{ exact: "My father" }] },
  },
  {
    annotationId: storyId("60"),
    speakerId: VARN,
    naming: "role",
    at: { cue: [{ exact: "called", suffix: " the day" }], speaker: [{ exact: "the mayor" }] },
  },
  {
    annotationId: storyId("66"),
    speakerId: NEIGHBOUR,
    addresseeId: HADDAD,
    naming: "role",
    at: { cue: [{ exact: "قال لي" }], speaker: [{ exact: "جاري الصياد" }] },
  },
];

interface Held {
  readonly annotationId: string;
  readonly against: string;
  /** Absent where nobody has signed yet. */
  readonly signed?: {
    readonly by: string;
    readonly at: string;
    readonly verdict: Match;
    readonly note?: string;
  };
}

/** The quotations that were compared with their sources. */
export const HELD: readonly Held[] = [
  {
    annotationId: storyId("43"),
    against: AUDIT_REPORT,
    signed: {
      by: YUSUF,
      at: "2024-03-05T15:18:00.000Z",
      verdict: "altered",
      note: "An aside and the word “revised” are gone, and nothing says so.",
    },
  },
  {
    annotationId: storyId("46"),
    against: AUDIT_REPORT,
    signed: {
      by: YUSUF,
      at: "2024-03-05T16:24:00.000Z",
      verdict: "verbatim",
      note: "Word for word, though the sentence goes on.",
    },
  },
  {
    annotationId: storyId("60"),
    against: SPEECH,
    signed: { by: TOMAS, at: "2024-03-05T15:59:00.000Z", verdict: "not-found" },
  },
  { annotationId: SPOKESWOMAN, against: AUDIT_REPORT },
];
