import { A, B, C, type Case } from "./case";

/** The words say something else afterwards. */
export const MEANINGS: readonly Case[] = [
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
];
