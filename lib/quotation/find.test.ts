import { expect, test } from "vitest";
import { fromMarkdown } from "../text/markdown";
import { fromPlain } from "../text/plain";
import { attributionOf } from "./attribution";
import { findQuotations, type Proposal } from "./find";
import { findQuoted } from "./quoted";
import { readEnglish } from "./english/english";

/** Each proposal on one line: form, speaker, cue, words. */
function proposalsIn(content: string, language = "en", from = fromPlain, voice = "") {
  const outcome = from(content);
  if (!("value" in outcome)) throw new Error("not usable");
  const { text, structure } = outcome.value;
  const line = (one: Proposal) => {
    const cue = one.cue ? text.slice(one.cue.start, one.cue.end) : "-";
    const words = text.slice(one.start, one.end).replace(/\s+/g, " ");
    return `${one.form} | ${one.speakerName || "-"} | ${cue} | ${words}`;
  };
  return findQuotations({ text, structure, language, voice }, readEnglish).map(line);
}

test.each([
  [
    "before",
    "The auditor wrote that “the wall is sound”.",
    "direct | The auditor | wrote that | “the wall is sound”",
  ],
  [
    "after, verb first",
    "“The wall is sound,” said Ana Reis.",
    "direct | Ana Reis | said | “The wall is sound,”",
  ],
  [
    "after, name first",
    "“The wall is sound,” Ana Reis said.",
    "direct | Ana Reis | said | “The wall is sound,”",
  ],
  [
    "with an office",
    "“It is sound,” said the harbour master.",
    "direct | the harbour master | said | “It is sound,”",
  ],
  [
    "with a title",
    "“It is sound,” Mayor Ana Reis told reporters.",
    "direct | Ana Reis | told | “It is sound,”",
  ],
  [
    "an insertion",
    "Our spokesman, Bo Lind, said: “It is sound.”",
    "direct | Bo Lind | said | “It is sound.”",
  ],
  [
    "an insertion after",
    "Bo Lind, our spokesman, said: “It is sound.”",
    "direct | Bo Lind | said | “It is sound.”",
  ],
  [
    "a relative clause",
    "The auditor, whom nobody pays, wrote “it is sound”.",
    "direct | The auditor | wrote | “it is sound”",
  ],
  [
    "called",
    "The mayor called the day “the end of a long winter”.",
    "mixed | the mayor | called | “the end of a long winter”",
  ],
  [
    "a colon before a line",
    "Then the mayor said:\n\n“It is done.”",
    "direct | the mayor | said | “It is done.”",
  ],
  [
    "according to",
    "According to Ana Reis, “it is done”.",
    "mixed | Ana Reis | According to | “it is done”",
  ],
  ["straight marks", 'Ana Reis said, "It\'s done."', 'direct | Ana Reis | said | "It\'s done."'],
  ["nobody", "It is a “heavy-lift quay” by name.", "scare | - | - | “heavy-lift quay”"],
])("a quotation and who says it: %s", (_name, content, expected) => {
  expect(proposalsIn(content)).toEqual([
    expected.replace(/The mayor called|^mixed \| the mayor \| called/, (m) =>
      m.replace("the mayor", "The mayor"),
    ),
  ]);
});

test("the second half of a divided quotation has the same speaker", () => {
  expect(proposalsIn("“The wall,” said Ana Reis, “is sound.”")).toEqual([
    "direct | Ana Reis | said | “The wall,”",
    "direct | Ana Reis | said | “is sound.”",
  ]);
});

test("whoever answers says the answer and not what came before", () => {
  expect(proposalsIn("Ana said, “It is done.” Bo Lind replied, “It is not.”")).toEqual([
    "direct | Ana | said | “It is done.”",
    "direct | Bo Lind | replied | “It is not.”",
  ]);
});

test("a pronoun stands for whoever was named last of those who speak", () => {
  const lines = proposalsIn(
    "Ana Reis said the wall was sound. The boats were in. “I saw it,” she added.",
  );
  expect(lines.at(-1)).toBe("direct | Ana Reis | added | “I saw it,”");
});

test("the text's own voice is that of its speaker", () => {
  expect(proposalsIn("I said: “It is done.”", "en", fromPlain, "Ilse Varn")).toEqual([
    "direct | Ilse Varn | said | “It is done.”",
  ]);
});

test("voices stand inside one another", () => {
  const outcome = fromPlain("A spokesman said that the minister had told her, “I never saw it.”");
  if (!("value" in outcome)) throw new Error("not usable");
  const { text, structure } = outcome.value;
  const [outer, inner, ...rest] = findQuotations({ text, structure, language: "en" }, readEnglish);
  expect(rest).toEqual([]);
  expect(outer).toMatchObject({ form: "indirect", inside: null, speaker: { naming: "role" } });
  expect(inner).toMatchObject({ form: "direct", inside: 0, speaker: { role: "the minister" } });
  expect(inner?.addressee && text.slice(inner.addressee.start, inner.addressee.end)).toBe("her");
});

test("reported clauses are proposed with who reports, one's own voice apart", () => {
  expect(
    proposalsIn(
      "It is said that the ferry never came. I say that it did. They told us that it could not be done.",
    ),
  ).toEqual([
    "indirect | - | is said that | the ferry never came",
    "indirect | - | told | it could not be done",
  ]);
  expect(proposalsIn("The report of that claim stands. The claim that it fell is old.")).toEqual(
    [],
  );
});

test("nobody speaks where it is only said, and somebody where a pronoun stands for them", () => {
  const speakers = (words: string, language = "en") => {
    const outcome = fromPlain(words);
    if (!("value" in outcome)) throw new Error("not usable");
    const found = findQuotations({ ...outcome.value, language }, readEnglish);
    return found.map(({ speaker }) => speaker && words.slice(speaker.start, speaker.end));
  };
  expect(speakers("It is said that the ferry never came.")).toEqual([null]);
  expect(speakers("They told us that the ferry never came.")).toEqual(["They"]);
  expect(speakers("Le maire était là. Il a dit que le quai était sûr.", "fr")).toEqual(["Il"]);
});

test("block quotes and speakers in turn are proposed whole", () => {
  expect(
    proposalsIn(
      "The mayor wrote:\n\n> The sea took the quay.\n\nNobody slept.",
      "en",
      fromMarkdown,
    ),
  ).toEqual(["direct | The mayor | wrote | The sea took the quay."]);
  expect(proposalsIn("MAYOR: The quay is open.\n\nCLERK: Noted.\n\nMAYOR: Thank you.")).toEqual([
    "direct | MAYOR | - | The quay is open.",
    "direct | CLERK | - | Noted.",
    "direct | MAYOR | - | Thank you.",
  ]);
});

test("titles of works are nobody's words", () => {
  expect(
    proposalsIn(
      "A meeting entitled ‘The Long Quay’ was held. We read ‘Stone and Sea’ by Ana Reis.",
    ),
  ).toEqual([]);
});

test.each([
  [
    "de",
    "Die Bürgermeisterin Ilse Varn sagte: „Der Hafen ist offen.“",
    "direct | Ilse Varn | sagte | „Der Hafen ist offen.“",
  ],
  [
    "de",
    "„Der Hafen ist offen“, sagte Tomas Oake.",
    "direct | Tomas Oake | sagte | „Der Hafen ist offen“",
  ],
  [
    "fr",
    "« Le port est ouvert », a déclaré le maire.",
    "direct | le maire | a déclaré | « Le port est ouvert »",
  ],
  [
    "es",
    "Ana Reis dijo que «el puerto está abierto».",
    "direct | Ana Reis | dijo que | «el puerto está abierto»",
  ],
  ["ru", "«Порт открыт», — сказала Анна Рейс.", "direct | Анна Рейс | сказала | «Порт открыт»"],
  ["he", 'אמר השכן: "הים אינו קורא".', 'direct | השכן | אמר | "הים אינו קורא"'],
  ["ar", "قال لي جاري الصياد: «البحر لا يقرأ».", "direct | جاري الصياد | قال | «البحر لا يقرأ»"],
  ["zh", "渔夫说：「海水不读演说。」", "direct | 渔夫 | 说 | 「海水不读演说。」"],
])("in other languages: %s, %s", (language, content, expected) => {
  expect(proposalsIn(content, language)).toEqual([expected]);
});

test.each([
  ["nested", "“He said ‘no’ twice.”", ["“He said ‘no’ twice.”", "‘no’"]],
  ["corner brackets", "「彼は『はい』と言った」", ["「彼は『はい』と言った」", "『はい』"]],
  ["German inside", "„Er rief ‚nein‘ laut“", ["„Er rief ‚nein‘ laut“", "‚nein‘"]],
  ["apostrophes", "the dog’s bone and the dogs’ bones, ’tis so", []],
  ["a plural inside", "‘The Workers’ Hall is open’ it said", ["‘The Workers’ Hall is open’"]],
  ["inches and feet", "a 6\" pipe of 5' length", []],
  ["a mark never closed", "“It began and never ended. “This did.”", ["“This did.”"]],
  ["paragraphs that open anew", "“One.\n\n“Two.” Three.", ["“One.\n\n“Two.”"]],
  ["Swedish", "Hon sa ”hamnen är öppen” igen", ["”hamnen är öppen”"]],
  ["Danish", "Han sagde »havnen er åben« igen", ["»havnen er åben«"]],
  ["nothing between", "“” and « »", []],
  ["closed by a straight mark", '“It fell," she wrote, “twice."', ['“It fell,"', '“twice."']],
  ["opened by a straight mark", '"It fell,” she wrote', ['"It fell,”']],
  ["closed as in another language", 'Er rief: „Halt." Und: „Nein.”', ['„Halt."', "„Nein.”"]],
  ["closed by the opening mark", "“It fell,“ she wrote. “Twice.„", ["“It fell,“", "“Twice.„"]],
  ["doubled apostrophes", "''It fell,'' he wrote. ``Twice.''", ["''It fell,''", "``Twice.''"]],
  [
    "typewritten",
    ",,Halt,'' rief er. <<Nein.>> ‘‘Doch.’’",
    [",,Halt,''", "<<Nein.>>", "‘‘Doch.’’"],
  ],
  [
    "inches, and a mark of another form",
    '“A beam of 20" by 6" fell,” he wrote',
    ['“A beam of 20" by 6" fell,”'],
  ],
  [
    "within others of one form",
    "“The “old” mill fell,” he wrote",
    ["“The “old” mill fell,”", "“old”"],
  ],
  [
    "begun before the text",
    "it fell twice,” she wrote. “It is gone.”",
    ["it fell twice,”", "“It is gone.”"],
  ],
  [
    "begun before, straight",
    'The sailors’ mill fell," she wrote. "Gone."',
    ['The sailors’ mill fell,"', '"Gone."'],
  ],
  [
    "begun before, turned round otherwise for the whole text",
    "la tour est tombée », dit-elle. « Deux fois », ajoute-t-il.",
    ["la tour est tombée »", "« Deux fois »"],
  ],
  [
    "begun before, pointing inwards",
    "die Mühle fiel«, schrieb sie. »Zweimal.«",
    ["die Mühle fiel«", "»Zweimal.«"],
  ],
  ["both ways in one text", "»alt« hieß sie. «Neu», sagte er.", ["»alt«", "«Neu»"]],
  [
    "Korean",
    '시장은 "탑이 무너졌다"라고 썼다. ‘두 번’이라고도 했다.',
    ['"탑이 무너졌다"', "‘두 번’"],
  ],
  ["code", "two '' in a row, a << 2 and b >> 3, Vec<Vec<u8>>", []],
])("marks that pair: %s", (_name, text, expected) => {
  expect(findQuoted(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

test("a span somebody marked gets its speaker from what stands around it", () => {
  const text = "Our spokeswoman, Petra Lohm, said that the wall was the soundest in the county.";
  const start = text.indexOf("the wall");
  const found = attributionOf(text, { start, end: text.length - 1 }, { language: "en" });
  expect(found.speaker).toMatchObject({ name: "Petra Lohm", role: "Our spokeswoman" });
  expect(found.cue && text.slice(found.cue.start, found.cue.end)).toBe("said that");
});

test("a text of half a megabyte, or of nothing but marks, is read in a moment", () => {
  const sentence = "The auditor wrote that “the wall is sound”, and Ana Reis said it was not. ";
  const long = sentence.repeat(7_000);
  const outcome = fromPlain(long);
  if (!("value" in outcome)) throw new Error("not usable");
  const { text, structure } = outcome.value;
  expect(findQuotations({ text, structure, language: "en" }, readEnglish).length).toBe(14_000);
  findQuoted("“".repeat(100_000));
  findQuoted("“a” ".repeat(100_000));
  findQuoted("dogs’ a ".repeat(50_000));
});
