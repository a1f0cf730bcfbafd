import { ARABIC_REPORTER } from "./languages/arabic";
import { PRONOUNS } from "./pronoun-words";
import { CHINESE_REPORTER } from "./languages/chinese";
import { FRENCH_REPORTER } from "./languages/french";
import { GERMAN_REPORTER } from "./languages/german";
import { JAPANESE_REPORTER } from "./languages/japanese";
import { KOREAN_REPORTER } from "./languages/korean";
import type { Reporter } from "./languages/reporter";
import { SPANISH_REPORTER } from "./languages/spanish";

/** The words by which a language introduces speech. All in lower case. */
export interface Cues {
  readonly language: string;
  /** Forms of the verbs of saying. */
  readonly verbs: ReadonlySet<string>;
  /** Those of them that take a clause without a word for "that". */
  readonly bare: ReadonlySet<string>;
  /** Words that begin a reported clause. */
  readonly that: ReadonlySet<string>;
  /** Words that may be between the speaker and the verb. */
  readonly between: ReadonlySet<string>;
  /** Words that begin a mention of somebody by their office. */
  readonly determiners: ReadonlySet<string>;
  /** He, she, they, I: somebody who was mentioned before. */
  readonly pronouns: ReadonlySet<string>;
  /** Those of them that are the text's own voice. */
  readonly first: ReadonlySet<string>;
  /** Those that may be impersonal: "it is said". */
  readonly impersonal: ReadonlySet<string>;
  /** An addressee in one word. */
  readonly addressees: ReadonlySet<string>;
  /** Words before a name that give a person's office or title. */
  readonly titles: ReadonlySet<string>;
  /** Words in the position of a speaker that name nobody. */
  readonly nobody: ReadonlySet<string>;
  /** "According to". */
  readonly according: readonly string[];
  /** Whether names are recognised by their capitals. */
  readonly capitals: boolean;
  /** Whether the speaker usually follows the verb, before the words. */
  readonly verbFirst: boolean;
  /** What finds reports by patterns of the language, before the rules for words are asked. */
  readonly reporter: Reporter | null;
}

const NONE: ReadonlySet<string> = new Set();
const EMPTY: Cues = {
  language: "",
  verbs: NONE,
  bare: NONE,
  that: NONE,
  between: NONE,
  determiners: NONE,
  pronouns: NONE,
  first: NONE,
  impersonal: NONE,
  addressees: NONE,
  titles: NONE,
  nobody: NONE,
  according: [],
  capitals: true,
  verbFirst: false,
  reporter: null,
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

const ENGLISH: Cues = {
  ...EMPTY,
  verbs: words(
    "say says said saying tell tells told telling ask asks asked asking reply replies replied replying answer " +
      "answers answered add adds added adding state states stated stating declare declares declared declaring " +
      "announce announces announced claim claims claimed claiming argue argues argued arguing write writes wrote " +
      "written writing call calls called calling describe describes described describing insist insists insisted " +
      "stress stresses stressed stressing emphasise emphasises emphasised emphasize emphasizes emphasized warn " +
      "warns warned warning note notes noted explain explains explained admit admits admitted concede concedes " +
      "conceded deny denies denied promise promises promised report reports reported suggest suggests suggested " +
      "remark remarks remarked observe observed shout shouts shouted cry cries cried whisper whispered conclude " +
      "concludes concluded assert asserts asserted allege alleges alleged acknowledge acknowledges acknowledged " +
      "complain complains complained quip quipped recall recalls recalled joke joked boast boasts boasted predict " +
      "predicts predicted confirm confirms confirmed pledge pledged vow vowed maintain maintains maintained testify " +
      "testified repeat repeats repeated quote quotes quoted exclaim exclaimed respond responds responded continue " +
      "continued proclaim proclaims proclaimed tweet tweeted remind reminds reminded assure assures assured",
  ),
  bare: words("say says said claim claims claimed insist insists insisted"),
  that: words("that"),
  between: words(
    "had has have was were is are also then later once only never always often already again now still just " +
      "would will could did does do used to himself herself themselves recently today yesterday further who",
  ),
  determiners: words(
    "the a an our his her their my your its one another this that some several many two three no every",
  ),
  pronouns: PRONOUNS.en,
  first: words("i we"),
  impersonal: words("it"),
  addressees: words(
    "me us him her them you reporters journalists parliament congress viewers voters",
  ),
  titles: words(
    "mayor president minister comrade mr mrs ms miss dr professor prof sir lord lady dame senator governor " +
      "general colonel captain chancellor chairman chairwoman secretary king queen prince princess pope bishop " +
      "archbishop judge justice inspector sergeant councillor leader premier rev reverend st sen gov rep gen col " +
      "capt lt sgt representative congressman congresswoman ambassador",
  ),
  nobody: words(
    "it they one people some many others someone somebody everyone everybody source sources insider insiders " +
      "officials critics rumour rumours who",
  ),
  according: ["according to", "in the words of", "in the opinion of"],
};

const GERMAN: Cues = {
  ...EMPTY,
  reporter: GERMAN_REPORTER,
  verbs: words(
    "sagt sagte sagten sagen gesagt erklärt erklärte erklärten schrieb schreibt geschrieben fragt fragte antwortet " +
      "antwortete meint meinte betont betonte rief ruft nannte nennt warnt warnte behauptet behauptete berichtet " +
      "berichtete versicherte versichert kündigte teilte ergänzte fügte sprach gestand bestätigte versprach",
  ),
  that: words("dass daß"),
  between: words(
    "hat hatte habe auch dann später einst immer schon noch mir uns ihm ihr ihnen mit an hinzu",
  ),
  determiners: words(
    "der die das ein eine einer seine ihre unser unsere mein meine dieser diese sein ihr",
  ),
  pronouns: PRONOUNS.de,
  first: words("ich wir"),
  impersonal: words("es man"),
  addressees: words("mir uns ihm ihr ihnen"),
  titles: words(
    "herr frau bürgermeister bürgermeisterin kanzler kanzlerin präsident minister dr prof",
  ),
  nobody: words("man es kreise insider"),
  according: ["laut", "nach den worten von", "zufolge"],
};

const FRENCH: Cues = {
  ...EMPTY,
  reporter: FRENCH_REPORTER,
  verbs: words(
    "dit disait disent déclare déclaré déclarait affirme affirmé affirmait écrit écrivait demande demandé répond " +
      "répondu répondit ajoute ajouté explique expliqué annonce annoncé assure assuré estime appelle crie lance " +
      "rappelle souligne souligné reconnaît promet prévient",
  ),
  that: words("que qu"),
  between: words("a avait ont aussi ensuite nous lui leur me m l se s"),
  determiners: words("le la les un une des son sa ses notre nos mon ma leur ce cette l"),
  pronouns: PRONOUNS.fr,
  first: words("je nous"),
  impersonal: words("on"),
  addressees: words("lui leur"),
  titles: words("m mme monsieur madame maire président présidente ministre dr"),
  nobody: words("on sources"),
  according: ["selon", "d’après", "d'après"],
};

const SPANISH: Cues = {
  ...EMPTY,
  reporter: SPANISH_REPORTER,
  verbs: words(
    "dijo dice decía dicen dijeron declaró declara afirmó afirma escribió escribe preguntó respondió contestó " +
      "añadió explicó anunció aseguró sostuvo señaló llamó gritó insistió advirtió prometió negó admitió",
  ),
  that: words("que"),
  between: words("ha había han también luego después me nos le les se lo"),
  determiners: words("el la los las un una su sus nuestro nuestra mi este esta"),
  pronouns: PRONOUNS.es,
  first: words("yo nosotros"),
  addressees: words("me nos"),
  titles: words(
    "don doña señor señora sr sra alcalde alcaldesa presidente presidenta ministro ministra dr",
  ),
  nobody: words("fuentes"),
  according: ["según"],
};

const RUSSIAN: Cues = {
  ...EMPTY,
  verbs: words(
    "сказал сказала сказали говорит говорил говорила заявил заявила написал написала пишет спросил спросила " +
      "ответил ответила добавил добавила объяснил объяснила подчеркнул подчеркнула отметил отметила сообщил " +
      "сообщила утверждает утверждал назвал назвала воскликнул",
  ),
  that: words("что"),
  between: words("тоже также потом затем однажды мне нам ему ей им"),
  pronouns: PRONOUNS.ru,
  first: words("я мы"),
  addressees: words("мне нам ему ей им"),
  nobody: words("говорят"),
  according: ["по словам", "согласно"],
};

const HEBREW: Cues = {
  ...EMPTY,
  verbs: words(
    "אמר אמרה אמרו אומר אומרת כתב כתבה שאל שאלה ענה ענתה הוסיף הוסיפה הצהיר הצהירה טען טענה הודיע הודיעה",
  ),
  that: words("כי"),
  addressees: words("לי לנו לו לה להם"),
  pronouns: PRONOUNS.he,
  first: words("אני אנחנו"),
  according: ["לדברי", "לפי"],
  capitals: false,
  verbFirst: true,
};

const ARABIC: Cues = {
  ...EMPTY,
  reporter: ARABIC_REPORTER,
  verbs: words(
    "قال قالت قالوا يقول تقول وقال وقالت كتب كتبت سأل سألت أجاب أجابت أضاف أضافت وأضاف وأضافت صرح صرحت أعلن أعلنت أكد أكدت وأكد ذكر ذكرت",
  ),
  that: words("أن إن أنّ إنّ بأن"),
  addressees: words("لي لنا له لها لهم"),
  pronouns: PRONOUNS.ar,
  first: words("أنا نحن"),
  according: ["بحسب", "وفقا ل", "حسب"],
  capitals: false,
  verbFirst: true,
};

const CHINESE: Cues = { ...EMPTY, capitals: false, reporter: CHINESE_REPORTER };
const JAPANESE: Cues = { ...EMPTY, capitals: false, reporter: JAPANESE_REPORTER };
const KOREAN: Cues = { ...EMPTY, capitals: false, reporter: KOREAN_REPORTER };

const BY_LANGUAGE: Readonly<Record<string, Cues>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ru: RUSSIAN,
  he: HEBREW,
  ar: ARABIC,
  zh: CHINESE,
  ja: JAPANESE,
  ko: KOREAN,
};

/** The cues of a language (BCP 47), or of the sample's script where the language is unknown. */
export function cuesOf(language: string, sample: string): Cues {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  const known = BY_LANGUAGE[primary] ? primary : scriptOf(sample);
  return { ...(BY_LANGUAGE[known] ?? ENGLISH), language: known };
}

function scriptOf(sample: string): string {
  const letters = sample.slice(0, 2_000).match(/\p{L}/gu) ?? [];
  const share = (script: RegExp) => letters.filter((letter) => script.test(letter)).length;
  const half = letters.length / 2;
  if (share(/\p{Script=Arabic}/u) > half) return "ar";
  if (share(/\p{Script=Hebrew}/u) > half) return "he";
  if (share(/\p{Script=Cyrillic}/u) > half) return "ru";
  if (share(/\p{Script=Hangul}/u) > half) return "ko";
  if (share(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u) <= half) return "en";
  return share(/[\p{Script=Hiragana}\p{Script=Katakana}]/u) > 0 ? "ja" : "zh";
}
