import type { TagText } from "../codebook";

export const SIMPLIFICATION: TagText = {
  slug: "simplification",
  label: "Simplification",
  definition: "Makes a tangled matter look simpler than it is, to the speaker’s advantage.",
  useWhen:
    "Causes, choices or consequences are cut short and none of the three techniques below fits clearly.",
  avoidWhen: "The speaker says that something is left out, or nothing that matters is.",
  examples: [
    "Running a port is no harder than running a kitchen: you spend what you have.",
    "The whole dispute comes down to a single bolt.",
  ],
  counterExamples: [
    "In short, and leaving out the insurance: the pump failed and the cellar filled.",
    "The bolt sheared; the report gives the metal as the reason.",
  ],
};

export const SIMPLIFICATIONS: readonly TagText[] = [
  {
    slug: "causal-oversimplification",
    semeval: "Causal_Oversimplification",
    label: "Causal oversimplification",
    definition: "Gives one cause for something that has several.",
    useWhen:
      "Something that has happened is laid to a single cause, or to a single culprit, though others are known or likely.",
    avoidWhen:
      "The cause is given as one among others, or the matter really has one cause and it is shown.",
    examples: [
      "The shops closed because of the parking meters.",
      "The herring left us the day the motorboats came.",
    ],
    counterExamples: [
      "Two of the shops gave their rents as the reason, and one the parking meters.",
      "The lamp went out because its fuse had blown.",
    ],
  },
  {
    slug: "false-dilemma-no-choice",
    semeval: "False_Dilemma-No_Choice",
    label: "False dilemma or no choice",
    definition: "Offers only two ways out, or a single one, where there are more.",
    useWhen: "Either … or, or there is no alternative: and a third way can be thought of.",
    avoidWhen:
      "The choice is narrow in fact, by a rule or by what is left after others were tried.",
    examples: [
      "Either we sell the meadow or the school closes.",
      "There is no alternative to this contract.",
      "Whoever is not for the mole is against the fishermen.",
    ],
    counterExamples: [
      "The ballot has two boxes, yes and no.",
      "Four offers came in, and two of them meet the budget; we choose between these.",
    ],
  },
  {
    slug: "consequential-oversimplification",
    semeval: "Consequential_Oversimplification",
    label: "Consequential oversimplification",
    definition:
      "Has a first step lead to far-off consequences without showing the links (slippery slope).",
    useWhen:
      "A chain is foretold, to ruin or to bliss, and why each link should follow is not said.",
    avoidWhen:
      "One effect is foretold on stated grounds, or the later steps are laid down already.",
    examples: [
      "Allow one food stall, and by next summer there will be no pier left to walk on.",
      "First a bench, then a kiosk, then a hotel, and then try to find the sea.",
    ],
    counterExamples: [
      "If the toll falls by a tenth, income falls by a tenth at the traffic of last year.",
      "The permit for the stall can be renewed twice, as section 4 says.",
    ],
  },
];
