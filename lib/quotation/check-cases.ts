/** A quotation, its source, and what a careful reader says of it. */
export interface CheckCase {
  readonly name: string;
  readonly source: string;
  readonly quotation: string;
  /**
   * The verdicts that are right, with "|" between them; "warn" is a verbatim quotation with a
   * warning.
   */
  readonly right: string;
}

/** One case or more for each kind of difference between a quotation and its source. */
export const CHECK_CASES: readonly CheckCase[] = [
  {
    name: "a minus before a number lost",
    source: "At noon it was −12 degrees on the quay.",
    quotation: "At noon it was 12 degrees on the quay",
    right: "altered",
  },
  {
    name: "an en dash as a minus lost",
    source: "The balance stood at –40 crowns.",
    quotation: "The balance stood at 40 crowns",
    right: "altered",
  },
  {
    name: "a hyphen that makes a word lost",
    source: "They hired a fast-moving crew.",
    quotation: "They hired a fast moving crew",
    right: "altered",
  },
  {
    name: "marks of doubt lost",
    source: "The ‘experts’ came too late.",
    quotation: "The experts came too late",
    right: "altered",
  },
  {
    name: "marks of doubt put on",
    source: "The experts came too late.",
    quotation: "The “experts” came too late",
    right: "altered",
  },
  {
    name: "a question made a statement",
    source: "Is the ferry late?",
    quotation: "Is the ferry late.",
    right: "altered",
  },
  {
    name: "an apostrophe lost",
    source: "The sailors’ pay was late.",
    quotation: "The sailors pay was late",
    right: "altered",
  },
  {
    name: "a capital that makes a name lost",
    source: "She read the Mirror on deck.",
    quotation: "She read the mirror on deck",
    right: "altered",
  },
  {
    name: "an ellipsis over a negation",
    source: "Wir werden die Fähre nicht verkaufen.",
    quotation: "Wir werden die Fähre … verkaufen",
    right: "altered",
  },
  {
    name: "an ellipsis over a French negation",
    source: "Nous ne voulons jamais vendre le quai.",
    quotation: "Nous … vendre le quai",
    right: "altered",
  },
  {
    name: "words of two speakers",
    source: "IDA: The crane is safe today.\n\nOLE: It will fall by Friday.",
    quotation: "The crane is safe today. It will fall by Friday.",
    right: "altered|spliced",
  },
  {
    name: "words under another label",
    source: "IDA: The crane is safe.\n\nOLE: I do not think so.",
    quotation: "OLE: The crane is safe.",
    right: "altered",
  },
  {
    name: "a mosaic of single words",
    source: "The crew that left the ship at dawn never took any money.",
    quotation: "crew … left … money",
    right: "altered|spliced",
  },
  {
    name: "a bracket that puts in another person",
    source: "At dawn Ida blamed Ole for the fire.",
    quotation: "At dawn Ida blamed [Per] for the fire",
    right: "altered",
  },
  {
    name: "a bracket at the beginning that puts in another person",
    source: "Ida blamed the storm for the fire.",
    quotation: "[Per] blamed the storm for the fire",
    right: "altered",
  },
  {
    name: "a bracket at the end that explains",
    source: "Then the captain blamed her for all of it.",
    quotation: "the captain blamed her [Ida]",
    right: "marked",
  },
  {
    name: "points of another word",
    source: "كَتَبَ الرجل رسالة",
    quotation: "كُتِبَ الرجل رسالة",
    right: "altered",
  },
  {
    name: "a denial before the words",
    source: "The captain denied that the crew had been paid.",
    quotation: "the crew had been paid",
    right: "warn",
  },
  {
    name: "a German denial after the words",
    source: "Dass die Mannschaft bezahlt wurde, bestritt der Kapitän.",
    quotation: "die Mannschaft bezahlt wurde",
    right: "warn",
  },
  {
    name: "a report between the words",
    source: "“The crane,” Ida said, “is old but safe.”",
    quotation: "The crane is old but safe",
    right: "verbatim|marked",
  },
  {
    name: "a French report between the words",
    source: "« La grue, dit Ida, est vieille mais sûre. »",
    quotation: "La grue est vieille mais sûre",
    right: "verbatim|marked",
  },
  {
    name: "a report that the quoter put in",
    source: "The crane is old but safe.",
    quotation: "“The crane,” she said, “is old but safe.”",
    right: "verbatim|marked",
  },
  {
    name: "two people taken for one",
    source: "“We will sail,” said Ida. “Not today,” said Ole.",
    quotation: "We will sail. Not today.",
    right: "altered|spliced",
  },
  {
    name: "laughter noted",
    source: "The crane is old (Laughter) but it is safe.",
    quotation: "The crane is old but it is safe",
    right: "verbatim|marked",
  },
  {
    name: "a time stamp",
    source: "The crane is old [01:02] but it is safe.",
    quotation: "The crane is old but it is safe",
    right: "verbatim|marked",
  },
  {
    name: "a time stamp in round brackets between sentences",
    source: "The crane is old. (01:02) It is safe.",
    quotation: "The crane is old. It is safe.",
    right: "verbatim",
  },
  {
    name: "a time in brackets within a sentence",
    source: "The night ferry (23:40) is full.",
    quotation: "The night ferry is full.",
    right: "altered",
  },
  {
    name: "the number of a note",
    source: "The crane is old.[4] It is safe.",
    quotation: "The crane is old. It is safe.",
    right: "verbatim",
  },
  {
    name: "a hyphen at a line's end",
    source: "The ware-\nhouse burned at night.",
    quotation: "The warehouse burned at night",
    right: "verbatim",
  },
  {
    name: "a line's end after the hyphen of a word",
    source: "A well-\nknown crew sailed.",
    quotation: "A well-known crew sailed",
    right: "verbatim",
  },
  {
    name: "a ligature",
    source: "The oﬃce was flooded.",
    quotation: "The office was flooded",
    right: "verbatim",
  },
  {
    name: "full-width forms",
    source: "Ｐｏｒｔ 2024 is open.",
    quotation: "Port 2024 is open",
    right: "verbatim",
  },
  {
    name: "tatweel",
    source: "قـــال الرجل كلمة",
    quotation: "قال الرجل كلمة",
    right: "verbatim",
  },
  {
    name: "emphasis",
    source: "The **crane** is safe.",
    quotation: "The crane is safe",
    right: "verbatim",
  },
  {
    name: "two full stops for an ellipsis",
    source: "The crane is very old but safe.",
    quotation: "The crane is .. old but safe",
    right: "elided",
  },
  {
    name: "an ellipsis in Japanese brackets",
    source: "港の古い倉庫は昨夜の火事で全焼した。",
    quotation: "港の古い倉庫は〔中略〕全焼した",
    right: "elided",
  },
  {
    name: "other words",
    source: "The crew repaired the broken mast during the night in the harbour.",
    quotation: "During the night the broken mast was fixed by the harbour crew",
    right: "paraphrase",
  },
];
