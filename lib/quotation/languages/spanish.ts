import { reporterOf } from "./patterns";

const FINITE =
  "(?:di(?:jo|jeron|ce|cen)|decía[n]?|declar(?:ó|aron|a|an)|afirm(?:ó|aron|a|an)|escrib(?:ió|ieron|e|en)|pregunt(?:ó|aron|a|an)|respond(?:ió|ieron|e|en)|contest(?:ó|aron|a)|añad(?:ió|ieron|e|en)|explic(?:ó|aron|a|an)|anunci(?:ó|aron|a|an)|asegur(?:ó|aron|a|an)|sost(?:uvo|uvieron|iene|ienen)|señal(?:ó|aron|a|an)|llam(?:ó|aron|a)|grit(?:ó|aron|a)|insist(?:ió|ieron|e|en)|advirt(?:ió|ieron)|advierten?|promet(?:ió|ieron|e|en)|neg(?:ó|aron)|niegan?|admit(?:ió|ieron|e|en)|lament(?:ó|aron|a|an)|critic(?:ó|aron|a|an)|calific(?:ó|aron|a|an)|susurr(?:ó|aron|a)|murmur(?:ó|aron|a)|exclam(?:ó|aron|a)|reconoc(?:ió|ieron|e|en)|indic(?:ó|aron|a|an)|destac(?:ó|aron|a|an)|subray(?:ó|aron|a|an)|manifest(?:ó|aron)|manifiestan?|coment(?:ó|aron|a|an)|recalc(?:ó|aron|a)|recuerdan?|record(?:ó|aron)|replic(?:ó|aron|a)|confes(?:ó|aron)|confiesa|denunci(?:ó|aron|a|an)|exig(?:ió|ieron|e|en)|pid(?:ió|ieron|e|en)|agreg(?:ó|aron|a)|apunt(?:ó|aron|a)|precis(?:ó|aron|a)|estim(?:ó|aron|a)|consider(?:ó|aron|a|an)|confirm(?:ó|aron|a)|relat(?:ó|aron|a)|prosigu(?:ió|e)|concluy(?:ó|e|eron)|jur(?:ó|aron|a)|tild(?:ó|aron|a)|tach(?:ó|aron|a)|describ(?:ió|ieron|e)|cont(?:ó|aron))";
const PARTICIPLE =
  "(?:dicho|declarado|afirmado|escrito|preguntado|respondido|contestado|añadido|explicado|anunciado|asegurado|sostenido|señalado|insistido|advertido|prometido|negado|admitido|lamentado|criticado|calificado|reconocido|indicado|destacado|subrayado|manifestado|comentado|recordado|confesado|denunciado|exigido|pedido|agregado|apuntado|precisado|considerado|confirmado)";
const CLITIC = "(?:(?:me|nos|le|les|se|te|lo|la|no) )*";
const VERB = `${CLITIC}(?:(?:ha|han|había|habían|habría) ${PARTICIPLE}|${FINITE})`;

const WORD = "[\\p{L}-]+";
const NAME =
  "(?!(?:Me|Nos|Les?|Se|Te|Lo|No|Pero|Que|Según|En|Y|Después|Luego|Cuando|Como) )\\p{Lu}[\\p{L}’'-]*";
const DETERMINER =
  "(?:[Ee]l |[Ll]as? |[Ll]os |[Uu]n(?:a|os|as)? |[Ss]us? |[Nn]uestr[oa]s? |[Mm]is? |[EeAa](?:ste|sta|quel) |[Vv]arios |[Aa]lgunos )";
const PRONOUN = "(?:[Éé]l|[Ee]lla|[Ee]llos|[Ee]llas|[Yy]o|[Nn]osotros)";
const OF = "(?: (?:de la |del |de los |de las |de )[\\p{L}-]+)";
const WHO = `(?<who>${PRONOUN}(?![\\p{L}])|${DETERMINER}${WORD}(?: ${NAME})*${OF}?(?: ${NAME}){0,3}|(?:[Dd]on |[Dd]oña |Sr\\. |Sra\\. )?${NAME}(?: (?:de |del |y )?${NAME}){0,3})`;

const BEFORE = new RegExp(
  `(?:^|[,;:]\\s|\\s)${WHO} (?<verb>${VERB}(?: que(?=\\s*$))?)(?: [^«»“”",:]{1,40})?\\s*[:,]?\\s*$`,
  "du",
);
const BEFORE_NOBODY = new RegExp(
  `^(?<verb>${VERB})(?: a [^«»“”",:]{1,40})?(?: que)?\\s*[:,]?\\s*$`,
  "diu",
);
const AROUND = new RegExp(`(?:^|[,;]\\s)${WHO} (?<verb>${VERB}) [^«»“”"]{1,90}$`, "du");
/** Whatever follows quoted words with its subject behind it says how they are said. */
const ANY_VERB = `(?:${VERB}|${CLITIC}\\p{Ll}+(?:ó|aron|ieron))`;
const WHEN =
  "(?:(?:el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|hoy|ayer|entonces|después|luego|este \\p{Ll}+) )?";
const AFTER = new RegExp(`^[,\\s—–]*(?<verb>${ANY_VERB}) ${WHEN}${WHO}`, "du");
const AFTER_SUBJECT = new RegExp(`^[,\\s—–]*${WHO} (?<verb>${VERB})(?=[\\s.,])`, "du");
const AFTER_NOBODY = new RegExp(`^[,\\s—–]*(?<verb>${VERB})(?=[.,])`, "du");
const WITHIN = new RegExp(
  `[,!?…]\\s(?:—|–)?(?<verb>${ANY_VERB}) ${WHEN}${WHO}(?=\\s?[,.:;!?…»”"—–])`,
  "du",
);

const CLAUSE = new RegExp(
  `^(?:[^,«»“”"]{1,40}, )?${WHO} (?<verb>${VERB})(?: [^,«»“”"]{1,30}?)? que (?<clause>[^«»“”"]{6,})$`,
  "du",
);
const CLAUSE_NOBODY = new RegExp(
  `^(?<verb>${VERB})(?: a [^,«»“”"]{1,30}?)? que (?<clause>[^«»“”"]{6,})$`,
  "diu",
);
const CLAUSE_FIRST = new RegExp(
  `^(?<clause>[^«»“”"]{8,}), (?<verb>${VERB}) ${WHO}(?: [^«»“”",]{1,40})?$`,
  "du",
);
const ACCORDING = new RegExp(
  `^(?<verb>Según|De acuerdo con|A juicio de|Para) ${WHO}, (?<clause>[^«»“”"]{6,})$`,
  "du",
);
const ACCORDING_AFTER = new RegExp(
  `^(?<clause>[^«»“”"]{8,}),? (?<verb>según|de acuerdo con) ${WHO}$`,
  "du",
);

const DIALOGUE = new RegExp(
  `^[—–-]\\s?(?<clause>[^—–]{1,300}?)\\s?[—–-]\\s?(?<verb>${VERB}) ${WHO}[^—–.,]{0,40}(?:[—–][.,;:]?\\s?(?<rest>[^—–]{2,600}))?[.]?$`,
  "dus",
);

const TITLE =
  /^(?:[Ee]l |[Ll]a |[Uu]na? )?(?:(?:[\p{Ll}-]+ )+|[Dd]on |[Dd]oña |Sra?\. )(?=\p{Lu})/u;

export const SPANISH_REPORTER = reporterOf({
  before: [BEFORE, BEFORE_NOBODY],
  after: [AFTER, AFTER_SUBJECT, AFTER_NOBODY],
  within: [WITHIN],
  frames: [AROUND],
  clauses: [ACCORDING, CLAUSE, CLAUSE_NOBODY, ACCORDING_AFTER, CLAUSE_FIRST],
  dialogue: [DIALOGUE],
  pronoun: /^(?:él|ella|ellos|ellas|yo|nosotros)$/iu,
  title: TITLE,
});
