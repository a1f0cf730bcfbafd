import type { TagText } from "../codebook";

export const ATTACK_ON_REPUTATION: TagText = {
  slug: "attack-on-reputation",
  label: "Attack on reputation",
  definition: "Turns against whoever holds a view instead of against the view.",
  useWhen: "A person or a body is attacked and none of the five techniques below fits clearly.",
  avoidWhen: "Somebody’s conduct is itself the matter under discussion and is shown.",
  examples: [
    "With people like that on the board, need we read the proposal at all?",
    "Consider who is speaking before you consider what is said.",
  ],
  counterExamples: [
    "The proposal leaves out the cost of dredging; I ask the board to supply it.",
    "The inquiry found that the clerk had backdated two permits.",
  ],
};

export const ATTACKS_ON_REPUTATION: readonly TagText[] = [
  {
    slug: "name-calling-labeling",
    semeval: "Name_Calling-Labeling",
    label: "Name calling or labelling",
    definition: "Gives people a name that is meant to be loathed or loved, in place of a reason.",
    useWhen:
      "A noun or a noun phrase names a person or a group, and the name itself carries the judgement. Mark the name.",
    avoidWhen:
      "The charge lies in a word for a thing or an act (loaded language), or the name is the plain title of an office.",
    examples: [
      "The barnacle faction has voted against the lock once more.",
      "Another scheme from the desk captains of the port office.",
      "He is the harbour’s best friend, and she is its gravedigger.",
    ],
    counterExamples: [
      "The members for the upper town voted against the lock.",
      "The treasurer, who is also a shipbroker, abstained.",
    ],
  },
  {
    slug: "guilt-by-association",
    semeval: "Guilt_by_Association",
    label: "Guilt by association",
    definition: "Condemns a person or an idea by naming disliked company that it keeps.",
    useWhen:
      "All that is brought against the target is who else holds the view, came along or paid.",
    avoidWhen:
      "The tie is itself the matter, such as a payment that had to be disclosed, and it is shown.",
    examples: [
      "The toll was first proposed by the very firm that sank the old ferry, and now the librarian is for it too.",
      "Look who else has signed: the man who wanted to close the baths.",
    ],
    counterExamples: [
      "The surveyor was paid by the builder whose work she inspected; the invoices are attached.",
      "Both motions were drafted by the same clerk.",
    ],
  },
  {
    slug: "doubt",
    semeval: "Doubt",
    label: "Doubt",
    definition:
      "Questions whether a source can be believed or is up to the task, without showing an error.",
    useWhen:
      "A question or a hint shakes trust in somebody’s word, competence or care in this matter.",
    avoidWhen:
      "A definite error is pointed out that one could check, or character as a whole is attacked (questioning the reputation).",
    examples: [
      "Can an office that loses its own keys be trusted to count ships?",
      "One wonders how long the consultants looked before they signed.",
    ],
    counterExamples: [
      "The column on page nine adds up to 104 per cent and should be corrected.",
      "Did the survey cover the north mole? I could not find it.",
    ],
  },
  {
    slug: "appeal-to-hypocrisy",
    semeval: "Appeal_to_Hypocrisy",
    label: "Appeal to hypocrisy",
    definition: "Answers a view by charging its holder with not living up to it.",
    useWhen: "The critic’s own conduct or earlier words are the whole of the reply.",
    avoidWhen:
      "A different wrong is held up instead (whataboutism), or keeping the rule is the very matter at issue.",
    examples: [
      "She asks us all to walk, and she came to the gala by car.",
      "He wants open books now, yet his own club has never published a page.",
    ],
    counterExamples: [
      "Members may not vote on their own leases; the chair voted on his.",
      "She was against the lock in 2019 and is for it now; the new flood map, she says, changed her mind.",
    ],
  },
  {
    slug: "questioning-the-reputation",
    semeval: "Questioning_the_Reputation",
    label: "Questioning the reputation",
    definition: "Undermines somebody by strong words about their character or past.",
    useWhen:
      "What they are like or once did is told against them, and it does not bear on the point they make.",
    avoidWhen:
      "A record is given because the decision depends on it, or the attack is no more than a name (name calling).",
    examples: [
      "A woman who sold her brother’s boat will sell the harbour too.",
      "He has broken every promise since he came ashore, so do not listen to him about the sluice.",
    ],
    counterExamples: [
      "The firm was fined twice for late delivery, and the tender rules ask us to weigh that.",
      "He resigned as chair in June after losing the vote.",
    ],
  },
];
