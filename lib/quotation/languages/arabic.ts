import { reporterOf } from "./patterns";

const VERB =
  "(?:[وف])?(?:قال(?:ت|وا)?|[يت]قول|يقولون|كتب(?:ت|وا)?|سأل(?:ت|وا)?(?:ه|ها|هم)?|أجاب(?:ت|وا)?|أضاف(?:ت|وا)?|صر[ّ]?ح(?:ت|وا)?|أعلن(?:ت|وا)?|أك[ّ]?د(?:ت|وا)?|[يت]ؤك[ّ]?د|ذكر(?:ت|وا)?|أوضح(?:ت|وا)?|أشار(?:ت|وا)?|نفى|نفت|نفوا|اعتبر(?:ت|وا)?|وصف(?:ت|وا)?|حذ[ّ]?ر(?:ت|وا)?|زعم(?:ت|وا)?|اد[ّ]?عى|اد[ّ]?عت|رد[ّ]?(?:ت|وا)?|شد[ّ]?د(?:ت|وا)?|بي[ّ]?ن(?:ت|وا)?|لفت(?:ت)?|رأى|رأت|تابع(?:ت|وا)?|ختم(?:ت)?|همس(?:ت)?|صرخ(?:ت|وا)?|هتف(?:ت|وا)?|تعه[ّ]?د(?:ت|وا)?|وعد(?:ت|وا)?|اعترف(?:ت|وا)?|أقر[ّ]?(?:ت|وا)?|انتقد(?:ت|وا)?|كشف(?:ت|وا)?|أفاد(?:ت|وا)?|أبلغ(?:ت|وا)?|طالب(?:ت|وا)?|[يت]رى|[يت]عتبر)";
const THAT = "(?:(?:إلى |عن |على )?(?:أن[ّ]?(?:ه|ها|هم)?|إن[ّ]?(?:ه|ها|هم)?|بأن[ّ]?(?:ه|ها|هم)?))";
const STOP =
  "(?:في|من|على|إلى|عن|خلال|أمام|أن|إن|بأن|أنه|إنه|أنها|إنها|بأنه|بأنها|بأنهم|لدى|بعد|قبل|أمس|اليوم|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|للصحفيين|لصحيفة|لوكالة|قائلا|قائلة|مضيفا|مضيفة)(?![\\p{L}])";
const WORD = `(?!${STOP})[\\p{L}\\p{M}]+`;
const OBJECT_STOP = `(?!ال[\\p{L}]+)`;
/** An office or a name: words with the article only at the beginning. */
const WHO = `(?<who>${WORD}(?: باسم ${WORD})?(?: ${OBJECT_STOP}${WORD}){0,3}|${WORD} ${WORD})`;
const BROAD = `(?<who>${WORD}(?: ${WORD}){0,3})`;
const TELLS = "(?:[وف])?(?:وصف(?:ت|وا)?|اعتبر(?:ت|وا)?|انتقد(?:ت|وا)?)";

/** Of those who hear it, in one word. */
const HEARER = "(?:(?:لي|لنا|له|لها|لهم|لك) )?";

const QUOTES = '«»“”"';
const BEFORE = new RegExp(
  `(?:^|[\\s،.])(?<verb>(?!${TELLS} )${VERB}) ${HEARER}${BROAD}(?: [^${QUOTES}]{0,60}?)?(?: ${THAT})?\\s*[:،]?\\s*$`,
  "du",
);
const BEFORE_NOBODY = new RegExp(
  `(?:^|[\\s،.])(?<verb>${VERB})(?: (?:لي|لنا|له|لها|لهم|للصحفيين))?(?: ${THAT})?\\s*[:،]?\\s*$`,
  "du",
);
const AROUND = new RegExp(
  `(?:^|[\\s،.])(?<verb>${VERB}) ${WHO}(?: [^${QUOTES}]{1,80})?\\s*$`,
  "du",
);
const AFTER = new RegExp(`^[،,\\s]*(?<verb>${VERB}) ${BROAD}`, "du");
const AFTER_SUBJECT = new RegExp(`^[،,\\s]*(?:كما |هكذا |بحسب ما )(?<verb>${VERB}) ${BROAD}`, "du");
const ACCORDING_WORDS = "(?:[وف])?(?:بحسب|حسب|وفقا|وفقًا|طبقا|على حد قول)";

const CLAUSE = new RegExp(
  `^(?<verb>${VERB}) ${HEARER}${BROAD}(?: [^${QUOTES}،]{0,40}?)? ${THAT} (?<clause>[^${QUOTES}]{5,})$`,
  "du",
);
const CLAUSE_NOBODY = new RegExp(
  `^(?<verb>${VERB})(?: (?:لي|لنا|له|لها|لهم))? ${THAT} (?<clause>[^${QUOTES}]{5,})$`,
  "du",
);
const ACCORDING = new RegExp(
  `^(?<verb>${ACCORDING_WORDS}) ?${BROAD}، ?(?<clause>[^${QUOTES}]{5,})$`,
  "du",
);

const TITLE =
  /^(?:ال(?:عمدة|وزيرة?|رئيسة?|متحدثة?|نائبة?|مديرة?|سيدة?|دكتورة?|قاضية?|قاضي|محامية?|محامي|أستاذة?|مرشحة?|صحفية?|صحفي|ناشطة?|قبطان|جنرال|أمين|أمينة|سفيرة?|خبيرة?)|رئيس الوزراء|وزيرة? ال[\p{L}]+) (?!باسم)(?=[\p{L}])/u;

export const ARABIC_REPORTER = reporterOf({
  before: [BEFORE, BEFORE_NOBODY],
  after: [AFTER, AFTER_SUBJECT],
  within: [],
  frames: [AROUND],
  clauses: [ACCORDING, CLAUSE_NOBODY, CLAUSE],
  dialogue: [],
  pronoun: /^(?:هو|هي|هم|أنا|نحن)$/u,
  title: TITLE,
  nameOf: (written) => written.replace(/^لل/u, "ال"),
});
