import { useState } from "react";
import { draftOf, formOf, queryOfDraft, type FormDraft } from "@/lib/query/form";
import { parse } from "@/lib/query/parse";
import { print } from "@/lib/query/print";
import type { QueryProblem } from "@/lib/query/problem";
import { unknownRelation } from "@/lib/query/relation-name";

export const EMPTY_FORM: FormDraft = { first: [], relation: null, second: [] };

interface State {
  readonly text: string;
  /** Null when the text is more than the form can show. */
  readonly form: FormDraft | null;
  readonly problem: QueryProblem | null;
}

function stateOf(text: string, before: FormDraft | null, relations: readonly string[]): State {
  if (text.trim() === "") return { text, form: EMPTY_FORM, problem: null };
  const parsed = parse(text);
  if (!parsed.ok) return { text, form: before, problem: parsed.problem };
  const form = formOf(parsed.query);
  const problem = unknownRelation(text, parsed.query, relations);
  return { text, form: form && draftOf(form), problem };
}

/**
 * A query as text and as a form; editing one updates the other. `relations` are the names of the
 * project's types of relation.
 */
export function useQuery(first: string, relations: readonly string[]) {
  const [state, setState] = useState(() => stateOf(first, EMPTY_FORM, relations));
  return {
    ...state,
    setText: (text: string) => setState(({ form }) => stateOf(text, form, relations)),
    setForm: (form: FormDraft) => {
      const nothing = form.first.length === 0 && !form.relation;
      const text = nothing ? "" : print(queryOfDraft(form));
      const parsed = text === "" ? null : parse(text);
      setState({ text, form, problem: parsed && !parsed.ok ? parsed.problem : null });
    },
  };
}
