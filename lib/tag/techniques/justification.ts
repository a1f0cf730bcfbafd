import type { TagText } from "../codebook";

export const JUSTIFICATION: TagText = {
  slug: "justification",
  label: "Justification",
  definition: "Backs a position with an appeal where a reason would be due.",
  useWhen:
    "Something is called upon to carry the point and none of the five appeals below fits clearly.",
  avoidWhen: "Grounds are given that bear on the point, weak though they may be.",
  examples: [
    "You know in your heart that the tower belongs there.",
    "It has always been done from this slipway, so it shall be done from this slipway.",
  ],
  counterExamples: [
    "The tower belongs there because the rock ends ten metres further east.",
    "This slipway is the only one with a winch.",
  ],
};

export const JUSTIFICATIONS: readonly TagText[] = [
  {
    slug: "flag-waving",
    semeval: "Flag_Waving",
    label: "Flag waving",
    definition:
      "Backs a position with pride in belonging: to a town, a people, a trade, a generation.",
    useWhen: "The force of it is: we are who we are, therefore.",
    avoidWhen:
      "A value is called upon that anyone could share (appeal to values), or the group is merely mentioned.",
    examples: [
      "No born islander could vote against the ferry.",
      "Our grandmothers held this wall in the great flood, and we shall not be the ones to let the crane go.",
    ],
    counterExamples: [
      "The town has had a harbour since 1402.",
      "The festival is open to islanders and visitors alike.",
    ],
  },
  {
    slug: "appeal-to-authority",
    semeval: "Appeal_to_Authority",
    label: "Appeal to authority",
    definition: "Holds something true because an authority or an admired person says so.",
    useWhen:
      "The say-so is all the support there is, even when the person is an expert in the field.",
    avoidWhen:
      "The authority’s grounds are given or can be followed up, or an official simply announces what is theirs to announce.",
    examples: [
      "The admiral himself prefers the western site, so the matter is settled.",
      "A professor told me that the mud is harmless, and that is good enough for me.",
    ],
    counterExamples: [
      "The engineer measured the wall at six points; her readings are in annex 2.",
      "According to the bridge keeper, the bridge opens at six.",
    ],
  },
  {
    slug: "appeal-to-popularity",
    semeval: "Appeal_to_Popularity",
    label: "Appeal to popularity",
    definition: "Holds something right because many think or do it, or everyone is said to.",
    useWhen: "Numbers of followers stand in for a reason, or the audience is invited to join them.",
    avoidWhen:
      "How many want it is the matter itself: a count of votes, a survey of what residents wish.",
    examples: [
      "Four towns up the coast have bought one already, so it cannot be a mistake.",
      "Nobody I meet still believes in the old timetable.",
    ],
    counterExamples: [
      "The motion was carried by eleven votes to four.",
      "Asked when the last bus should run, 62 per cent of residents said midnight.",
    ],
  },
  {
    slug: "appeal-to-values",
    semeval: "Appeal_to_Values",
    label: "Appeal to values",
    definition: "Ties a position to a value the audience holds dear, as if that decided it.",
    useWhen:
      "Fairness, freedom, family, tradition or safety is named, and nothing shows that this measure serves it.",
    avoidWhen:
      "It is explained how the measure serves the value, or belonging is what is called upon (flag waving).",
    examples: [
      "Because we believe in fairness, the promenade must be paved by spring.",
      "Freedom begins at the harbour gate: leave it open.",
    ],
    counterExamples: [
      "The fee is fair in this sense: every household pays the same share of its income.",
      "The statute lists openness among the duties of the port board.",
    ],
  },
  {
    slug: "appeal-to-fear-prejudice",
    semeval: "Appeal_to_Fear-Prejudice",
    label: "Appeal to fear or prejudice",
    definition: "Seeks support by raising dread of what, or of who, will come otherwise.",
    useWhen:
      "A threat is held out as the reason to agree, without its likelihood or against a group as such.",
    avoidWhen:
      "A risk is stated in proportion and with its grounds, or people are warned of a danger at hand.",
    examples: [
      "If the gate stays open, no cellar in this town will be safe at night.",
      "Let the investors in and they will padlock the beach.",
      "Every night boat brings more strangers who do not think as we do.",
    ],
    counterExamples: [
      "The surveyor puts the chance of overtopping at one in fifty a year.",
      "Please keep children off the slipway; the algae are slippery.",
    ],
  },
];
