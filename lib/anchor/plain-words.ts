/**
 * Words that carry no content of their own: one in the place of another leaves what is said. English
 * first, with the commonest of German, French, Spanish, Italian, Dutch and Russian.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = words(
  "a an the this that these those it its there here is are was were be been being am has have had having do does did " +
    "will would shall of in on at to for from by with as and or so then thus also too very just now still " +
    "which who whom whose when where while because since although though however moreover in per than " +
    "der die das den dem des ein eine einen einem einer ist sind war waren hat haben hatte wird werden und oder auch in im am an auf von zu mit dass " +
    "le la les un une des de du d l est sont était a ont avait et ou aussi en dans sur à par avec que qui " +
    "el los las una unos unas del es son era fue ha han había y o también en con por que " +
    "il lo gli uno della è sono ha hanno e di da een het van en op is и в на с по что это был была были",
);

/** Pronouns of persons: another one is another person. */
export const PERSONS: ReadonlySet<string> = words(
  "i we he she they my our his her their er wir ich ihr il elle ils elles nous je él ella ellos nosotros yo он она они мы я",
);

/** What stands last before words that somebody else says, holds or doubts. */
export const INTRODUCES: ReadonlySet<string> = words(
  ': that dass daß que che что če że hogy att at ： "',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
