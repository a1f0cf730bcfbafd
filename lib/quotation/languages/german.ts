import { reporterOf } from "./patterns";

const VERB =
  "(?:sag(?:t|te|ten)|erklär(?:t|te|ten)|schrieb(?:en)?|schreibt|frag(?:t|te|ten)|antworte(?:t|te|ten)|mein(?:t|te|ten)|beton(?:t|te|ten)|rief(?:en)?|ruft|warn(?:t|te|ten)|behaupte(?:t|te|ten)|berichte(?:t|te|ten)|versicher(?:t|te|ten)|kündig(?:t|te|ten)|teil(?:t|te|ten)|ergänz(?:t|te|ten)|füg(?:t|te|ten)|sprach(?:en)?|gestand(?:en)?|bestätig(?:t|te|ten)|versprach(?:en)?|kritisier(?:t|te|ten)|flüster(?:t|te|ten)|jubel(?:t|te|ten)|klag(?:t|te|ten)|beklag(?:t|te|ten)|forder(?:t|te|ten)|mahn(?:t|te|ten)|entgegne(?:t|te|ten)|erwider(?:t|te|ten)|räum(?:t|te|ten)|schimpf(?:t|te|ten)|murmel(?:t|te|ten)|schrie(?:n|en)?|schreit|äußer(?:t|te|ten)|unterstr(?:ich|eicht|ichen)|hob(?:en)?|verkünde(?:t|te|ten)|beteuer(?:t|te|ten)|bekräftig(?:t|te|ten)|vermute(?:t|te|ten)|prophezei(?:t|te|ten)|lob(?:t|te|ten)|sagt(?:e|en)? aus|gab(?:en)?|dachte(?:n)?|denkt|scherz(?:t|te|ten)|stell(?:t|te|ten)|wies(?:en)?|bemerk(?:t|te|ten)|resümier(?:t|te|ten)|zitier(?:t|te|ten)|nann(?:te|ten)|nennt|bezeichne(?:t|te|ten)|wollte|heißt es)";
const DETERMINER =
  "(?:[Dd](?:er|ie|as)|[Ee]ine?|[Ss]eine?|[Ii]hre?|[Uu]nsere?|[Mm]eine?|[Dd]iese[rs]?|[Kk]eine?r?|[Mm]ehrere|[Vv]iele|[Ee]inige|[Ee]iner)";
const NAME =
  "(?:Dr\\.|Prof\\.|(?!(?:Und|Aber|Dann|Denn|Laut|Nach|Wer|Was|Wie|Dass|Wenn|Auch|So|Im|Am|In) )\\p{Lu}[\\p{L}’'-]*)";
const PRONOUN = "(?:[Ee]r|[Ss]ie|[Ee]s|[Ii]ch|[Ww]ir|[Mm]an)";
const WHO = `(?<who>${PRONOUN}(?![\\p{L}])|(?:${DETERMINER} )?(?:\\p{Ll}[\\p{L}-]*(?:e|er|en|es|te|ige) )?${NAME}(?: (?:von|von der|van|de|zu|für) ${NAME}| ${NAME}){0,4})`;
const ADVERB =
  "(?:(?:am|im|vor|nach|gegenüber|laut|zuvor|später|dann|noch|auch|weiter|dazu|daraufhin|schließlich|heute|gestern|erneut|immer|bereits|ebenfalls|leise|laut|sich|mir|uns|ihm|ihr|ihnen)(?: (?!der |die |das |ein |eine )[\\p{Ll}-]+)?,? ?){0,3}";
/** Words that show that a clause reports, without "dass". */
const REPORTED =
  "(?:sei|seien|seist|habe|hätten?|werden?|würden?|könnten?|könne|müsse|müssten?|solle|sollten?|wolle|dürfe|dürften?|wären?|gebe|gäbe|komme|käme|bleibe|gehe|fahre|stehe|liege|brauche|wisse|halte|mache|lasse|nehme|trage|koste|zahle)";

const BEFORE = new RegExp(
  `(?:^|[,;:–\\s])${WHO} (?:hat |hatte |haben )?(?<verb>${VERB}) ?${ADVERB}(?:hinzu|mit|fest|ein|an|aus)?(?:, (?:dass|daß))? ?[:,]? *$`,
  "du",
);
const AROUND = new RegExp(`(?:^|[,;] )${WHO} (?<verb>${VERB}),? [^„“»«"]{1,90}$`, "du");
/** Whatever follows quoted words with its subject behind it says how they are said. */
const AFTER = new RegExp(
  `^[,\\s–—]*(?<verb>so|${VERB}|\\p{Ll}{3,}te[n]?) (?:${ADVERB})${WHO}`,
  "du",
);
const AFTER_SUBJECT = new RegExp(`^[,\\s–—]*${WHO} (?<verb>${VERB})(?=[\\s.,:])`, "du");

const CLAUSE = new RegExp(
  `^${WHO} (?<verb>${VERB})(?: [^,„“»«"]{1,40})?, (?<clause>(?!dass |daß )(?!(?:ob|wenn|als|weil|wie|wer|was|der|die|das|um) (?![^,]*\\b${REPORTED}\\b))(?:ob |wie |warum |wann )?(?=[^„“»«"]*\\b${REPORTED}\\b)[^„“»«"]{8,})$`,
  "du",
);
const CLAUSE_FIRST = new RegExp(
  `^(?<clause>(?=[^„“»«"]*\\b${REPORTED}\\b)[^„“»«"]{8,}), (?<verb>so|${VERB}) (?:${ADVERB})${WHO}[^„“»«",]{0,50}$`,
  "du",
);
const ACCORDING = new RegExp(
  `^(?<verb>Laut|Nach Angaben (?:von|des|der)|Nach (?:den )?Worten (?:von|des|der)) ${WHO},? (?<clause>[^„“»«"]{8,})$`,
  "du",
);
const ACCORDING_AFTER = new RegExp(`^${WHO} (?<verb>zufolge) (?<clause>[^„“»«"]{8,})$`, "du");

const TITLE =
  /^(?:(?:[Dd](?:er|ie)|[Ee]ine?) )?(?:(?:\p{Ll}[\p{L}-]*(?:e|er|en) )?(?:(?:Ober)?[Bb]ürgermeister(?:in)?|Minister(?:in)?|\p{Lu}\p{Ll}+minister(?:in)?|(?:\p{Lu}\p{Ll}+)?[Kk]anzler(?:in)?|(?:\p{Lu}\p{Ll}+)?[Pp]räsident(?:in)?|Abgeordneter?|(?:\p{Lu}\p{Ll}+)?[Ss]precher(?:in)?|Trainer(?:in)?|Kapitän(?:in)?|Professor(?:in)?|Prof\.|Dr\.|Herr|Frau|(?:\p{Lu}\p{Ll}+)?[Ll]eiter(?:in)?|(?:\p{Lu}\p{Ll}+)?[Cc]hef(?:in)?|Direktor(?:in)?|Stadtrat|Stadträtin|Senator(?:in)?|Richter(?:in)?|Anwalt|Anwältin|Reporter(?:in)?|Journalist(?:in)?|(?:\p{Lu}\p{Ll}+)?[Mm]eister(?:in)?) )+(?=\p{Lu})/u;

export const GERMAN_REPORTER = reporterOf({
  before: [BEFORE],
  after: [AFTER, AFTER_SUBJECT],
  within: [],
  frames: [AROUND],
  clauses: [ACCORDING, ACCORDING_AFTER, CLAUSE, CLAUSE_FIRST],
  dialogue: [],
  pronoun: /^(?:er|sie|es|ich|wir|man)$/iu,
  title: TITLE,
});
