import { useState } from "react";
import type { ApiAnswer, ApiRefusal } from "./api";
import { byKeyName } from "./ui/key-names";
import { isTypedElsewhere } from "./ui/typed-elsewhere";
import { useToast } from "./ui/toast";
import { useKeys } from "./ui/use-keys";
import { useSubmission } from "./use-submission";

interface Pair {
  readonly one: { readonly id: string };
  readonly other: { readonly id: string };
}

interface PairWords {
  readonly same: string;
  readonly different: string;
  readonly undo: string;
}

interface PairAnswerOptions<P extends Pair, Answer> {
  readonly pairs: readonly P[];
  readonly mayAnswer: boolean;
  /** Those that are shown; the first of them is the one the keys are about. */
  readonly shows: (pair: P) => boolean;
  readonly answer: (pair: P, isSame: boolean) => Promise<ApiAnswer<Answer>>;
  readonly undo: (pair: P, isSame: boolean, before: Answer) => Promise<ApiAnswer<unknown>>;
  /** What is shown after an answer. */
  readonly words: PairWords;
  readonly onChanged: () => void;
}

/** Pairs that may be one thing, answered one by one: Y for the same, N for different. */
export function usePairAnswers<P extends Pair, Answer>(options: PairAnswerOptions<P, Answer>) {
  const { pairs, mayAnswer, shows, answer, undo, words, onChanged } = options;
  const toast = useToast();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const unanswered = pairs.filter((pair) => !done.has(keyOf(pair)));
  const open = unanswered.filter(shows);
  const [current] = open;
  const onRefused = ({ detail }: ApiRefusal) => toast({ text: detail, urgent: true });

  const decision = useSubmission(answer, {
    onRefused,
    onDone(value, [pair, isSame]) {
      setDone((before) => new Set(before).add(keyOf(pair)));
      toast({
        text: isSame ? words.same : words.different,
        action: { label: words.undo, onPress: () => undoing.submit(pair, isSame, value) },
      });
      onChanged();
    },
  });
  const undoing = useSubmission(undo, {
    onRefused,
    onDone(_answer, [pair]) {
      setDone((before) => new Set([...before].filter((key) => key !== keyOf(pair))));
      onChanged();
    },
  });

  useKeys((event) => {
    if (isTypedElsewhere(event) || !current || !mayAnswer) return;
    const isSame = byKeyName(event, (name) => ({ y: true, n: false })[name]);
    if (isSame === undefined) return;
    event.preventDefault();
    decision.submit(current, isSame);
  });

  return { open, current, rest: unanswered.length - open.length, ...decision };
}

export function keyOf({ one, other }: Pair): string {
  return `${one.id} ${other.id}`;
}
