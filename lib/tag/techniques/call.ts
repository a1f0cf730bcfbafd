import type { TagText } from "../codebook";

export const CALL: TagText = {
  slug: "call",
  label: "Call",
  definition: "Moves people to act, or to stop thinking, by the ring of the words.",
  useWhen: "A phrase calls, urges or closes and none of the three techniques below fits clearly.",
  avoidWhen: "The audience is asked to do something and told why.",
  examples: ["Stand up, old town, and be counted!", "Neighbours, to the sea wall!"],
  counterExamples: [
    "Please come to the sea wall at nine; we need twenty people for the sandbags.",
    "The count takes place in the old town hall.",
  ],
};

export const CALLS: readonly TagText[] = [
  {
    slug: "slogans",
    semeval: "Slogans",
    label: "Slogan",
    definition: "A brief and striking phrase, made to be remembered and said again.",
    useWhen: "Rhythm, rhyme or brevity make it stick. Mark the phrase each time it is used.",
    avoidWhen: "A short sentence simply informs, or the phrase is there to end the talk.",
    examples: ["Open harbour, open hearts!", "Our pier. Our say."],
    counterExamples: ["The harbour opens at six.", "Voting is on Sunday from eight to six."],
  },
  {
    slug: "conversation-killer",
    semeval: "Conversation_Killer",
    label: "Conversation killer",
    definition: "A phrase that closes the discussion and discourages asking on.",
    useWhen: "It could be said in any debate, and after it there is nothing left to say.",
    avoidWhen: "A debate is closed by its rules, or the speaker admits to having no answer yet.",
    examples: [
      "That is how harbours are. Next item.",
      "Anyone who has to ask will never understand.",
    ],
    counterExamples: [
      "The chair closed the debate at ten, as the standing orders provide.",
      "I have no answer tonight and shall write to you by Friday.",
    ],
  },
  {
    slug: "appeal-to-time",
    semeval: "Appeal_to_Time",
    label: "Appeal to time",
    definition: "Urges a step by saying that its moment has come or is passing.",
    useWhen: "The pressure comes from the hour and not from a date that binds.",
    avoidWhen: "There is a real date and it is given, or the reason for haste is explained.",
    examples: [
      "The tide does not wait for committees: now or never.",
      "Sign tonight, for tomorrow the door will be shut.",
    ],
    counterExamples: [
      "Applications close on 30 June.",
      "The joint should be sealed before the first autumn gales, which seldom come later than October.",
    ],
  },
];
