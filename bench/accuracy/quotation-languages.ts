import { z } from "zod";
import { LANGUAGE_CASES, languageCase } from "../../lib/quotation/languages/cases.ts";
import { scoreOf } from "../../lib/quotation/languages/score.ts";
import { fromPlain } from "../../lib/text/plain.ts";
import { findProposals } from "../../server/quotation/tasks.ts";
import { readShared, type Row, type Section } from "./rows.ts";

const shared = z.record(z.string(), z.array(languageCase));

/** Quotations in languages other than English, where the language is stated and where it is not. */
export async function measure(): Promise<Section> {
  const data = readShared("cases/quotations-languages.json");
  const more = data ? shared.parse(JSON.parse(data)) : {};
  const rows: Row[] = [];
  const wrong: string[] = [];
  for (const isStated of [true, false]) {
    for (const [language, own] of Object.entries(LANGUAGE_CASES)) {
      let [quoted, found, attributed] = [0, 0, 0];
      for (const one of [...(more[language] ?? []), ...own]) {
        const outcome = fromPlain(one.text);
        if (!("value" in outcome)) continue;
        const { text, structure } = outcome.value;
        const place = { text, structure, language: isStated ? language : "" };
        const score = scoreOf(one, text, await findProposals(place));
        quoted += score.quoted;
        found += score.found;
        attributed += score.attributed;
        if (score.attributed < score.quoted) wrong.push(`${language}: ${text}`);
      }
      const name = `${language}, ${isStated ? "stated" : "not stated"}`;
      const percent = (figure: number) => (100 * figure) / quoted;
      rows.push({ name: `${name}: found`, figure: percent(found), goal: { atLeast: 90 } });
      rows.push({ name: `${name}: speaker`, figure: percent(attributed), goal: { atLeast: 80 } });
    }
  }
  const title = "Quotations in other languages, percent";
  return { title, data: data ? "shared and own cases" : "own cases", rows, wrong };
}
