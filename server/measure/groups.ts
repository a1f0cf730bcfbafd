import "server-only";
import type { ComparedBy } from "@/lib/contract/terms";
import { dateGroups } from "@/lib/measure/comparison";
import { canonicalSpeakers } from "@/server/speaker/canonical";
import type { Viewer } from "@/server/access/viewer";
import type { TextInWords } from "./measured-texts";

/** A group that texts or their sentences fall in; both are empty where nothing is known. */
export interface Group {
  readonly group: string;
  readonly label: string;
}

type Sentence = TextInWords["measured"]["sentences"][number];

/**
 * Says in which group a sentence of a text falls. Speakers are one where one record of the project
 * has their names; authors and outlets are one whatever their case.
 */
export async function groupsBy(
  viewer: Viewer,
  projectId: string,
  by: ComparedBy,
  texts: readonly TextInWords[],
): Promise<(text: TextInWords, sentence: Sentence) => Group> {
  if (by === "speaker") {
    const names = texts.flatMap(({ speaker, measured }) => [
      speaker,
      ...measured.sentences.map((sentence) => sentence.speaker ?? ""),
    ]);
    const nameOf = await canonicalSpeakers(viewer, projectId, [...new Set(names)].filter(Boolean));
    return (text, sentence) => same(nameOf(sentence.speaker ?? text.speaker));
  }
  if (by === "date") {
    const dateOf = dateGroups(texts.map(({ date }) => date));
    return (text) => same(dateOf(text.date));
  }
  if (by === "document") return ({ id, title }) => ({ group: id, label: title });
  const written = new Map<string, string>();
  return (text) => {
    const name = text[by].trim();
    const key = name.toLocaleLowerCase();
    if (!written.has(key)) written.set(key, name);
    return same(written.get(key) ?? name);
  };
}

function same(name: string): Group {
  return { group: name, label: name };
}
