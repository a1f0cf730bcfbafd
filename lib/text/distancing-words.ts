/**
 * Words by which a writer stands back from what is written beside them: hearsay, belief, guess and
 * irony. The commonest of each language, in lower case. Unlike the words that deny
 * (`turning-words.ts`) they leave a statement standing, but as somebody else's or as less than sure.
 */
const HEDGES = words(
  "ostensibly seemingly presumably probably arguably conceivably likely might could almost nearly virtually " +
    "supposed alleged purported claim claims claimed claiming allege alleges alleging assert asserts asserted insist insists insisted " +
    "believed thought believe believes think thinks hope hopes hoped wish wishes wished dream dreamt dreamed imagine imagines imagined suppose guess guesses guessed " +
    "seem seems seemed appear appears appeared suspected suspects suspicion accused accuses unconfirmed disputed hypothetically " +
    "conveniently miraculously mysteriously somehow sure yeah fictional novel satire legend rumours rumors gossip hearsay " +
    "mutmaßlich wahrscheinlich offenbar anscheinend scheinbar behauptet behaupten behauptete behaupteten soll sollen wohl sogenannte sogenannter sogenannten sogenanntes möglicherweise womöglich gerüchten gerüchte glaubt glaubte " +
    "prétend prétendu prétendue prétendait apparemment semble semblait probablement aurait auraient rumeurs paraît croit " +
    "supuestos supuesto supuesta dizque probablemente quizá habría habrían parece rumores cree " +
    "presumibilmente presunto presunta forse probabilmente avrebbe avrebbero sembra pare voci " +
    "supostamente alegadamente alegado talvez provavelmente teria teriam boatos " +
    "vermoedelijk zogenaamd zogenaamde misschien waarschijnlijk beweert beweerde schijnt zou " +
    "påstås påstår påstådda kanske troligen sägs tydligen lär angivelig angiveligt kanskje måske visstnok trolig " +
    "вероятно видимо кажется утверждает утверждают утверждал слухам слухи говорят похоже считает предположительно ніби нібито мабуть кажуть " +
    "rzekomo podobno prawdopodobnie może twierdzi twierdzą ponoć údajně prý možná tvrdí pravděpodobně állítólag talán valószínűleg " +
    "sözde güya belki iddia söylenti muhtemelen δήθεν φέρεται ίσως λένε υποτίθεται μάλλον " +
    "يقال زعم زعمت يزعم يزعمون مزاعم الشائعات شائعات يبدو يعتقد מכוון כביכול טוען טוענת טוענים שמועות כנראה יתכן ייתכן " +
    "कथित कथितरूप शायद",
);

/** Words that hand a statement to a speaker. One in the place of another changes nothing. */
const HANDED = words(
  "said says say told according argued argues stated reported " +
    "sagt sagte sagten laut zufolge erklärte erklärt selon affirme affirmait según dice dijo afirma afirmó secondo dichiara segundo disse " +
    "volgens zegt zei enligt säger sade ifølge siger sier сказал сказала заявил заявила сообщил сообщила словам według powiedział podle řekl göre " +
    "حسب وفقا قال قالت לדברי לטענת אמר אמרה לפי",
);

/** What several words say, or signs: `(sic)`, `(!)`. */
const PHRASES =
  /\b(?:of course|my foot|yeah,? right|so-called|would-be|self-(?:styled|proclaimed)|at least on paper|on paper|in theory|would have|may have|may well|or so|or did (?:he|she|they|it|we)|they say|they would|anything but|as if|to be seen whether|word is|story goes|for (?:all|what) (?:we|it|that)|if you (?:will|believe)|al parecer|tal vez|a quanto pare|naar verluidt|soi-disant|dit-on|peut-être|so genannte[nrs]?|по слухам|به ظاهر)(?!\p{L})|^had(?!\p{L})|\(\s*[!?]+\s*\)|[([]\s*sic!?\s*[)\]]/gu;

const EASTERN =
  /据说|據說|据称|據稱|据报|據報|据传|據傳|疑似|似乎|可能|也许|也許|或许|或許|传闻|傳聞|所谓|所謂|声称|聲稱|宣称|宣稱|好像|らしい|そうだ|そうです|と言われ|といわれ|とされ|噂|ようだ|ようです|みたい|かもしれ|おそらく|たぶん|によると|によれば|と主張|疑い|다고 ?한다|라고 ?한다|고 ?한다|고 ?전해|듯하|듯 ?하|것으로 ?알려|것 ?같|아마|소위|이른바|주장|따르면|소문/gu;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

const WORD = /[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu;

/**
 * How often a text stands back from what is beside it, and how often it hands it to a speaker: two
 * texts with the same counts do so alike, as far as single words tell.
 */
export function distanceOf(text: string): { readonly hedges: number; readonly handed: number } {
  const plain = text.toLowerCase().replace(/[’ʼ]/g, "'");
  let hedges = (plain.match(PHRASES)?.length ?? 0) + (plain.match(EASTERN)?.length ?? 0);
  let handed = 0;
  for (const word of plain.match(WORD) ?? []) {
    if (HEDGES.has(word)) hedges++;
    else if (HANDED.has(word)) handed++;
  }
  // The month is written with a capital.
  hedges += text.match(/(?<!\p{L})may(?= (?:be|have|not)?)(?!\p{L})/gu)?.length ?? 0;
  return { hedges, handed };
}

const TAKES_BACK =
  /(?<!\p{L})(?:false|untrue|wrong|lied|lying|lies?|myth|hoax|fiction|fake|nonsense|retracted|withdrawn|withdrew|corrected|correction|regrets?|misquoted|disproved|debunked|falsch|unwahr|gelogen|lüge|widerrufen|zurückgezogen|berichtigung|faux|mensonge|rétractée?|rectificatif|falso|mentira|retractado|desmentido|smentito|ложь|неправда|опровергнуто|fałsz|kłamstwo|nepravda|خطأ|كذب|שקר)(?!\p{L})|错误|錯誤|谎言|謊言|间违|間違い|誤り|嘘|거짓|오보/iu;
const SCOFFS =
  /^["'“‘(]*(?:as if|yeah,? right|really ?\?|is (?:that|this|it) (?:so|true) ?\?|(?:or )?so (?:they|he|she|it|we)\b|(?:at least )?(?:that|this) is the (?:story|version)|at least (?:that|this|so)|none of (?:this|that|it)\b.*\btrue|not ?[.!]|wirklich ?\?|vraiment ?\?|¿de verdad)/iu;

/** Whether a short sentence takes back or scoffs at what stands before it: "He lied.", "As if." */
export function takesBack(sentence: string): boolean {
  return TAKES_BACK.test(sentence) || SCOFFS.test(sentence.toLowerCase());
}
