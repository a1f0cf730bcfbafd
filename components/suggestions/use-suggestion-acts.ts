import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/suggestions";
import { call } from "../api";
import { useToast } from "../ui/toast";
import type { Adjustment, Decision, Suggestion } from "./suggestion";

/** A decision made here; `taken` answers the suggestion as it then is, or null where it was refused. */
interface Act {
  readonly id: string;
  readonly taken: Promise<Suggestion | null>;
}

interface SuggestionActs {
  /** What was decided here and not taken back, by ids, in that order. */
  readonly doneIds: readonly string[];
  decide(one: Suggestion, decision: Decision, annotation?: Adjustment): void;
  /** Takes the last decision back, with the annotation that it made; answers what it was on, or null. */
  undo(): Promise<string | null>;
}

/**
 * What a person decides about suggestions. Each decision is shown at once and sent; one that is
 * refused is put back, with the reason. `again` reads the list anew.
 */
export function useSuggestionActs(again: () => void): SuggestionActs {
  const t = useTranslations("Suggestions");
  const toast = useToast();
  const [acts, setActs] = useState<readonly Act[]>([]);
  const undoing = useRef(false);
  const drop = (act: Act) => setActs((before) => before.filter((one) => one !== act));
  const refused = (detail: string) => {
    toast({ text: detail, urgent: true });
    again();
    return null;
  };

  const send = async (one: Suggestion, decision: Decision, annotation?: Adjustment) => {
    const answer = await call("PUT /suggestions/{suggestionId}", {
      params: { suggestionId: one.id },
      body: { decision, ...(annotation ? { annotation } : {}) },
    });
    return answer.ok ? answer.value : refused(answer.detail);
  };
  /** Takes away what the decision made, then the decision. */
  const takeBack = async ({ id, annotationId }: Suggestion): Promise<boolean> => {
    if (annotationId !== null) {
      const params = { annotationId };
      const made = await call("GET /annotations/{annotationId}", { params });
      const { version } = made.ok ? made.value : { version: 0 };
      const gone =
        made.ok && (await call("DELETE /annotations/{annotationId}", { params, version }));
      if (!made.ok && made.status !== 404) refused(made.detail);
      if (gone && !gone.ok) refused(gone.detail);
      if ((!made.ok && made.status !== 404) || (gone && !gone.ok)) return false;
    }
    const answer = await call("PUT /suggestions/{suggestionId}", {
      params: { suggestionId: id },
      body: { decision: "open" },
    });
    if (!answer.ok) refused(answer.detail);
    return answer.ok;
  };

  return {
    doneIds: acts.map(({ id }) => id),
    decide(one, decision, annotation) {
      const act = { id: one.id, taken: send(one, decision, annotation) };
      setActs((before) => [...before, act]);
      void act.taken.then((now) => now === null && drop(act));
    },
    async undo() {
      const last = acts.at(-1);
      // A key that is pressed twice takes one thing back.
      if (!last || undoing.current) return null;
      undoing.current = true;
      const decided = await last.taken;
      const isBack = decided !== null && (await takeBack(decided));
      undoing.current = false;
      if (!isBack) return null;
      drop(last);
      again();
      toast({ text: t("undone") });
      return last.id;
    },
  };
}
