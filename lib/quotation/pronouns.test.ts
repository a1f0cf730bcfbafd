import { expect, test } from "vitest";
import { antecedentOf } from "./antecedent";
import { attributionOf } from "./attribution";
import { fromPlain } from "../text/plain";
import { readEnglish } from "./english/english";
import { findQuotations } from "./find";
import { isPronoun } from "./pronoun-words";
import { isPronounOf } from "./pronouns";

test("pronouns of every known language name nobody, and names do", () => {
  for (const words of ["she", "He", "they", "er", "Sie", "elle", "Ils", "él", "она", "היא"]) {
    expect([words, isPronoun(words)]).toEqual([words, true]);
  }
  for (const words of ["هي", "她", "他们", "彼女", "그녀", "her", "lui", "she,"]) {
    expect([words, isPronoun(words)]).toEqual([words, true]);
  }
  for (const words of ["Sheila", "the senator", "Er Wei", "Ana Reis", ""]) {
    expect([words, isPronoun(words)]).toEqual([words, false]);
  }
});

test("a name that somebody gives is a pronoun in its own language only", () => {
  expect(isPronounOf("es", "Ella")).toBe(true);
  expect(isPronounOf("en", "Ella")).toBe(false);
  expect(isPronounOf("", "She")).toBe(true);
  expect(isPronounOf("zh-Hant", "她")).toBe(true);
  expect(isPronounOf("de", "Erna")).toBe(false);
});

const speakersOf = (content: string, language: string) => {
  const outcome = fromPlain(content);
  if (!("value" in outcome)) throw new Error("not usable");
  const english = language === "en" ? readEnglish : null;
  return findQuotations({ ...outcome.value, language }, english).map(
    ({ speaker, speakerName }) => [speaker?.isPronoun ?? false, speakerName] as const,
  );
};

test.each([
  ["en", "Nora Quist opened the sluice. “It holds,” Nora Quist said. “It will rain,” she said."],
  ["de", "„Es hält“, sagte Nora Quist. Danach regnete es. „Es reicht“, sagte sie."],
  ["fr", "« Cela tient », a déclaré Nora Quist. Puis il a plu. Elle a dit : « Cela suffit. »"],
  ["es", "«Aguanta», dijo Nora Quist. Luego llovió. «Basta ya», dijo ella."],
])("a pronoun that speaks (%s) refers to whoever was named last", (language, content) => {
  const [first, second] = speakersOf(content, language);
  expect(first).toEqual([false, "Nora Quist"]);
  expect(second?.[1]).toBe("Nora Quist");
});

test("a pronoun that nobody is named before stays open", () => {
  expect(speakersOf("“The weir is dry,” she said.", "en")).toEqual([[true, ""]]);
});

test("of a passage somebody selects, the words before it say whom the pronoun may mean", () => {
  const text =
    "Nora Quist said that the weir is dry. Hours passed. “Call the diver,” she told the crew.";
  const start = text.indexOf("“Call");
  const { speaker } = attributionOf(text, { start, end: text.indexOf("”") + 1 });
  if (!speaker) throw new Error("no speaker");
  expect(speaker.isPronoun).toBe(true);
  expect(antecedentOf(text, speaker, { language: "en", known: [] })).toBe("Nora Quist");
  const later = "Bea Holm came in. " + text.slice(text.indexOf("Hours"));
  const at = later.indexOf("“Call");
  const found = attributionOf(later, { start: at, end: later.indexOf("”") + 1 }).speaker;
  if (!found) throw new Error("no speaker");
  // Whoever the text names without a verb of saying is known from what is annotated.
  expect(antecedentOf(later, found, { language: "en", known: [] })).toBe("");
  expect(antecedentOf(later, found, { language: "en", known: ["Bea Holm"] })).toBe("Bea Holm");
});
