import type { Span } from "../../span/span";
import type { Mention } from "../mention";
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
  "(?:말했|말하|말한|밝혔|밝히|밝힌|전했|전하|덧붙였|덧붙이|강조했|강조하|주장했|주장하|설명했|설명하|지적했|지적하|비판했|비판하|경고했|경고하|발표했|발표하|답했|답하|대답했|대답하|물었|묻는|외쳤|외치|속삭였|속삭이|썼|적었|했|한다|하였|호소했|촉구했|약속했|반박했|해명했|인정했|부인했|언급했|단언했|고백했|중얼거렸|소리쳤|되물었|평가했|내다봤|보고했|알렸|선언했)[가-힣]{0,4}";
/** What joins quoted words to the verb, and reported clauses to it. */
const JOINS = "(?:이?라고도?|이?라며|이?라면서|고도?|며|면서|이?라는|는|이?란)";
const WORD = "[가-힣A-Za-z·]{1,14}?";
const WHO = `(?<who>${WORD}(?: ${WORD}){0,2}?)`;
/** The topic of a sentence is its speaker rather than its subject is. */
const TOPIC = new RegExp(`(?:^|[,\\s\\0])${WHO}(?: ?측)?(?:은|는|께서는?)(?=[\\s,\\0]|$)`, "dgu");
const SUBJECT = new RegExp(`(?:^|[,\\s\\0])${WHO}(?:이|가|도)(?=[\\s,\\0]|$)`, "dgu");
const AFTER = new RegExp(
  `^(?:${JOINS})?[,\\s]*(?:${WHO}(?:은|는|이|가|께서는?|도) )?[^.。“"「]{0,40}?(?<verb>${VERB})(?=[\\s.,。!?]|$)`,
  "du",
);
const JOINED = new RegExp(`^(?<verb>${JOINS})(?=\\s)`, "du");
const CLAUSE = new RegExp(
  `^${WHO}(?: ?측)?(?:은|는|이|가|께서는?) (?<clause>[^“”"‘’「」]{3,}?)(?:(?<=것)이라고|(?<=[다라냐자])(?:고|며|면서)) (?:[가-힣 ]{0,14} )?(?<verb>${VERB}|[가-힣]{1,5}(?:했|하였|였|었|았|렸|쳤)다)$`,
  "du",
);
const ACCORDING =
  /^(?<who>[가-힣A-Za-z·]{1,14}(?: [가-힣A-Za-z·]{1,14}){0,3}?)(?<verb>에 따르면|에 의하면),? (?<clause>[^“”"‘’「」]{3,}?)(?:고 한다)?$/du;

const PRONOUN = /^(?:그|그녀|그들|나|우리|저|저희|당신)$/u;
/** Words before the speaker that are no part of the name. */
const ADVERBS =
  /^(?:(?:이날|오늘|어제|그러나|하지만|그리고|또|또한|이어|앞서|한편|특히|반면|다만|결국|당시) )+/u;

/** Who a stretch names, without the adverbs before them. */
function speakerAt(text: string, { start, end }: Span): Mention {
  const lead = ADVERBS.exec(text.slice(start, end))?.[0].length ?? 0;
  return person(text, { start: start + lead, end }, PRONOUN);
}

function lastTopic(from: number, words: string): Span | null {
  for (const expression of [TOPIC, SUBJECT]) {
    const match = [...words.matchAll(expression)].at(-1);
    const found = match && spanOf(match, "who", from);
    if (found) return found;
  }
  return null;
}

export const KOREAN_REPORTER: Reporter = {
  attributionAfter(text, offset) {
    const found = partsOf(AFTER.exec(sentenceAfter(text, offset)), offset);
    return found?.who ? beside(found.cue, speakerAt(text, found.who)) : null;
  },

  attributionOf(text, span) {
    const tail = sentenceAfter(text, span.end);
    const found = partsOf(AFTER.exec(tail) ?? JOINED.exec(tail), span.end);
    if (!found) return null;
    const { from, words } = sentenceBefore(text, span);
    const who = found.who ?? lastTopic(from, words);
    return beside(found.cue, who && speakerAt(text, who));
  },

  clausesOf(text, { start, end }) {
    const sentence = text.slice(start, end).replace(/[.。!?\s]+$/u, "");
    const { who, cue, clause } =
      partsOf(ACCORDING.exec(sentence) ?? CLAUSE.exec(sentence), start) ?? {};
    return who && cue && clause ? [{ ...clause, cue, speaker: speakerAt(text, who) }] : [];
  },
};
