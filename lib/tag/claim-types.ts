import { CLAIM_TYPE_CONFUSIONS } from "./claim-type-near-misses";
import { type TagText, tagsOf } from "./codebook";

const TEXTS: readonly TagText[] = [
  {
    slug: "factual",
    label: "Factual",
    definition: "Says that something is so or has happened, and can be settled by looking.",
    useWhen:
      "An event, an act or a state of affairs is asserted, and no number, cause or comparison is the point of it.",
    avoidWhen:
      "The point is a number (statistical), a cause (causal) or a judgement of worth (value).",
    examples: [
      "The north gate has been locked since Easter.",
      "The harbour master signed the lease on Tuesday.",
    ],
    counterExamples: ["The north gate is an eyesore.", "Somebody ought to lock the north gate."],
  },
  {
    slug: "statistical",
    label: "Statistical",
    definition: "Says how many, how much or how often.",
    useWhen:
      "A number, a share, a rate or a trend carries the claim, even when it is put loosely: most, hardly any, twice.",
    avoidWhen:
      "The number is only a date, an address or a name, or the order of two things is the point (comparative).",
    examples: [
      "One berth in five stands empty.",
      "Ticket sales rose by 12 per cent between May and August.",
    ],
    counterExamples: ["Berth 14 stands empty.", "Ticket sales opened on 1 May."],
  },
  {
    slug: "causal",
    label: "Causal",
    definition: "Says that one thing brought about another.",
    useWhen:
      "A verb or a joining word names the cause: because, thanks to, led to, has cut, brought.",
    avoidWhen:
      "Two things are only said to happen together or one after the other; then each is a claim of its own type.",
    examples: [
      "The new breakwater has cut the silt in the basin.",
      "Prices fell because a second fishmonger opened.",
    ],
    counterExamples: [
      "There has been less silt in the basin since the breakwater was built.",
      "Prices fell in June, the month in which a second fishmonger opened.",
    ],
  },
  {
    slug: "comparative",
    label: "Comparative",
    definition: "Ranks things, or sets one against another.",
    useWhen:
      "The words hold two or more things side by side: more than, the most, no other, unlike. What is compared, and when, has to be known to check it.",
    avoidWhen: "One thing is compared only with its own past; that is statistical.",
    examples: [
      "No port on this coast unloads faster.",
      "Our water costs less than the water of the next town.",
    ],
    counterExamples: [
      "The port unloads forty crates an hour.",
      "Water costs less than it did in spring.",
    ],
  },
  {
    slug: "predictive",
    label: "Predictive",
    definition: "Says what will happen, or what would happen if.",
    useWhen:
      "The outcome lies ahead of the speaker. Note by when it could be checked; until then the grounds can be.",
    avoidWhen:
      "A plan or an earlier forecast is only reported (factual), or the speaker asks for something (policy).",
    examples: [
      "The terminal will pay for itself within eight years.",
      "By next spring the eels will be back.",
    ],
    counterExamples: [
      "The plan of 2015 gave the terminal eight years to pay for itself.",
      "Let us bring the eels back.",
    ],
  },
  {
    slug: "historical",
    label: "Historical",
    definition: "Says something about a past that has to be read from records.",
    useWhen:
      "The matter lies before the memory of those who act now, or covers so long a time that only an archive can settle it.",
    avoidWhen:
      "The event is recent and its witnesses can be asked (factual), or the past is only praised or mourned (value).",
    examples: [
      "The first lighthouse burned down in the winter of 1811.",
      "The guild once owned every warehouse on this street.",
    ],
    counterExamples: [
      "The lighthouse was repainted last month.",
      "Those were better days for the guild.",
    ],
  },
  {
    slug: "legal",
    label: "Legal",
    definition: "Says what a law, a rule, a contract or a right allows, forbids or requires.",
    useWhen:
      "There is a binding text, or there should be, in which one could look the matter up. Note the provision when it is named.",
    avoidWhen:
      "The speaker says what the rule should be (policy), or tells what somebody did under it (factual).",
    examples: [
      "The by-law forbids anchoring inside the mole.",
      "Tenants must be given six months’ notice.",
    ],
    counterExamples: [
      "Nobody should be allowed to anchor inside the mole.",
      "The tenant had the letter in May.",
    ],
  },
  {
    slug: "value",
    label: "Value",
    definition: "Judges something good or bad, fair, beautiful or right.",
    useWhen:
      "The judgement is the point. It cannot be checked as it stands; mark it so that it is not taken for a fact.",
    avoidWhen: "Behind the warm or cold word stands something that can be counted or looked up.",
    examples: [
      "The old customs house is the loveliest building in town.",
      "It was wrong to fell the limes.",
    ],
    counterExamples: [
      "The old customs house is built of sandstone.",
      "The limes were felled without a permit.",
    ],
  },
  {
    slug: "policy",
    label: "Policy",
    definition: "Says what should or should not be done.",
    useWhen:
      "Somebody is called upon to act or to refrain: should, must, ought to, let us. The reasons given for it are claims of their own.",
    avoidWhen:
      "A duty that exists already is described (legal), or an outcome foretold (predictive).",
    examples: ["The ferry ought to run on Sundays.", "We must not sell the slipway."],
    counterExamples: [
      "The ferry runs on Sundays.",
      "A sale of the slipway needs two thirds of the votes.",
    ],
  },
  {
    slug: "definition",
    label: "Definition",
    definition: "Says what a word or a category covers.",
    useWhen:
      "What counts as what decides the matter, and another speaker might draw the line elsewhere.",
    avoidWhen: "The word is merely used, or its meaning is laid down in a binding text (legal).",
    examples: [
      "A vessel laid up for a year is no longer a working boat.",
      "By the harbour we mean everything seaward of the lock.",
    ],
    counterExamples: ["Eleven working boats are left.", "The harbour froze in January."],
  },
];

/** The claim types: what kind of statement it is, which decides how one would check it. */
export const CLAIM_TYPES = tagsOf("claim", TEXTS, CLAIM_TYPE_CONFUSIONS);
