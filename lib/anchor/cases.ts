import type { AnchorOutcome } from "./re-anchor";

/**
 * One edited text and what a careful reader says became of the marked words, in bracket notation.
 */
export interface Case {
  readonly name: string;
  readonly before: string;
  /** Brackets show where the words are now; without any, no place is expected. */
  readonly after: string;
  readonly anchor: AnchorOutcome;
}

const A = "The council met on Monday evening to settle the budget for the coming year.";
const B = "Members of both parties spoke for three hours before the vote was called.";
const C = "The library on Mill Street will close for repairs until the spring.";

/** The expected results, written by hand: what may be painted as certain and what may not. */
export const CASES: readonly Case[] = [
  // Untouched, or moved by what changed elsewhere.
  {
    name: "nothing changed",
    before: `${A}\n\n[${B}]\n\n${C}`,
    after: `${A}\n\n[${B}]\n\n${C}`,
    anchor: "exact",
  },
  {
    name: "a paragraph was added after it",
    before: `[${A}]\n\n${B}`,
    after: `[${A}]\n\n${B}\n\n${C}`,
    anchor: "exact",
  },
  {
    name: "a paragraph was added before it",
    before: `${A}\n\n[${B}]`,
    after: `${C}\n\n${A}\n\n[${B}]`,
    anchor: "moved",
  },
  {
    name: "a paragraph before it was deleted",
    before: `${C}\n\n${A}\n\n[${B}]`,
    after: `${A}\n\n[${B}]`,
    anchor: "moved",
  },
  {
    name: "a word was put in earlier in its paragraph",
    before: `Late on Sunday the mayor said that [the bridge is safe for lorries].`,
    after: `Late on Sunday evening the mayor said that [the bridge is safe for lorries].`,
    anchor: "moved",
  },
  {
    name: "a spelling was mended elsewhere",
    before: `The comittee heard that [rents doubled in ten years] and adjourned.`,
    after: `The committee heard that [rents doubled in ten years] and adjourned.`,
    anchor: "moved",
  },
  {
    name: "its paragraph moved to the end",
    before: `[${A}]\n\n${B}\n\n${C}`,
    after: `${B}\n\n${C}\n\n[${A}]`,
    anchor: "moved",
  },
  {
    name: "its paragraph moved to the front",
    before: `${A}\n\n${B}\n\n[${C}]`,
    after: `[${C}]\n\n${A}\n\n${B}`,
    anchor: "moved",
  },
  {
    name: "its sentence moved into another paragraph",
    before: `${A} [Nobody objected to the plan that evening.]\n\n${B}`,
    after: `${A}\n\n${B} [Nobody objected to the plan that evening.]`,
    anchor: "moved",
  },
  {
    name: "the line was wrapped anew",
    before: `She said that [the harbour will never be sold] to anyone.`,
    after: `She said that [the harbour\nwill never be sold] to anyone.`,
    anchor: "moved",
  },
  {
    name: "straight quotes became curly",
    before: `He wrote [the "reform" is a trick] in March.`,
    after: `He wrote [the “reform” is a trick] in March.`,
    anchor: "moved",
  },
  {
    name: "text was typed at its front edge",
    before: `We know [taxes fell twice last year] for certain.`,
    after: `We know by now [taxes fell twice last year] for certain.`,
    anchor: "moved",
  },
  {
    name: "text was typed at its back edge",
    before: `We know [taxes fell twice last year] for certain.`,
    after: `We know [taxes fell twice last year] and this for certain.`,
    anchor: "exact",
  },
  // Numbers.
  {
    name: "a number changed",
    before: `Rain stopped play. [Unemployment fell to 4.1 percent in March.] ${C}`,
    after: `Rain stopped play. [Unemployment fell to 6.8 percent in March.] ${C}`,
    anchor: "changed",
  },
  {
    name: "a year changed",
    before: `${A} [The mine closed in 1984 after a strike.]`,
    after: `${A} [The mine closed in 1985 after a strike.]`,
    anchor: "changed",
  },
  {
    name: "a number in words changed",
    before: `${A} [Seven ships were lost in the storm.]`,
    after: `${A} [Nine ships were lost in the storm.]`,
    anchor: "changed",
  },
  {
    name: "million became billion",
    before: `[The stadium cost forty million in all] and stands empty.`,
    after: `[The stadium cost forty billion in all] and stands empty.`,
    anchor: "changed",
  },
  {
    name: "a minus sign came",
    before: `${A} [Growth was 2 percent last year.]`,
    after: `${A} [Growth was -2 percent last year.]`,
    anchor: "changed",
  },
  {
    name: "a decimal point moved",
    before: `${A} [The dose is 0.5 milligrams a day.]`,
    after: `${A} [The dose is 5.0 milligrams a day.]`,
    anchor: "changed",
  },
  // Negations.
  {
    name: "a not came in",
    before: `${A} [The minister knew of the letter.]`,
    after: `${A} [The minister did not know of the letter.]`,
    anchor: "changed",
  },
  {
    name: "a not went out",
    before: `${A} [This vaccine does not cause fever.]`,
    after: `${A} [This vaccine does cause fever.]`,
    anchor: "changed",
  },
  {
    name: "is became isn't",
    before: `${A} [The water is safe to drink.]`,
    after: `${A} [The water isn't safe to drink.]`,
    anchor: "changed",
  },
  {
    name: "never became always",
    before: `${A} [We never sold arms to them.]`,
    after: `${A} [We always sold arms to them.]`,
    anchor: "changed",
  },
  {
    name: "a not came just before it",
    before: `The report is clear: it is [true that the dam was inspected].`,
    after: `The report is clear: it is not [true that the dam was inspected].`,
    anchor: "changed",
  },
  {
    name: "a denial came after it",
    before: `[The dam was inspected in time], the report says.`,
    after: `[The dam was inspected in time], nobody says.`,
    anchor: "changed",
  },
  // Directions, names and other words.
  {
    name: "rose became fell",
    before: `${A} [Prices rose in every town.]`,
    after: `${A} [Prices fell in every town.]`,
    anchor: "changed",
  },
  {
    name: "more became fewer",
    before: `${A} [There are more nurses than in spring.]`,
    after: `${A} [There are fewer nurses than in spring.]`,
    anchor: "changed",
  },
  {
    name: "a name changed",
    before: `${A} [It was Alvarez who signed the order.]`,
    after: `${A} [It was Benning who signed the order.]`,
    anchor: "changed",
  },
  {
    name: "a harmless word changed",
    before: `${A} [The old bridge was painted green.]`,
    after: `${A} [The old bridge was painted gladly.]`,
    anchor: "changed",
  },
  {
    name: "a word inside was deleted",
    before: `${A} [They paid the whole sum in advance.]`,
    after: `${A} [They paid the sum in advance.]`,
    anchor: "changed",
  },
  {
    name: "half of it was deleted",
    before: `${A} [They paid the whole sum in advance and asked no receipt.]`,
    after: `${A} [They paid the whole sum in advance.]`,
    anchor: "changed",
  },
  {
    name: "its sentence was moved and edited",
    before: `[The treaty was signed by 40 states in Lisbon.]\n\n${A}\n\n${B}`,
    after: `${A}\n\n${B}\n\n[The treaty was signed by 47 states in Lisbon.]`,
    anchor: "changed",
  },
  // Look-alikes.
  {
    name: "another sentence of the same build stands there",
    before: `${A}\n\n[Unemployment fell to 4.1 percent in March.]\n\n${B}`,
    after: `${A}\n\n[Unemployment rose to 6.8 percent in June.]\n\n${B}`,
    anchor: "changed",
  },
  {
    name: "only a look-alike elsewhere is left",
    before: `[Unemployment fell to 4.1 percent in March.]\n\n${A}\n\nExports rose to 5.2 percent in May.\n\n${B}`,
    after: `${A}\n\nExports rose to 5.2 percent in May.\n\n${B}`,
    anchor: "lost",
  },
  {
    name: "the same words stand in a sentence about something else",
    before: `The tribunal found the contract [void] on all three counts it heard.`,
    after: `A great sadness filled the void that his brother left behind him in May.`,
    anchor: "lost",
  },
  // Deleted.
  {
    name: "its paragraph was deleted",
    before: `${A}\n\n[${B}]\n\n${C}`,
    after: `${A}\n\n${C}`,
    anchor: "lost",
  },
  {
    name: "its sentence was deleted",
    before: `${A} [Nobody objected to the plan.] ${B}`,
    after: `${A} ${B}`,
    anchor: "lost",
  },
  {
    name: "everything was written anew",
    before: `${A}\n\n[${B}]`,
    after: `Un texto enteramente distinto sobre los ríos y las montañas.`,
    anchor: "lost",
  },
  {
    name: "its sentence was replaced",
    before: `${A} [Nobody objected to the plan.] ${B}`,
    after: `${A} Snow lay on every roof. ${B}`,
    anchor: "lost",
  },
  // Copies.
  {
    name: "its twin elsewhere was edited",
    before: `First: costs fell by half here.\n\n${A}\n\nThen he added that [costs fell by half here] again.`,
    after: `First: costs rose by half here.\n\n${A}\n\nThen he added that [costs fell by half here] again.`,
    anchor: "exact",
  },
  {
    name: "it was edited and its twin was not",
    before: `First: [costs fell by half here].\n\n${A}\n\nThen he added that costs fell by half here again.`,
    after: `First: [costs rose by half here].\n\n${A}\n\nThen he added that costs fell by half here again.`,
    anchor: "changed",
  },
  {
    name: "one of two equal paragraphs was deleted",
    before: `${A}\n\n${B}\n\n${A}\n\n${B}\n\n[${A}]\n\n${B}`,
    after: `${A}\n\n${B}\n\n${A}\n\n${B}`,
    anchor: "ambiguous",
  },
  {
    name: "its paragraph was doubled around new words",
    before: `[${A}]`,
    after: `${C}\n\n${A}\n\n${B}\n\n${A}`,
    anchor: "ambiguous",
  },
  {
    name: "a refrain stays where it stood",
    before: `Hold the line.\n\n${A}\n\n[Hold the line.]\n\n${B}\n\nHold the line.`,
    after: `Hold the line.\n\n${A}\n\n[Hold the line.]\n\n${B}\n\nHold the line.`,
    anchor: "exact",
  },
  {
    name: "a refrain moves with its neighbours",
    before: `Hold the line.\n\n${A}\n\n[Hold the line.]\n\n${B}`,
    after: `${C}\n\nHold the line.\n\n${A}\n\n[Hold the line.]\n\n${B}`,
    anchor: "moved",
  },
  // Several pieces.
  {
    name: "a target of two pieces, untouched",
    before: `[The mayor] of the town, who is ill, [resigned on Friday].`,
    after: `[The mayor] of the town, who is ill, [resigned on Friday].`,
    anchor: "exact",
  },
  {
    name: "one of two pieces was edited",
    before: `${A} [The mayor] of the town, who is ill, [resigned on Friday] at noon.`,
    after: `${A} [The mayor] of the town, who is ill, [retired on Friday] at noon.`,
    anchor: "changed",
  },
  {
    name: "one of two pieces was deleted",
    before: `[${A}]\n\n${B}\n\n[${C}]`,
    after: `[${A}]\n\n${B}`,
    anchor: "lost",
  },
  // Writing systems.
  {
    name: "an emoji before it",
    before: `Good. [The tram runs again from today on.]`,
    after: `Good 👩‍👩‍👧‍👦. [The tram runs again from today on.]`,
    anchor: "moved",
  },
  {
    name: "Chinese, a number changed",
    before: `${A}\n\n[去年的失业率是4.1%，低于前年。]`,
    after: `${A}\n\n[去年的失业率是6.8%，低于前年。]`,
    anchor: "changed",
  },
  // Kinds that misled an earlier version of the comparison.
  {
    name: "a text wrapped anew ends lines inside its sentence",
    before: `In the autumn the ferry company said that [the pier would be closed\nto all lorries until the piles were\nreplaced], and that buses would run.`,
    after: `In the autumn the ferry\ncompany said that [the pier would be\nclosed to all lorries until the piles\nwere replaced], and that buses would run.`,
    anchor: "moved",
  },
  {
    name: "it stands unchanged in a rewritten paragraph",
    before: `${A} [The ferry carried two thousand people that summer.] ${B}`,
    after: `Nothing came of the talks in spring. [The ferry carried two thousand people that summer.] Shops did well.`,
    anchor: "moved",
  },
  {
    name: "its letters are composed in another way",
    before: `${A} [Der Bürgermeister öffnete die Brücke.]`,
    after: `${A} [${"Der Bürgermeister öffnete die Brücke.".normalize("NFD")}]`,
    anchor: "moved",
  },
  {
    name: "a soft hyphen came into it",
    before: `${A} [The harbourmaster keeps the keys.]`,
    after: `${A} [The harbour\u00ADmaster keeps the keys.]`,
    anchor: "moved",
  },
  {
    name: "a line ends with a hyphen inside it",
    before: `${A} [The harbourmaster keeps the keys.]`,
    after: `${A} [The harbour-\nmaster keeps the keys.]`,
    anchor: "moved",
  },
  {
    name: "it was part of a longer number",
    before: `${A} Turnout fell by [7 percent] in the east.`,
    after: `${A} Turnout fell by [17 percent] in the east.`,
    anchor: "changed",
  },
  {
    name: "it became part of a longer word",
    before: `${A} The permit was [valid] in May.`,
    after: `${A} The permit was invalid in May.`,
    anchor: "lost",
  },
  {
    name: "digits came after its number",
    before: `${A} The march drew [30 people] at noon.`,
    after: `${A} The march drew [30,000 people] at noon.`,
    anchor: "changed",
  },
  {
    name: "a minus came just before it",
    before: `${A} The balance was [3 percent] of sales.`,
    after: `${A} The balance was -[3 percent] of sales.`,
    anchor: "changed",
  },
  {
    name: "the unit just after it changed",
    before: `${A} [The dam cost eight] million crowns.`,
    after: `${A} [The dam cost eight] billion crowns.`,
    anchor: "changed",
  },
  {
    name: "what its number counts changed",
    before: `${A} [The boat weighs twelve] tons.`,
    after: `${A} [The boat weighs twelve] kilograms.`,
    anchor: "changed",
  },
  {
    name: "a currency just before it changed",
    before: `${A} The ticket is €[9 for children].`,
    after: `${A} The ticket is $[9 for children].`,
    anchor: "changed",
  },
  {
    name: "a note of correction quotes it",
    before: `${A}\n\n[The clinic treated 31 patients in June.]\n\n${B}`,
    after: `${A}\n\nThe clinic treated 13 patients in June.\n\n${B}\n\nCorrection: we wrote “The clinic treated 31 patients in June.”`,
    anchor: "ambiguous",
  },
  {
    name: "a negation came far before it",
    before: `It is true, as the engineers who came from the capital have since repeated, that [the tunnel is dry].`,
    after: `It is not true, as the engineers who came from the capital have since repeated, that [the tunnel is dry].`,
    anchor: "changed",
  },
  {
    name: "a verb of saying became one of doubt",
    before: `The clerk said that [the seal was genuine].`,
    after: `The clerk doubted that [the seal was genuine].`,
    anchor: "changed",
  },
  {
    name: "it was called a myth",
    before: `${A} [Eels can leave the water].`,
    after: `${A} It is a myth that [Eels can leave the water].`,
    anchor: "changed",
  },
  {
    name: "it was made doubtful",
    before: `The treasurer [burned the ledgers].`,
    after: `The treasurer reportedly [burned the ledgers].`,
    anchor: "changed",
  },
  {
    name: "it became a question",
    before: `${A} [The well is deep enough].`,
    after: `${A} [The well is deep enough]?`,
    anchor: "changed",
  },
  {
    name: "the year before it changed",
    before: `In 1997 [the orchards froze twice].`,
    after: `In 1999 [the orchards froze twice].`,
    anchor: "changed",
  },
  {
    name: "who says it changed",
    before: `[“The gate stays shut,”] said Marta Kohl.`,
    after: `[“The gate stays shut,”] said Jonas Frey.`,
    anchor: "changed",
  },
  {
    name: "its subject changed",
    before: `The nurses [asked for a longer break].`,
    after: `The drivers [asked for a longer break].`,
    anchor: "changed",
  },
  {
    name: "its direction changed beside it",
    before: `${A} [Demand for coal] rose that year.`,
    after: `${A} [Demand for coal] fell that year.`,
    anchor: "changed",
  },
  {
    name: "it was put into a quotation",
    before: `${A} [The roof is safe.]`,
    after: `${A} The builder claims: “[The roof is safe.]”`,
    anchor: "changed",
  },
  {
    name: "a comment takes it back",
    before: `[The lake froze in May.] ${A}`,
    after: `[The lake froze in May.] That is not true. ${A}`,
    anchor: "changed",
  },
  {
    name: "a letter was exchanged for one that looks the same",
    before: `${A} [The tower was paid for.]`,
    after: `${A} [The tower was p\u0430id for.]`,
    anchor: "changed",
  },
  {
    name: "Japanese, the line was wrapped",
    before: `委員会は[予算案を来年度まで延期する]と決めた。`,
    after: `委員会は[予算案を来年度\nまで延期する]と決めた。`,
    anchor: "moved",
  },
  {
    name: "Chinese, a not came just before it",
    before: `校长说教学楼[是安全的]，请放心。`,
    after: `校长说教学楼不[是安全的]，请放心。`,
    anchor: "changed",
  },
  {
    name: "Russian, a not came just before it",
    before: `Врач сказал, что вода [была чистой вчера].`,
    after: `Врач сказал, что вода не [была чистой вчера].`,
    anchor: "changed",
  },
  {
    name: "Arabic, a not came just before it",
    before: `قال المدير إنه [دفع المبلغ كاملا].`,
    after: `قال المدير إنه لم [دفع المبلغ كاملا].`,
    anchor: "changed",
  },
  {
    name: "a not came between two pieces",
    before: `${A} [The captain] of the ferry, who was tired, [slept at the wheel].`,
    after: `${A} [The captain] of the ferry, who was tired, never [slept at the wheel].`,
    anchor: "changed",
  },
  {
    name: "the same words of another speaker are left",
    before: `Ida said: [“I saw nothing.”]\n\n${A}\n\nOle said: “I saw nothing.”`,
    after: `${A}\n\nOle said: “I saw nothing.”`,
    anchor: "lost",
  },
  {
    name: "a row above it with the same number was deleted",
    before: `Oslo\t4 ships\nRiga\t[4 ships]\nTurku\t9 ships`,
    after: `Riga\t[4 ships]\nTurku\t9 ships`,
    anchor: "moved",
  },
  {
    name: "a word elsewhere in its sentence was put in",
    before: `The warden of the park [counted nine herons at dawn].`,
    after: `The old warden of the park [counted nine herons at dawn].`,
    anchor: "moved",
  },
];
