import type { TagText } from "../codebook";

export const MANIPULATIVE_WORDING: TagText = {
  slug: "manipulative-wording",
  label: "Manipulative wording",
  definition: "Steers the reader by the choice of words and not by what is said.",
  useWhen: "The wording tilts the matter and none of the four techniques below fits clearly.",
  avoidWhen: "The word is vivid because the matter is, and no plainer word would be as exact.",
  examples: [
    "The so-called experts have so-called measured the so-called crack.",
    "As every honest person will admit, the paint is green.",
  ],
  counterExamples: [
    "The wave tore the boathouse from its piles.",
    "Two engineers measured the crack on different days.",
  ],
};

export const MANIPULATIVE_WORDINGS: readonly TagText[] = [
  {
    slug: "loaded-language",
    semeval: "Loaded_Language",
    label: "Loaded language",
    definition: "Uses words of strong feeling where plainer ones would name the same thing.",
    useWhen:
      "Swap the word for a neutral one: the fact stays and the feeling goes. Mark only the charged words.",
    avoidWhen: "The strong word is the exact one, or it names a person or a group (name calling).",
    examples: [
      "The board has butchered the timetable.",
      "A heartless wall of concrete strangles the bay.",
      "These radiant steps heal a wounded shore.",
    ],
    counterExamples: [
      "The board has taken out nine of the forty departures.",
      "The storm destroyed two boathouses.",
    ],
  },
  {
    slug: "obfuscation-vagueness-confusion",
    semeval: "Obfuscation-Vagueness-Confusion",
    label: "Obfuscation, vagueness or confusion",
    definition: "Words so vague or tangled that the audience must guess what is said.",
    useWhen:
      "After reading twice one cannot say what would make it true, and the speaker gains by that.",
    avoidWhen:
      "The speaker openly leaves something undecided, or a term of art is exact to those who use it.",
    examples: [
      "Certain measures are being looked at in the appropriate setting.",
      "In spirit the deadline has, so to speak, been met going forward.",
    ],
    counterExamples: [
      "We have not decided; the three options hang on the notice board.",
      "The lease runs for 99 years less one day.",
    ],
  },
  {
    slug: "exaggeration-minimisation",
    semeval: "Exaggeration-Minimisation",
    label: "Exaggeration or minimisation",
    definition:
      "Makes something larger, better or worse than it is, or smaller and of less account.",
    useWhen:
      "The size of the thing is at stake, and the words go beyond what is known or play it down.",
    avoidWhen:
      "The strong word is meant exactly and can be checked, or only its feeling is strong (loaded language).",
    examples: [
      "The whole coast talks of nothing but our bollards.",
      "A hair of a crack, nothing that a lick of paint will not cure.",
    ],
    counterExamples: [
      "The crack is three millimetres wide and has not grown since March.",
      "About half of the berths stood empty in January.",
    ],
  },
  {
    slug: "repetition",
    semeval: "Repetition",
    label: "Repetition",
    definition: "Says the same again, so that it is believed because it is familiar.",
    useWhen:
      "A word, phrase or message returns with no new content. Mark from its second appearance on, or the whole run when it stands close together.",
    avoidWhen:
      "A term must be repeated to stay clear, or an earlier point is taken up in order to go on from it.",
    examples: [
      "They knew in May. They knew in June. They knew.",
      "Work on the mole, work in the yard, work in the town: work.",
    ],
    counterExamples: [
      "As said above, the leak was reported in May; this letter is about its repair.",
      "The ferry leaves at six, at nine and at noon.",
    ],
  },
];
