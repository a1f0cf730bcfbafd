import { useState } from "react";
import { draftOf, formOf, queryOfDraft, type FormDraft } from "@/lib/query/form";
import { parse } from "@/lib/query/parse";
import { print } from "@/lib/query/print";
import type { QueryProblem } from "@/lib/query/problem";

export const EMPTY_FORM: FormDraft = { first: [], relation: null, second: [] };

interface State {
  readonly text: string;
  /** Null when the text is more than the form can show. */
  readonly form: FormDraft | null;
  readonly problem: QueryProblem | null;
}

function stateOf(text: string, before: FormDraft | null): State {
  if (text.trim() === "") return { text, form: EMPTY_FORM, problem: null };
  const parsed = parse(text);
  if (!parsed.ok) return { text, form: before, problem: parsed.problem };
  const form = formOf(parsed.query);
  return { text, form: form && draftOf(form), problem: null };
}

/** A query as text and as a form; editing one updates the other. */
export function useQuery(first: string) {
  const [state, setState] = useState(() => stateOf(first, EMPTY_FORM));
  return {
    ...state,
    setText: (text: string) => setState(({ form }) => stateOf(text, form)),
    setForm: (form: FormDraft) => {
      const nothing = form.first.length === 0 && !form.relation;
      const text = nothing ? "" : print(queryOfDraft(form));
      const parsed = text === "" ? null : parse(text);
      setState({ text, form, problem: parsed && !parsed.ok ? parsed.problem : null });
    },
  };
}
