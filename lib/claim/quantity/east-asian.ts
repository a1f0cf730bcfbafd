import type { Quantity } from "../../annotation/annotation";
import type { Span } from "../../span/span";

/** A quantity as Chinese or Japanese writes it; offsets are UTF-16 code units. */
export interface EastAsianQuantity extends Span {
  readonly value: number;
  readonly unit: string;
  readonly comparator: Quantity["comparator"];
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12 };

const NUMBER = String.raw`(?:\d[\d,]{0,15}(?:\.\d{1,6})?|[〇零一二两兩三四五六七八九十百千]{1,12})[万萬亿億兆]{0,2}`;
const COUNTED =
  "百分点|個百分點|个百分点|平方公里|平方米|公里|千米|公斤|公顷|美元|欧元|歐元|人民币|英镑|日元|亿元|元|円|ドル|ユーロ|人|名|位|个|個|件|台|辆|輛|艘|隻|只|家|次|票|岁|歳|吨|噸|トン|キロ|メートル|米|升|度|小时|小時|時間|天|倍|戸|社|校|軒|ポイント|パーセント|％|%";
const QUANTITY = new RegExp(
  String.raw`(?<before>超过|超過|逾|多于|高于|不到|不足|少于|低于|未満|至少|不少于|最多|不超过|至多|大约|大約|约|約|近|将近|接近|增长了?|增加了?|上升了?|上涨了?|下降了?|减少了?|下跌了?|跌了?|第)?(?:百分之(?<share>${NUMBER})|(?<number>${NUMBER})(?<more>多|余)?(?<unit>${COUNTED})?)(?<after>以上|以下|未満|増|減|増加|減少|増えた|減った)?`,
  "gu",
);
const BOUNDS: readonly (readonly [RegExp, Quantity["comparator"]])[] = [
  [/^(?:至少|不少于|以上)$/u, "≥"],
  [/^(?:最多|不超过|至多|以下)$/u, "≤"],
  [/^(?:超过|超過|逾|多于|高于|多|余)$/u, ">"],
  [/^(?:不到|不足|少于|低于|未満)$/u, "<"],
  [/^(?:大约|大約|约|約|近|将近|接近)$/u, "≈"],
  [/^(?:增|上|下|减|跌|増|減)/u, "change"],
];
const FALL = /^(?:下|减|跌|減)/u;
const DOUBLED = /翻了?一番|翻倍|翻了一倍|倍増|倍になった/gu;

/** The quantities of Chinese and Japanese, which have number words and units of their own. */
export function eastAsianQuantitiesIn(words: string): readonly EastAsianQuantity[] {
  if (!/[\u3040-\u30ff\u3400-\u9fff]/u.test(words)) return [];
  const found: EastAsianQuantity[] = [];
  for (const match of words.matchAll(DOUBLED)) {
    const [start, end] = [match.index, match.index + match[0].length];
    found.push({ start, end, value: 2, unit: "×", comparator: "ratio" });
  }
  for (const match of words.matchAll(QUANTITY)) {
    const { before = "", share, number, more = "", unit, after = "" } = match.groups ?? {};
    const written = share ?? number ?? "";
    const isBare = !share && !unit;
    if (
      before === "第" ||
      isBare ||
      /^[年月日号號时時分]/u.test(words.slice(match.index + match[0].length))
    ) {
      continue;
    }
    const start = match.index + before.length;
    const bound = [before, after, more].find((word) => word !== "") ?? "";
    const comparator = BOUNDS.find(([pattern]) => pattern.test(bound))?.[1] ?? "=";
    const value = valueOf(written);
    found.push({
      start,
      end: match.index + match[0].length - after.length,
      value: comparator === "change" && FALL.test(bound) ? -value : value,
      unit: share || /^(?:％|%|パーセント)$/u.test(unit ?? "") ? "%" : (unit ?? ""),
      comparator,
    });
  }
  return found;
}

/** "一万", "三千五百", "3.5亿". */
function valueOf(written: string): number {
  const digits = /^\d[\d,]*(?:\.\d+)?/u.exec(written)?.[0];
  let [total, section, digit] = [0, digits ? Number(digits.replaceAll(",", "")) : 0, 0];
  for (const character of written.slice(digits?.length ?? 0)) {
    const [tens, myriads] = [TENS[character], MYRIADS[character]];
    if (myriads) {
      [total, section, digit] = [(total + (section + digit || 1)) * myriads, 0, 0];
    } else if (tens) {
      [section, digit] = [section + (digit || 1) * tens, 0];
    } else digit = DIGITS[character] ?? 0;
  }
  return total + section + digit;
}
