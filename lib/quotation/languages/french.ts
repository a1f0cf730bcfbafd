import { reporterOf } from "./patterns";

const FINITE =
  "(?:di(?:t|sait|saient|sent|rent)|déclar(?:e|ent|a|ait)|affirm(?:e|ent|a|ait)|écri(?:t|vait|vit|vent)|demand(?:e|ent|a|ait)|répond(?:ent|it|ait)?|ajout(?:e|ent|a|ait)|expliqu(?:e|ent|a|ait)|annonc(?:e|ent)|annonça|assur(?:e|ent|a|ait)|estim(?:e|ent|a|ait)|cri(?:e|ent|a|ait)|lanc(?:e|ent)|lança|rappell(?:e|ent)|rappela|soulign(?:e|ent|a|ait)|reconna(?:ît|issait)|reconnut|prome(?:t|ttent)|promit|prév(?:ient|iennent|int)|regrett(?:e|ent|a|ait)|murmur(?:e|ent|a|ait)|s’exclam(?:e|a)|s’écri(?:e|a)|insist(?:e|ent|a|ait)|précis(?:e|ent|a|ait)|conclu(?:t|ait)|poursui(?:t|vit)|confi(?:e|a)|avou(?:e|a)|admet|admit|dénonc(?:e|ent)|dénonça|s’interrog(?:e|ea)|martèl(?:e|ent)|indiqu(?:e|ent|a|ait)|note|jur(?:e|a)|prétend(?:ent|it)?|souten(?:ait)|soutient|qualifi(?:e|ent|a|ait)|appell(?:e|ent)|appela|not(?:e|a)|répliqu(?:e|a)|protest(?:e|a)|plaisant(?:e|a)|avert(?:it|issent)|constat(?:e|a)|accus(?:e|a)|réclam(?:e|a)|commente?a?)";
const PARTICIPLE =
  "(?:dit|déclaré|affirmé|écrit|demandé|répondu|ajouté|expliqué|annoncé|assuré|estimé|crié|lancé|rappelé|souligné|reconnu|promis|prévenu|regretté|murmuré|exclamée?|écriée?|insisté|précisé|conclu|poursuivi|confié|avoué|admis|dénoncé|martelé|indiqué|noté|juré|prétendu|soutenu|qualifié|appelé|répliqué|protesté|plaisanté|averti|constaté|accusé|réclamé|commenté|critiqué|salué|interrogée?)";
const ADVERB =
  "(?:(?:aussi|ensuite|alors|encore|également|toutefois|déjà|ainsi|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|notamment) )?";
const CLITIC = "(?:(?:nous|vous|lui|leur|me|te|se|le|la|les|y|en|ne) |[mtslny][’'])*";
const AUXILIARY = "(?:a|ai|ont|avait|avaient|aurait|auraient|est|s’est|s’était|vient de)";
const VERB = `${CLITIC}(?:${AUXILIARY} ${ADVERB}${PARTICIPLE}|${FINITE})`;

const WORD = "[\\p{L}-]+";
const NAME =
  "(?!(?:Et|Mais|Puis|Alors|Hier|Aussi|Pour|Selon|Qui|Que|Quand|Comme|En|Dans|Ainsi|Ne) )\\p{Lu}[\\p{L}’'-]*";
const DETERMINER =
  "(?:[Ll]es? |[Ll]a |[Ll][’']|[Uu]ne? |[Dd]es |[Ss](?:on|a|es) |[Nn]o(?:tre|s) |[Ll]eurs? |[Mm](?:on|a|es) |[Cc](?:e|et|ette|es) |[Pp]lusieurs |[Dd]eux )";
const PRONOUN = "(?:[Ii]ls?|[Ee]lles?|[Oo]n|[Jj]e|[Nn]ous)";
const OF = "(?: (?:de la |de l[’']|du |des |de |d[’']|à la |au |aux )[\\p{L}-]+)";
const WHO = `(?<who>${PRONOUN}(?![\\p{L}’'])|${DETERMINER}${WORD}(?: ${NAME})*${OF}?(?: ${NAME}){0,3}|(?:M\\.|Mme|Dr) ${NAME}(?: ${NAME})*|${NAME}(?: (?:de |du |d’)?${NAME}){0,3})`;

const BEFORE = new RegExp(
  `(?:^|[,;:]\\s|\\s)${WHO} (?<verb>${VERB}(?: que(?=\\s*$)| qu[’'](?=$))?)(?: [^«»“”",:]{1,40})?\\s*[:,]?\\s*$`,
  "du",
);
const AROUND = new RegExp(`(?:^|[,;]\\s)${WHO} (?<verb>${VERB}) [^«»“”"]{1,90}$`, "du");
const INVERTED = "(?<verb>[\\p{L}]+)-(?:t-)?(?<who>il|elle|ils|elles|on|je)(?![\\p{L}])";
const PERFECT_INVERTED = `(?<verb>(?:a|ont|avait|avaient)-(?:t-)?(?:il|elle|ils|elles|on) ${ADVERB}${PARTICIPLE})`;
/** Whatever follows quoted words with its subject behind it says how they are said. */
const ANY_VERB = `(?:${VERB}|${CLITIC}${AUXILIARY} \\p{Ll}+(?:é|i|u|is|it)e?)`;
const WHEN =
  "(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd’hui|ensuite|alors|aussitôt|de son côté)(?: (?:matin|soir))? )?";
const AFTER = new RegExp(`^[,\\s—–]*(?<verb>${ANY_VERB}) ${WHEN}${WHO}`, "du");
const AFTER_INVERTED = new RegExp(`^[,\\s—–]*${INVERTED}`, "du");
const AFTER_PERFECT = new RegExp(`^[,\\s—–]*${PERFECT_INVERTED}`, "du");
const AFTER_SUBJECT = new RegExp(`^[,\\s—–]*${WHO} (?<verb>${VERB})(?=[\\s.,])`, "du");
const WITHIN = new RegExp(`[,!?…]\\s(?<verb>${ANY_VERB}) ${WHEN}${WHO}(?=\\s?[,.:;!?…»”"])`, "du");
const WITHIN_INVERTED = new RegExp(`[,!?…]\\s${INVERTED}(?=\\s?[,.:;])`, "du");

const CLAUSE = new RegExp(
  `^(?:[^,«»“”"]{1,40}, )?${WHO} (?<verb>${VERB})(?: [^,«»“”"]{1,30}?)? (?:que |qu[’'])(?<clause>[^«»“”"]{6,})$`,
  "du",
);
const CLAUSE_FIRST = new RegExp(
  `^(?<clause>[^«»“”"]{8,}), (?<verb>${VERB}) ${WHO}(?: [^«»“”",]{1,40})?$`,
  "du",
);
const ACCORDING = new RegExp(
  `^(?<verb>Selon|D[’']après|Pour) ${WHO}, (?<clause>[^«»“”"]{6,})$`,
  "du",
);
const ACCORDING_AFTER = new RegExp(
  `^(?<clause>[^«»“”"]{8,}),? (?<verb>selon|d[’']après) ${WHO}$`,
  "du",
);

const DIALOGUE = new RegExp(
  `^[—–-]\\s?(?<clause>[^—–]{1,300}?[!?…]?),? (?<verb>${VERB}) ${WHO}(?:[^—–.,]{0,40})(?:[.,](?: [—–])?(?: (?<rest>\\p{L}.{1,600}))?)?$`,
  "dus",
);
const DIALOGUE_INVERTED = new RegExp(
  `^[—–-]\\s?(?<clause>[^—–]{1,300}?[!?…]?),? ${INVERTED}[^—–.,]{0,40}[.,]?$`,
  "dus",
);

const TITLE =
  /^(?:(?:[Ll]es? |[Ll]a |[Uu]ne? |[Ll][’']))?(?:(?:[\p{Ll}-]+ )+|M\. |Mme |Dr )(?=\p{Lu})/u;

export const FRENCH_REPORTER = reporterOf({
  before: [BEFORE],
  after: [AFTER_PERFECT, AFTER_INVERTED, AFTER, AFTER_SUBJECT],
  within: [WITHIN, WITHIN_INVERTED],
  frames: [AROUND],
  clauses: [ACCORDING, CLAUSE, ACCORDING_AFTER, CLAUSE_FIRST],
  dialogue: [DIALOGUE_INVERTED, DIALOGUE],
  pronoun: /^(?:ils?|elles?|on|je|nous)$/iu,
  title: TITLE,
});
