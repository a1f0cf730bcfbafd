import { useRef, useState } from "react";
import type { FormDraft } from "./form-draft";
import { detailBelow, errorAt, type ApiAnswer, type ApiRefusal } from "./api";

/** `leaving` keeps a form busy, since the browser is about to load another page. */
type Done = void | "leaving";

export interface SubmissionOptions<T, A extends readonly unknown[], Path extends string = string> {
  /**
   * What is wrong with the fields before anything is sent, by the path of the field: a message,
   * shown once a person submitted, or true where the form has messages of its own. Nothing is sent
   * while something is wrong.
   */
  readonly wrong?: { readonly [P in Path]?: string | boolean };
  /** The other fields that show a message of their own, by the paths the API has for them. */
  readonly fields?: readonly Path[];
  /** What is kept of the form: forgotten once it is submitted. */
  readonly draft?: Pick<FormDraft, "finish">;
  readonly onRefused?: (refusal: ApiRefusal) => void;
  /** Called with the answer and with what was submitted. */
  readonly onDone?: (value: T, submitted: A) => Done | Promise<Done>;
}

/** What a form, or a button that sends something, knows of its submissions. */
export interface SubmissionState {
  readonly busy: boolean;
  /** Why the last submission was refused; null once one succeeded. */
  readonly refusal: ApiRefusal | null;
  /** Counts the submissions that failed, so that the form moves the focus at each of them. */
  readonly failures: number;
  /** Whether it was submitted and has not succeeded since. */
  readonly isTried: boolean;
  /** The message for a field, by its path. */
  readonly errorAt: (path: string) => string | undefined;
  /** The sentence below the form; null while a field that is shown has its own. */
  readonly detail: string | null;
  /** Forgets what was refused, for a form that is opened again. */
  readonly reset: () => void;
}

export interface Submission<A extends readonly unknown[]> extends SubmissionState {
  /** Sends, unless an earlier submission is under way or a field is wrong. */
  readonly submit: (...submitted: A) => void;
}

/**
 * Sends a form once, however often it is submitted meanwhile, and keeps what is wrong with it until
 * it succeeds. A server that is not reached is a refusal with a sentence, too. Where a submission is
 * one call of the API, use `useSubmit`.
 */
export function useSubmission<T, A extends readonly unknown[]>(
  send: (...submitted: A) => Promise<ApiAnswer<T>>,
  {
    wrong: problems = {},
    fields = [],
    draft,
    onRefused,
    onDone,
  }: SubmissionOptions<NoInfer<T>, NoInfer<A>> = {},
): Submission<A> {
  const wrong: Readonly<Record<string, string | boolean | undefined>> = problems;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [isTried, setTried] = useState(false);
  const [failures, setFailures] = useState(0);
  const sending = useRef(false);
  const fail = () => setFailures((before) => before + 1);

  async function run(submitted: A): Promise<Done> {
    const answer = await send(...submitted);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) {
      fail();
      return onRefused?.(answer);
    }
    setTried(false);
    draft?.finish();
    return onDone?.(answer.value, submitted);
  }

  async function submit(...submitted: A) {
    if (sending.current) return;
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return fail();
    sending.current = true;
    setBusy(true);
    let done: Done = undefined;
    try {
      done = await run(submitted);
    } finally {
      if (done !== "leaving") {
        sending.current = false;
        setBusy(false);
      }
    }
  }

  return {
    submit: (...submitted) => void submit(...submitted),
    busy,
    refusal,
    failures,
    isTried,
    errorAt(path) {
      const own = isTried && wrong[path];
      return typeof own === "string" ? own : errorAt(refusal, path);
    },
    detail: detailBelow(refusal, [...Object.keys(wrong), ...fields]),
    reset() {
      setRefusal(null);
      setTried(false);
    },
  };
}
