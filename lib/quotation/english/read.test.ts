import { expect, test } from "vitest";
import { findQuotations } from "../find";
import { fromPlain } from "../../text/plain";
import { readEnglish } from "./english";

/** Each proposal on one line: form, words of the speaker, cue, quoted or reported words. */
function proposalsIn(content: string): string[] {
  const outcome = fromPlain(content);
  if (!("value" in outcome)) throw new Error("not usable");
  const { text, structure } = outcome.value;
  const words = (span: { start: number; end: number } | null) =>
    span ? text.slice(span.start, span.end) : "-";
  return findQuotations({ text, structure, language: "en" }, readEnglish).map(
    (one) => `${one.form} | ${words(one.speaker)} | ${words(one.cue)} | ${words(one)}`,
  );
}

test.each([
  [
    "a second speaker in one paragraph",
    "“The dredger is late,” said Mara Quill. “The crew is not to blame,” said Odo Brandt.",
    [
      "direct | Mara Quill | said | “The dredger is late,”",
      "direct | Odo Brandt | said | “The crew is not to blame,”",
    ],
  ],
  [
    "words that stand alone after somebody spoke",
    "“The dredger is late,” said Mara Quill. “Nobody told the pilots of it.”",
    [
      "direct | Mara Quill | said | “The dredger is late,”",
      "direct | Mara Quill | said | “Nobody told the pilots of it.”",
    ],
  ],
  [
    "a title with a point",
    "“The ferry runs again on Sunday,” Gov. Odo Brandt said.",
    ["direct | Gov. Odo Brandt | said | “The ferry runs again on Sunday,”"],
  ],
  [
    "a party in brackets",
    "“The ferry runs again on Sunday,” Sen. Odo Brandt (I-Vell) said on Friday.",
    ["direct | Sen. Odo Brandt | said | “The ferry runs again on Sunday,”"],
  ],
  [
    "when it was said is no part of it",
    "As the bell rang, the pilot said, “Leave the lock now.”",
    ["direct | the pilot | said | “Leave the lock now.”"],
  ],
  [
    "what a speaker is now",
    "“The lock leaks,” said Odo Brandt, now a clerk in the yard.",
    ["direct | Odo Brandt | said | “The lock leaks,”"],
  ],
  [
    "a verb after an insertion between dashes",
    "The film – made in the yard and in the old lock – explains Vell and its long decline.",
    [],
  ],
  [
    "what helps somebody understand reports nothing",
    "Her drawings help pilots understand the channel is narrow.",
    [],
  ],
  [
    "the subject of a relative clause",
    "The yard is a place in which pilots say the lock is haunted.",
    ["indirect | pilots | say | the lock is haunted"],
  ],
  [
    "what was opposed ends with its noun",
    "The pilots opposed the sale of the dredger when it was announced.",
    ["indirect | The pilots | opposed | the sale of the dredger"],
  ],
  [
    "an adverb inside the subject of a clause without “that”",
    "The clerks suggested his most useful work in the yard was a map.",
    ["indirect | The clerks | suggested | his most useful work in the yard was a map"],
  ],
  [
    "a verb in the clause that opens its sentence",
    "While the pilots insisted that the lock was safe, Ana Reis was having it drained.",
    ["indirect | the pilots | insisted that | the lock was safe"],
  ],
  [
    "a hyphen between spaces is a dash",
    "A storm closed the yard - pilots would call it a punishment - and it sank two ferries.",
    ["indirect | pilots | would call | it a punishment"],
  ],
  [
    "the programme in which it was said",
    "“The lock leaks,” Odo Brandt, the clerk, said Monday morning on Vell Radio’s “Tide and Mist.”",
    ["direct | Odo Brandt | said | “The lock leaks,”"],
  ],
  [
    "who a speaker is, in a number or by what he did not do",
    "“It floats,” said Bo Lind, one of several pilots on the quay.",
    ["direct | Bo Lind | said | “It floats,”"],
  ],
  [
    "what was announced after when it was",
    "Mara Quill announced plans this week to sell the old dredger.",
    ["indirect | Mara Quill | announced | plans this week to sell the old dredger"],
  ],
  [
    "appositions and relative clauses",
    "Mara Quill, a pilot from Vell who has worked there for ten years, said the channel was too narrow.",
    ["indirect | Mara Quill | said | the channel was too narrow"],
  ],
  [
    "a colon after any verb",
    "The pilot scolded them: “You have left the lock open.”",
    ["direct | The pilot | scolded | “You have left the lock open.”"],
  ],
  [
    "a clause without that",
    "The pilots predicted the channel would silt up again.",
    ["indirect | The pilots | predicted | the channel would silt up again"],
  ],
  [
    "words between the verb and that",
    "The company announced on Tuesday in a letter that the crane would be sold.",
    ["indirect | The company | announced | the crane would be sold"],
  ],
  [
    "said at the end",
    "The crane will be sold in spring, the company said.",
    ["indirect | the company | said | The crane will be sold in spring"],
  ],
  [
    "said in the middle",
    "The crane, she added, will be sold in spring.",
    ["indirect | she | added | will be sold in spring"],
  ],
  [
    "according to, after",
    "The crane was sold in spring, according to the port authority.",
    ["indirect | the port authority | according to | The crane was sold in spring"],
  ],
  [
    "an indirect question",
    "Reporters asked whether the crane had been insured.",
    ["indirect | Reporters | asked | whether the crane had been insured"],
  ],
  [
    "an infinitive",
    "The company promised to repair the lock before winter.",
    ["indirect | The company | promised | to repair the lock before winter"],
  ],
  [
    "the subject of saying",
    "The mayor left the hall early, saying that the vote was lost.",
    ["indirect | The mayor | saying that | the vote was lost"],
  ],
  [
    "one subject of two verbs",
    "Mara Quill thanked the crew and said the work was done.",
    ["indirect | Mara Quill | said | the work was done"],
  ],
  [
    "a quoted part of a reported clause",
    "Mara Quill said the repair was “a bad joke” and cost too much.",
    ["mixed | Mara Quill | said | the repair was “a bad joke” and cost too much"],
  ],
  [
    "a name under the words",
    "“The repair was a joke on all of us.”\n— Mara Quill",
    ["direct | Mara Quill | — | “The repair was a joke on all of us.”"],
  ],
  [
    "somebody who is told",
    "Odo Brandt told the harbour board that the lock was safe.",
    ["indirect | Odo Brandt | told | the lock was safe"],
  ],
  [
    "doubled apostrophes",
    "''The repair was a joke on all of us,'' said Mara Quill.",
    ["direct | Mara Quill | said | ''The repair was a joke on all of us,''"],
  ],
  [
    "what another clause sets against it",
    "The pilots complained that the lock was slow, but the board kept it.",
    ["indirect | The pilots | complained that | the lock was slow"],
  ],
  [
    "a name that is a verb elsewhere",
    "Lynch said her deputy had not seen the lock.",
    ["indirect | Lynch | said | her deputy had not seen the lock"],
  ],
  [
    "a noun with a clause of its own before the verb",
    "Mara Quill said the rules that come with the lock sometimes slow the pilots.",
    ["indirect | Mara Quill | said | the rules that come with the lock sometimes slow the pilots"],
  ],
  [
    "a noun with an infinitive before the verb",
    "The mayor believes her plans to widen the channel will outlast her.",
    ["indirect | The mayor | believes | her plans to widen the channel will outlast her"],
  ],
  [
    "somebody who is asked, with an apposition",
    "The board has asked Odo Brandt, the oldest pilot in the yard, to keep the key.",
    [
      "indirect | The board | has asked | Odo Brandt, the oldest pilot in the yard, to keep the key",
    ],
  ],
  [
    "somebody who is accused, with a relative clause",
    "The clerk accused Bo Lind, who was born in Vell, of hiding the key.",
    ["indirect | The clerk | accused | Bo Lind, who was born in Vell, of hiding the key"],
  ],
  [
    "an indirect question after other verbs",
    "The pilots questioned how the lock could hold another winter.",
    ["indirect | The pilots | questioned | how the lock could hold another winter"],
  ],
  [
    "what a preposition introduces",
    "The pilots complained about the noise of the new crane.",
    ["indirect | The pilots | complained | the noise of the new crane"],
  ],
  [
    "somebody who is asked about something",
    "The clerk asked Mara Quill about the missing key of the lock.",
    ["indirect | The clerk | asked | the missing key of the lock"],
  ],
  [
    "a question before the answer",
    "Asked to describe the leak, Mara Quill said, “I saw no leak.”",
    ["direct | Mara Quill | said | “I saw no leak.”"],
  ],
  [
    "many of whom",
    "The sale angered the pilots, many of whom say the crane was never insured.",
    ["indirect | many of whom | say | the crane was never insured"],
  ],
  [
    "all of several subjects",
    "Mara Quill and Odo Brandt both suggested that the lock could be saved.",
    ["indirect | Mara Quill and Odo Brandt | both suggested that | the lock could be saved"],
  ],
  [
    "words to some of several",
    "“I am proud of you all,” the mayor told some of the pilots.",
    ["direct | the mayor | told | “I am proud of you all,”"],
  ],
  [
    "a question in marks with a long subject after it",
    "“Who has the key to the lock?” the mayor’s niece, Marta “Tig” Brandt, shouted to the crowd.",
    ["direct | the mayor’s niece | shouted | “Who has the key to the lock?”"],
  ],
  [
    "a verb that is no verb of saying, after the words",
    "“The tide is late again today,” Odo Brandt grinned.",
    ["direct | Odo Brandt | grinned | “The tide is late again today,”"],
  ],
  [
    "a text that speaks",
    "“The lock has leaked for years,” the report reads. “Nobody has mended it so far,” it adds.",
    [
      "direct | the report | reads | “The lock has leaked for years,”",
      "direct | it | adds | “Nobody has mended it so far,”",
    ],
  ],
  [
    "a paragraph that the one before announces",
    "On Friday the pilot added:\n\nAnd then there is the crane, which nobody has oiled in years.",
    ["direct | the pilot | added | And then there is the crane, which nobody has oiled in years."],
  ],
  [
    "a transcript whose paragraphs begin with a mark",
    '"REIS: The lock is safe, as far as I know.\n\n"LIND: It leaks, and you know it does."',
    [
      "direct | REIS | - | The lock is safe, as far as I know.",
      'direct | LIND | - | It leaks, and you know it does."',
    ],
  ],
  [
    "as somebody has said",
    "As many pilots, among them Bo Lind, have noted, the lock leaks in spring.",
    ["indirect | many pilots | have noted | the lock leaks in spring"],
  ],
  [
    "said after something happened",
    "“The lock is shut,” board chairman Odo Brandt said after the pilots left the yard on Friday.",
    ["direct | board chairman Odo Brandt | said | “The lock is shut,”"],
  ],
  [
    "words after those whose verb was found beside them",
    "“The lock leaks,” said Odo Brandt, who mended it in 1995. “The crane is worse than that.”",
    [
      "direct | Odo Brandt | said | “The lock leaks,”",
      "direct | Odo Brandt | said | “The crane is worse than that.”",
    ],
  ],
  [
    "a name before a colon and a pronoun after the words",
    "Mara Quill scolded him: “The lock has leaked for years,” she said.",
    ["direct | Mara Quill | scolded | “The lock has leaked for years,”"],
  ],
  [
    "as somebody put it",
    "The lock is a bottomless pit for money, as one of the pilots put it.",
    ["indirect | one of the pilots | put | The lock is a bottomless pit for money"],
  ],
  [
    "whoever is scolded for saying something says it",
    "The board scolded the clerk for saying that the lock leaked.",
    ["indirect | the clerk | saying that | the lock leaked"],
  ],
  ["said when, and not what", "The pilots said when asked about the lock.", []],
  ["a meeting that is called", "The board called an urgent meeting on Friday.", []],
  [
    "what opens a sentence before an aside",
    "All too often, the pilot said, the lock is opened late.",
    [
      "indirect | the pilot | said | All too often",
      "indirect | the pilot | said | the lock is opened late",
    ],
  ],
  [
    "a relative clause that an aside divides",
    "The yard, which, Mara Quill said, is seldom locked, was empty.",
    ["indirect | Mara Quill | said | is seldom locked, was empty"],
  ],
  [
    "a gerund after an aside that is a subject",
    "Though the crane was cheap, he said, replacing it would take years.",
    [
      "indirect | he | said | Though the crane was cheap",
      "indirect | he | said | replacing it would take years",
    ],
  ],
  [
    "said by one of several",
    "The lock was never insured, said one pilot in the yard.",
    ["indirect | one pilot in the yard | said | The lock was never insured"],
  ],
  [
    "a relative clause whose subject somebody names",
    "The pilots waited for the crane, which the board said was being mended in Vell.",
    ["indirect | the board | said | was being mended in Vell"],
  ],
  [
    "a clause between dashes",
    "The study – which notes that the lock leaks every spring – is new.",
    ["indirect | The study – which | notes that | the lock leaks every spring"],
  ],
  [
    "a clause in brackets",
    "The lock (the pilots say that it leaks in the spring) is to be sold.",
    ["indirect | the pilots | say that | it leaks in the spring"],
  ],
  [
    "the clause of a participle that opens its sentence",
    "Despite admitting that the lock was old and leaked, the board sold it.",
    ["indirect | the board | admitting that | the lock was old and leaked"],
  ],
  [
    "an attitude",
    "Mara Quill is confident that the lock will hold another year.",
    ["indirect | Mara Quill | is confident that | the lock will hold another year"],
  ],
  [
    "a verb that takes a clause and is no verb of saying",
    "The mayor scribbled that the lock was closed for the winter.",
    ["indirect | The mayor | scribbled that | the lock was closed for the winter"],
  ],
  [
    "what makes something happen reports nothing",
    "The new pumps ensure that the lock stays dry all winter.",
    [],
  ],
  [
    "a noun for what somebody says, and whose it is",
    "The board voiced doubts that the lock would last.",
    ["indirect | The board | doubts | the lock would last"],
  ],
  ["nobody speaks", "The long and short of it is to say that nothing was repaired.", []],
  ["a noun that looks like a verb", "The claim that the lock was safe is old.", []],
  ["a relative clause", "She told nobody about the lock that was broken.", []],
  ["one's own voice", "I think that the lock was broken long ago.", []],
])("an English text: %s", (_name, content, expected) => {
  expect(proposalsIn(content)).toEqual(expected);
});

test("a quotation that opens with a closing mark at the beginning of a line is one", () => {
  expect(
    proposalsIn(
      "“The lock leaks,” said Mara Quill.\n\n”The crane is worse than that.”\n— Odo Brandt",
    ),
  ).toContain("direct | Odo Brandt | — | ”The crane is worse than that.”");
});

test("headlines with a colon are nobody's words", () => {
  const text =
    "Long Quay Loses Last Ferry: The council sold the ferry in the spring.\n\nOld Lock Leaks Once Again: The pilots closed the lock in the autumn.";
  expect(proposalsIn(text)).toEqual([]);
});

test("two who speak in turn keep their turns", () => {
  const lines = proposalsIn(
    "“Is it shut?” asked Mara.\n\n“It is,” said Odo.\n\n“Who has the key?”\n\n“You do.”",
  );
  expect(lines.map((line) => line.split(" | ")[1])).toEqual(["Mara", "Odo", "Mara", "Odo"]);
});

test("the title of a programme is nobody's words", () => {
  expect(proposalsIn("She was a guest on “Tide and Time,” the evening show.")).toEqual([]);
});

test("a pronoun stands for somebody who was named, and is not the name", () => {
  const outcome = fromPlain(
    "Mara Quill said the lock was safe. The door, she added, was never shut.",
  );
  if (!("value" in outcome)) throw new Error("not usable");
  const found = findQuotations({ ...outcome.value, language: "en" }, readEnglish);
  expect(found.at(-1)).toMatchObject({
    speakerName: "Mara Quill",
    speaker: { isPronoun: true, name: "" },
  });
});

test("a quotation inside another names its speaker and who is addressed", () => {
  const text = "The pilot said that the mayor had told him, “You never asked.”";
  const outcome = fromPlain(text);
  if (!("value" in outcome)) throw new Error("not usable");
  const [outer, inner] = findQuotations({ ...outcome.value, language: "en" }, readEnglish);
  expect(outer).toMatchObject({ inside: null, speaker: { name: "The pilot" } });
  expect(inner).toMatchObject({ inside: 0, speaker: { name: "the mayor" } });
  expect(inner?.addressee && text.slice(inner.addressee.start, inner.addressee.end)).toBe("him");
});
