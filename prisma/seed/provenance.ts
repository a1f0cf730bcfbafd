import {
  COURIER_SOURCE,
  LETTER_SOURCE,
  MIRA,
  REGISTER_SOURCE,
  RENTS_SOURCE,
  REPORT_SOURCE,
  SPEECH_SOURCE,
  storyId,
  TOMAS,
  YUSUF,
} from "@/prisma/seed/ids";
import type { SourceRelationKind } from "@/lib/source/provenance";

/** A relation between two sources of the story. */
export interface StorySourceRelation {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly relation: SourceRelationKind;
  readonly note: string;
  readonly by: string;
}

/**
 * Nearly all of it goes back to the port's register; the report and the newspaper rest on one
 * another, which neither of them mentions.
 */
export const SOURCE_RELATIONS: readonly StorySourceRelation[] = [
  {
    id: storyId("e0"),
    fromId: SPEECH_SOURCE,
    toId: REPORT_SOURCE,
    relation: "quotes",
    note: "Section 11, shortened on the way.",
    by: MIRA,
  },
  {
    id: storyId("e1"),
    fromId: COURIER_SOURCE,
    toId: REPORT_SOURCE,
    relation: "quotes",
    note: "From a draft, three days before the report came out.",
    by: TOMAS,
  },
  {
    id: storyId("e2"),
    fromId: REPORT_SOURCE,
    toId: COURIER_SOURCE,
    relation: "cites",
    note: "A footnote gives the newspaper for the missing crane rails.",
    by: TOMAS,
  },
  {
    id: storyId("e3"),
    fromId: REPORT_SOURCE,
    toId: REGISTER_SOURCE,
    relation: "derives",
    note: "The tables of cargo are counted from the register.",
    by: MIRA,
  },
  {
    id: storyId("e4"),
    fromId: LETTER_SOURCE,
    toId: SPEECH_SOURCE,
    relation: "translates",
    note: "The sentence about rents, in Arabic.",
    by: YUSUF,
  },
  {
    id: storyId("e5"),
    fromId: LETTER_SOURCE,
    toId: RENTS_SOURCE,
    relation: "cites",
    note: "",
    by: YUSUF,
  },
];

export const SAVED_QUERY = {
  id: storyId("ea"),
  by: MIRA,
  name: "Rhetoric shortly before a claim nobody has decided",
  text: "rhetoric within 300 characters before claim verdict:none",
};
