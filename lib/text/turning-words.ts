/**
 * Words that turn what is said after them, or before them. Lists of the commonest, in lower case
 * and without points; the scripts without spaces have their own, since their tokens are characters.
 */
export const NEGATIONS = words(
  "no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely seldom unlikely " +
    "nicht kein keine keinen keiner keinem keines nie niemals niemand niemanden nichts ohne weder kaum " +
    "ne n pas jamais rien personne aucun aucune sans guère nullement " +
    "nunca nada nadie ningún ninguna ninguno sin tampoco jamás " +
    "non mai nessuno nessuna niente nulla senza neanche não nem nenhum nenhuma ninguém sem " +
    "niet geen nooit niemand niets zonder inte aldrig ingen inget ikke aldri ingenting " +
    "nie nigdy nikt nic bez ani żaden není nikdy nikdo nem soha senki sem değil hiç asla yok δεν μην ποτέ όχι κανείς " +
    "не ни нет никогда никто ничего никого без нельзя ні ніколи ніхто " +
    "لا لم لن ليس ليست لسنا لست ما غير بدون دون أبدا كلا ولا ولم ولن وليس فلا فلم אין אינו אינה אינם איננו לא אל בלי לעולם מעולם ולא נא " +
    "안 못 없다 없는 없이 नहीं मत कभी न",
);
const DENIALS = words(
  "deny denies denied denying denial doubt doubts doubted doubting dispute disputes disputed refuse refuses refused refusing " +
    "reject rejects rejected rejecting false falsely untrue wrong wrongly lie lies lied myth myths hoax rumour rumours rumor " +
    "pretend pretends pretended fail fails failed mistaken mistakenly absurd nonsense fiction fabricated disbelieve " +
    "refute refutes refuted rebut rebutted retract retracted stop stopped prevent prevented avoid " +
    "leugnet leugnete bestreitet bestritt bestreiten bezweifelt bezweifelte zweifelt weigert weigerte falsch unwahr lüge märchen gerücht irrtum dementiert dementierte verneint verneinte " +
    "nie nient niait nié nier dément démenti démentait doute doutait conteste contestait refuse refusait refusé faux fausse mensonge mythe rumeur " +
    "niega negó negaba niegan negar dudo duda dudaba desmiente desmintió rechaza rechazó falso falsa mentira mito rumor " +
    "nega negò smentisce smentì dubita negou desmentiu duvida mentira falso ontkent ontkende betwijfelt förnekar benekter " +
    "отрицает отрицал отрицала отрицали отрицаю сомневается сомневаюсь опроверг опровергла ложь неправда неверно миф слух заперечує заперечив " +
    "نفى تنفى ينفي نفت أنكر أنكرت ينكر كذب شك أشك رفض רחש מכחיש הכחיש הכחישה מפקפק שקר מיתוס סירב zaprzecza zaprzeczył popírá inkar",
);
const DOUBTS = words(
  "allegedly reportedly supposedly purportedly rumoured rumored maybe perhaps possibly apparently " +
    "angeblich vermutlich vielleicht prétendument soi-disant peut-être supuestamente presuntamente quizás quizá presunto якобы будто возможно بزعم ربما לכאורה אולי",
);
const CONDITIONS = words(
  "if unless whether lest wenn falls ob sofern si если ли если إذا لو إن אם jeśli czy",
);

const EASTERN_NEGATIONS =
  /不|没|沒|未|无(?!论)|無(?!論)|非(?!常)|否|别|別|勿|莫|ない(?!か)|なかっ|ません|ず(?=に)|지 ?않|지 ?못|아니|없|안 /u;
const EASTERN_DENIALS =
  /否认|否認|拒绝|拒絕|怀疑|懷疑|谎|謊|谣言|謠言|否定|疑わ|疑問|噓|嘘|부인|거짓|의심|거부/u;
const EASTERN_DOUBTS = /据称|據稱|所谓|所謂|らしい|もしかし/u;
const EASTERN_CONDITIONS = /如果|若|假如|是否|もし|なら|만약|만일/u;

/** What such a word does with a statement beside it. */
export type TurningWord = "negation" | "denial" | "doubt" | "condition";

/** In the order in which they are looked for. */
const EASTERN: readonly (readonly [TurningWord, RegExp])[] = [
  ["denial", EASTERN_DENIALS],
  ["negation", EASTERN_NEGATIONS],
  ["doubt", EASTERN_DOUBTS],
  ["condition", EASTERN_CONDITIONS],
];

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Whether a word, by its key, says no. */
export function isNegation(key: string): boolean {
  return NEGATIONS.has(key) || /n't$/.test(key) || EASTERN_NEGATIONS.test(key);
}

/** Whether a word, by its key, says no or denies. */
export function isDenial(key: string): boolean {
  return isNegation(key) || DENIALS.has(key);
}

export function turningOf(key: string): TurningWord | null {
  if (isNegation(key)) return "negation";
  if (DENIALS.has(key)) return "denial";
  if (DOUBTS.has(key)) return "doubt";
  return CONDITIONS.has(key) ? "condition" : null;
}

/** The first turning words of a text without spaces between its words. */
export function easternTurning(
  text: string,
): { kind: TurningWord; at: number; words: string } | null {
  for (const [kind, pattern] of EASTERN) {
    const found = pattern.exec(text);
    if (found) return { kind, at: found.index, words: found[0] };
  }
  return null;
}

const SCRIPT_WITH_SIGNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * How often a text says no, denies, doubts and makes conditions, as a key to compare: two texts with
 * the same key turn what stands beside them in the same way, as far as single words tell.
 */
export function turningKey(text: string): string {
  const counts = { negation: 0, denial: 0, doubt: 0, condition: 0 };
  for (const word of text.toLowerCase().replace(/[’ʼ]/g, "'").match(WORD) ?? []) {
    if (SCRIPT_WITH_SIGNS.test(word)) continue;
    const kind = turningOf(word);
    if (kind) counts[kind]++;
  }
  if (SCRIPT_WITH_SIGNS.test(text)) {
    for (const [kind, pattern] of EASTERN) counts[kind] += text.split(pattern).length - 1;
  }
  return Object.values(counts).join(" ");
}

const WORD = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu;
