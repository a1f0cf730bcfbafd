import {
  beside,
  partsOf,
  person,
  sentenceAfter,
  sentenceBefore,
  type FoundAttribution,
  type Reporter,
} from "./reporter";

const VERB =
  "(?:(?:告诉|告訴)[^，。：:“”「」]{1,8}?(?=[，,：:])|(?:报道|報道|報導|报导|通报|通報)(?:称|稱|说|說)|补充说道?|補充說道?|解释说道?|解釋說道?|回答说|回答說|强调说|強調說|表示|说道|說道|问道|問道|答道|喊道|写道|寫道|写到|指出|强调|強調|认为|認為|宣布|宣佈|宣称|宣稱|声称|聲稱|坚称|堅稱|补充|補充|解释|解釋|承认|承認|否认|否認|警告|透露|回应|回應|回答|呼吁|呼籲|批评|批評|坦言|直言|提到|介绍|介紹|称|稱|说|說|问|問|道)";
const ADVERB =
  "(?:低声|低聲|大声|大聲|小声|轻声|輕聲|高声|高聲|随后|隨後|接着|接著|然后|然後|再次|进一步|进一步|公开|公開|明确|明確|曾经|曾經|今天|昨天|周[一二三四五六日]|也|还|還|曾|则|則|又|再)";
const PLACE = "(?:在[^，。“”「」]{1,14}?(?:中|上|时|時|后|後|会|會)[，,]?)";
const HEARER = "(?:[对對向][^，。“”「」]{1,8}?)";
const WHO = "(?<who>[^，。！？；：、,.!?;:\\s“”「」『』\\0]{1,12}?)";
const REPORT = `${WHO}${PLACE}?(?:${ADVERB}){0,3}${HEARER}?(?:${ADVERB}){0,2}(?<verb>${VERB})`;

const BEFORE = new RegExp(`(?:^|[，,；;\\s\\0])${REPORT}[：:，,]?\\s*$`, "du");
const AFTER = new RegExp(`^[，,]?\\s*${REPORT}[，,。：:]?`, "du");
const CLAUSE = new RegExp(
  `^(?:[^，。“”「」]{0,12}[，,])?${REPORT}(?![的了过過出明服法话話自为為])[，,：:]?(?<clause>[^“”「」『』]{3,})$`,
  "du",
);
const ACCORDING =
  /^(?<verb>据|據|根据|根據)(?<who>[^，。“”「」]{1,14}?)(?:的?(?:说法|說法|报道|報道|报导|報導|消息|统计|統計)|称|稱|说|說|透露|介绍|介紹|表示)?[，,](?<clause>[^“”「」『』]{3,})$/du;
const NO_SPEECH = /(?:小|据|據|听|聽|传|傳|学|學|解|演|虽|雖|可以|应该|應該|知|难|難)$/u;

const PRONOUN = /^(?:他|她|它|他们|她们|他們|她們|我|我们|我們|你|您)$/u;
const TITLE =
  /^(?:[\p{Script=Han}]{0,6}?(?:市长|市長|总统|總統|主席|部长|部長|总理|總理|省长|省長|校长|校長|院长|院長|局长|局長|发言人|發言人|教授|博士|记者|記者|议员|議員|律师|律師|法官|船长|船長|经理|經理|主任|先生|女士))(?=[\p{Script=Han}·]{2,4}$)/u;

/** `张伟认为，这项计划“完全不切实际”`: the verb reports a clause that ends with the quoted words. */
const EARLIER = new RegExp(
  `^(?:[^，。“”「」]{0,12}[，,])?${REPORT}[，,]?[^“”「」『』\\0]{1,40}$`,
  "du",
);

function attributionIn(match: RegExpExecArray | null, text: string, offset: number) {
  const { who, cue } = partsOf(match, offset) ?? {};
  if (!who || !cue || NO_SPEECH.test(text.slice(who.start, who.end))) return null;
  return beside(cue, person(text, who, PRONOUN, TITLE));
}

function loosely(found: FoundAttribution | null): FoundAttribution | null {
  return found && { ...found, adjacent: false };
}

function attributionAfter(text: string, offset: number): FoundAttribution | null {
  return attributionIn(AFTER.exec(sentenceAfter(text, offset)), text, offset);
}

export const CHINESE_REPORTER: Reporter = {
  attributionAfter,

  attributionOf(text, span) {
    const { from, words } = sentenceBefore(text, span);
    return (
      attributionIn(BEFORE.exec(words), text, from) ??
      attributionAfter(text, span.end) ??
      loosely(attributionIn(EARLIER.exec(words), text, from))
    );
  },

  clausesOf(text, { start, end }) {
    const sentence = text.slice(start, end).replace(/[。！？；.!?;\s]+$/u, "");
    const match = ACCORDING.exec(sentence) ?? CLAUSE.exec(sentence);
    const attribution = attributionIn(match, text, start);
    const clause = partsOf(match, start)?.clause;
    return attribution && clause
      ? [{ ...clause, cue: attribution.cue, speaker: attribution.speaker }]
      : [];
  },
};
