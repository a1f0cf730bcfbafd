import winkNlp from "wink-nlp";
import model from "wink-eng-lite-web-model";
import type { PartOfSpeech, Tag } from "./items";

const nlp = winkNlp(model, ["sbd", "pos"]);
const { its } = nlp;

/** The words of an English paragraph and their parts of speech. */
export const tagEnglish: Tag = (text) => {
  const tokens = nlp.readDoc(text).tokens();
  // The library's types say string, and its model answers with these.
  const parts = tokens.out(its.pos) as PartOfSpeech[];
  return tokens.out().map((written, i) => ({ written, pos: parts[i] ?? "X" }));
};
