import type { TagText } from "../codebook";

export const DISTRACTION: TagText = {
  slug: "distraction",
  label: "Distraction",
  definition: "Leads away from the question that was asked.",
  useWhen: "The reply is not to the point and none of the three techniques below fits clearly.",
  avoidWhen: "The speaker says openly that the question is put off, and until when.",
  examples: [
    "A good question, and it reminds me of my first day at sea.",
    "Let us not spoil a fine evening with drainage.",
  ],
  counterExamples: [
    "Drainage is item seven; we shall come to it within the hour.",
    "I cannot answer that, because the tender is still open.",
  ],
};

export const DISTRACTIONS: readonly TagText[] = [
  {
    slug: "straw-man",
    semeval: "Straw_Man",
    label: "Straw man",
    definition: "Puts a weaker or distorted position in an opponent’s mouth and answers that.",
    useWhen:
      "What is attacked is not what was said: stretched, stripped of its conditions or invented. Mark the distorted position.",
    avoidWhen: "The position is given fairly, or the topic is left altogether (red herring).",
    examples: [
      "You ask for a speed limit, so you want the boats to stand still.",
      "Whoever questions the height of the tower must hate all building.",
    ],
    counterExamples: [
      "You ask for four knots; I think that six are slow enough.",
      "If I understand you rightly, you would keep the crane but move it.",
    ],
  },
  {
    slug: "red-herring",
    semeval: "Red_Herring",
    label: "Red herring",
    definition: "Brings in a matter that does not bear on the question and draws attention to it.",
    useWhen: "Read the question again: nothing in the passage would help to answer it.",
    avoidWhen:
      "The new matter is a reproach (whataboutism), or its bearing on the question is explained.",
    examples: [
      "You ask what the roof will cost; let me tell you first how proud we are of the brass band.",
      "The leak? What people will remember is that we gave them a library.",
    ],
    counterExamples: [
      "The roof costs more because the band needs a wider stage; both bills are in the papers.",
      "Before we come to the leak, one announcement: the fire exit is on the left.",
    ],
  },
  {
    slug: "whataboutism",
    semeval: "Whataboutism",
    label: "Whataboutism",
    definition: "Answers a criticism by pointing to another wrong, without denying the first.",
    useWhen:
      "The reply accuses, whether the critic or a third party, and leaves the criticism standing.",
    avoidWhen:
      "The other case serves as a yardstick that both are measured by, or the critic is said to break their own rule (appeal to hypocrisy).",
    examples: [
      "You complain that our accounts are late, but who let the clock tower fall down?",
      "Yes, the notice was short; nobody wrote letters when the last board gave none at all.",
    ],
    counterExamples: [
      "Our accounts came ten days late and theirs twelve; both missed the date.",
      "The clock tower fell in 1998, and its file is open to everyone.",
    ],
  },
];
