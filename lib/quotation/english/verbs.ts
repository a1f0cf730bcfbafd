/** What may follow a verb by which somebody is reported. */
export interface Reporting {
  /** It takes a clause, with or without "that", and stands beside quoted words. */
  readonly clause: boolean;
  /** A verb of saying, and not one of thinking, wanting or showing. */
  readonly says: boolean;
  /** "promised to leave". */
  readonly infinitive: boolean;
  /** "urged them to leave". */
  readonly request: boolean;
  /** "told them that": somebody who is addressed may follow. */
  readonly addressee: boolean;
  /** "denounced the plan": what follows is what was said. */
  readonly object: boolean;
  /** "complained about the plan": prepositions after which what was said follows. */
  readonly about: readonly string[];
}

const NONE: Reporting = {
  clause: false,
  says: false,
  infinitive: false,
  request: false,
  addressee: false,
  object: false,
  about: [],
};

/** Each line: a verb and its other forms. */
const IRREGULAR = new Map(
  `say says said saying
  tell tells told telling
  write writes wrote written writing
  think thinks thought thinking
  know knows knew known knowing
  feel feels felt feeling
  find finds found finding
  show shows showed shown showing
  understand understands understood understanding
  swear swears swore sworn swearing
  see sees saw seen seeing
  foresee foresees foresaw foreseen foreseeing
  mean means meant meaning
  hear hears heard hearing
  hold holds held holding
  sing sings sang sung singing
  read reads reading
  admit admits admitted admitting
  quip quips quipped quipping
  submit submits submitted submitting
  forget forgets forgot forgotten forgetting
  plan plans planned planning
  chant chants chanted chanting
  concur concurs concurred concurring
  seek seeks sought seeking
  bet bets betting
  teach teaches taught teaching
  vow vows vowed vowing
  speak speaks spoke spoken speaking
  brag brags bragged bragging
  beg begs begged begging
  rebut rebuts rebutted rebutting`
    .split("\n")
    .map((line) => {
      const forms = line.trim().split(" ");
      return [forms[0] ?? "", forms] as const;
    }),
);

/** The forms of a verb, in lower case. */
function formsOf(verb: string): readonly string[] {
  const irregular = IRREGULAR.get(verb);
  if (irregular) return irregular;
  if (/(?:s|sh|ch|x|z)$/.test(verb)) return [verb, `${verb}es`, `${verb}ed`, `${verb}ing`];
  if (/[^aeiou]y$/.test(verb)) {
    const stem = verb.slice(0, -1);
    return [verb, `${stem}ies`, `${stem}ied`, `${verb}ing`];
  }
  if (verb.endsWith("e")) {
    return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  }
  return [verb, `${verb}s`, `${verb}ed`, `${verb}ing`];
}

const VERBS = new Map<string, Reporting>();

function enter(kind: Partial<Reporting>, verbs: string): void {
  for (const verb of verbs.split(/\s+/)) {
    for (const form of formsOf(verb)) {
      VERBS.set(form, { ...(VERBS.get(form) ?? NONE), ...kind });
    }
  }
}

enter(
  { clause: true, says: true },
  `say tell write argue claim note add explain insist warn declare announce tweet continue state
  respond acknowledge reply remark observe confirm suggest report admit vow promise deny allege
  complain joke quip predict testify conclude mention recall reveal shout concede contend emphasize
  emphasise reiterate assert maintain stress boast pledge repeat exclaim proclaim remind assure
  comment counter caution charge disclose estimate hint imply inform lament muse opine point protest
  reason recount relate retort signal speculate swear underline underscore whisper yell cry scream
  mutter murmur chant sing laugh joke gush snap sigh scoff rant answer affirm attest certify decree
  demand propose recommend rule write advise ask echo agree cite posit profess post email text
  concur elaborate interject rejoin submit theorize theorise venture volunteer write chide scold
  marvel fume rage bemoan crow gloat deadpan tease reckon forecast project`,
);
enter(
  { clause: true },
  `think believe know feel hope expect fear worry assume understand realize realise doubt suspect
  guess imagine find show indicate demonstrate learn decide determine wonder foresee anticipate
  notice discover bet dream prove wish calculate agree recognize recognise appreciate hear`,
);
enter(
  { infinitive: true },
  `promise vow pledge threaten offer agree refuse decline want hope plan intend decide propose
  expect seek claim swear ask demand wish prefer consent`,
);
enter(
  { request: true },
  `urge ask tell order advise want encourage implore beg invite press exhort instruct warn
  request beseech remind`,
);
enter(
  { addressee: true },
  "tell remind assure inform advise warn ask email text teach promise notify convince persuade",
);
enter(
  { object: true, says: true },
  `deny criticize criticise denounce condemn blast slam dismiss reject question describe
  accuse attack mock cite call label brand dub characterize characterise lament bemoan ridicule
  propose announce acknowledge demand oppose endorse support deride decry laud hail deplore defend
  blame emphasize stress allege claim predict suggest recommend recall mention note warn report
  tout portray
  discuss outline detail advocate bash discount dispute downplay rebuke scold
  applaud pledge promise reiterate urge
  praise commend chastise castigate admonish reprimand berate upbraid disparage belittle denigrate
  vilify contest refute rebut debunk question admire resent regret deplore favor favour champion
  extol trumpet highlight underscore underline reveal disclose reference invoke recount repeat echo
  debate compare liken equate downplay exaggerate misrepresent criticize trash savage
  skewer pan contradict dislike fear bemoan protest document depict paint perceive`,
);

for (const [verbs, about] of [
  [
    "complain lament joke boast brag worry wonder ask talk speak lie fret testify comment",
    "about of",
  ],
  ["ask call plead press beg lobby argue", "for"],
  ["argue warn caution protest inveigh rail rule", "against"],
  ["warn complain approve disapprove accuse", "of about"],
  ["speak", "out"],
  ["call comment insist expound elaborate", "on"],
  ["object refer point allude", "to"],
  ["respond reply answer", "with"],
  ["disagree agree concur", "with"],
  ["apologize apologise", "for"],
  ["hint scoff", "at"],
] as const) {
  for (const verb of verbs.split(" ")) {
    for (const form of formsOf(verb)) {
      const known = VERBS.get(form) ?? NONE;
      VERBS.set(form, { ...known, about: [...known.about, ...about.split(" ")] });
    }
  }
}

/** How a form of a verb reports; null when it does not. */
export function reportingOf(key: string): Reporting | null {
  return VERBS.get(key) ?? null;
}
