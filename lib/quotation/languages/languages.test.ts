import { describe, expect, test } from "vitest";
import { fromPlain } from "@/lib/text/plain";
import { findProposals } from "@/server/quotation/tasks";
import { LANGUAGE_CASES } from "./cases";
import { scoreOf } from "./score";

async function score(one: (typeof LANGUAGE_CASES)[string][number], language: string) {
  const outcome = fromPlain(one.text);
  if (!("value" in outcome)) throw new Error("not usable");
  const { text, structure } = outcome.value;
  return scoreOf(one, text, await findProposals({ text, structure, language }));
}

describe.each(Object.entries(LANGUAGE_CASES))("%s", (language, sentences) => {
  test.each(sentences.map((one) => [one.text, one] as const))("%s", async (_, one) => {
    const all = one.quotations.length;
    const right = { quoted: all, found: all, attributed: all };
    expect(await score(one, language)).toEqual(right);
    expect(await score(one, "")).toEqual(right);
  });
});

test("words that only stand in marks have no speaker in any language", async () => {
  const sentences: Record<string, string> = {
    de: "Der „neue“ Kai ist der alte.",
    fr: "Le « nouveau » quai est l’ancien.",
    es: "El «nuevo» muelle es el viejo.",
    zh: "所谓“新”码头就是旧码头。",
    ja: "「新」岸壁は古い岸壁である。",
    ko: "‘새’ 부두는 옛 부두이다.",
    ar: "الرصيف «الجديد» هو القديم.",
  };
  for (const [language, content] of Object.entries(sentences)) {
    const outcome = fromPlain(content);
    if (!("value" in outcome)) throw new Error("not usable");
    const { text, structure } = outcome.value;
    const [only, ...rest] = await findProposals({ text, structure, language });
    expect(only, language).toMatchObject({ form: "scare", speaker: null });
    expect(rest, language).toEqual([]);
  }
});
