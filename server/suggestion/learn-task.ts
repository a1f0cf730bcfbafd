import type { LEARNERS } from "@/lib/contract/terms";
import type { Learned, Lesson } from "@/lib/learning/learning";
import { learnSameWords } from "@/lib/learning/same-words";
import { learnSentences } from "@/lib/learning/sentences";
import type { Task } from "@/server/platform/workers";

interface LessonBy extends Lesson {
  readonly by: (typeof LEARNERS)[number];
}

/** What is learned from marked texts, and what it proposes for another. */
export function learnFrom({ by, ...lesson }: LessonBy): Learned {
  return by === "sentences" ? learnSentences(lesson) : learnSameWords(lesson);
}

/** In UTF-16 code units; learned from in a few milliseconds. */
const SHORT = 5_000;

export const LEARN: Task<LessonBy, Learned> = {
  name: "learnFrom",
  run: learnFrom,
  timeoutMs: 30_000,
  isShort: ({ texts, subject }) =>
    [...texts, subject].reduce((sum, { document }) => sum + document.text.length, 0) < SHORT,
};
