import type { Span } from "../../span/span";
import {
  beside,
  partsOf,
  person,
  sentenceAfter,
  sentenceBefore,
  spanOf,
  type Reporter,
} from "./reporter";

const VERB =
  "(?:述べ|話し|話す|語っ|語り|語る|言っ|言い|言う|いっ|いう|説明し|主張し|訴え|ささやい|ささやき|囁い|つぶやい|叫ん|叫び|答え|尋ね|質問し|聞い|問い|強調し|指摘し|発表し|宣言し|断言し|警告し|約束し|書い|書き|記し|明らかにし|コメントし|批判し|非難し|認め|否定し|反論し|反発し|付け加え|伝え|報じ|告げ|呼びかけ|示し|表明し)[^。、「」『』]{0,8}?";
const PASSIVE = /(?:言われ|いわれ|聞かれ|問われ|告げられ|呼ばれ|される|された)/u;
const WHO = "(?<who>[^、。！？\\s「」『』“”\\0はが]{1,16}?)";
const TOPIC = new RegExp(`(?:^|[、。\\s])${WHO}(?:は|が|も(?=[「、]))(?!、?と)`, "dgu");
/** `「…」と田中市長は述べた`, `「…」アンナはささやいた`. */
const AFTER = new RegExp(
  `^(?:、?と、?)?(?:${WHO}(?:は|が|も)、?)?[^。「『“]{0,24}?(?<verb>${VERB})[。\\s]?`,
  "du",
);
/** Any other verb, where the speaker stands before the quoted words: `父は「行け」と背中を押した`. */
const AFTER_ANY = /^、?(?<verb>と)(?!いう|言う名|呼|名付|題|書かれ|され)(?=[^。「『]{1,24})/du;
const CLAUSE = new RegExp(
  `^(?:[^、。「」『』“”はがも]{1,12}、)?${WHO}(?:は|が|も)、?(?<clause>[^「」『』“”]{3,}?)(?:と|との考えを|との見方を)(?<verb>${VERB})$`,
  "du",
);
const ACCORDING =
  /^(?<who>[^、。「」『』“”]{1,16}?)(?<verb>によると|によれば)、?(?<clause>[^「」『』“”]{3,}?)(?:という|とのこと(?:だ|です)?|そうだ)?$/du;

const PRONOUN = /^(?:彼|彼女|彼ら|私|わたし|僕|俺|我々|私たち|あなた)$/u;

function lastTopic(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  let found: Span | null = null;
  for (const match of words.matchAll(TOPIC)) found = spanOf(match, "who", start) ?? found;
  return found;
}

export const JAPANESE_REPORTER: Reporter = {
  attributionAfter(text, offset) {
    const found = partsOf(AFTER.exec(sentenceAfter(text, offset)), offset);
    return found?.who ? beside(found.cue, person(text, found.who, PRONOUN)) : null;
  },

  attributionOf(text, span) {
    const { from, words } = sentenceBefore(text, span);
    const topic = lastTopic(text, { start: from, end: from + words.length });
    const tail = sentenceAfter(text, span.end);
    const found = partsOf(AFTER.exec(tail) ?? (topic && AFTER_ANY.exec(tail)), span.end);
    if (!found) return null;
    const isPassive = PASSIVE.test(text.slice(span.end, found.cue.end + 4));
    const who = found.who ?? topic;
    return beside(found.cue, who && !isPassive ? person(text, who, PRONOUN) : null);
  },

  clausesOf(text, { start, end }) {
    const sentence = text.slice(start, end).replace(/[。！？\s]+$/u, "");
    const { who, cue, clause } =
      partsOf(ACCORDING.exec(sentence) ?? CLAUSE.exec(sentence), start) ?? {};
    if (!who || !cue || !clause || PASSIVE.test(sentence.slice(cue.start - start))) return [];
    return [{ ...clause, cue, speaker: person(text, who, PRONOUN) }];
  },
};
