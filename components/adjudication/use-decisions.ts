import { useRef, useState } from "react";
import { v7 as newId } from "uuid";
import { useTranslations } from "use-intl";
import type { RequestTo } from "@/lib/contract/endpoint";
import "@/messages/adjudication";
import { call } from "../api";
import { useToast } from "../ui/toast";
import { namedIn, type Case, type Decision, type Outcome } from "./case-filter";

type Body = RequestTo<"POST /documents/{documentId}/adjudication/decisions">["body"];

/** What is said with a decision. */
export interface CaseDecision extends Pick<Body, "spans" | "reason" | "note" | "guidelineUnclear"> {
  readonly outcome: Outcome;
}

/** A case that was decided here, with the decision once it is stored. */
interface Act {
  readonly caseId: string;
  readonly taken: Promise<Pick<Decision, "id" | "version"> | null>;
  readonly isStored: boolean;
}

interface Decisions {
  /** The cases decided here that were not taken back, in that order. */
  readonly doneIds: readonly string[];
  /** Those of them whose decision is stored. */
  readonly storedIds: readonly string[];
  decide(one: Case, draft: CaseDecision): void;
  /** Accepts cases in which all say the same; answers how many were, and how many were left. */
  acceptAll(cases: readonly Case[]): Promise<{ accepted: number; left: number } | null>;
  withdraw(decision: Pick<Decision, "id" | "version">): Promise<boolean>;
  /** Withdraws the last decision made here; answers its case once that is stored, or null. */
  undo(): Promise<string | null>;
}

/** How many cases are accepted in one request. */
const AT_ONCE = 100;

/**
 * What a curator decides in the list. Each decision is shown at once and sent; one that is refused,
 * because another curator was faster or an author changed something, is put back, with the reason.
 * `again` reads the list anew.
 */
export function useDecisions(documentId: string, again: () => void): Decisions {
  const t = useTranslations("Adjudication");
  const toast = useToast();
  const [acts, setActs] = useState<readonly Act[]>([]);
  const undoing = useRef(false);
  /** What was withdrawn here: a list that was read before still has it. */
  const withdrawn = useRef(new Set<string>());
  const drop = ({ taken }: Act) => setActs((before) => before.filter((one) => one.taken !== taken));
  const keep = ({ taken }: Act) =>
    setActs((before) =>
      before.map((one) => (one.taken === taken ? { ...one, isStored: true } : one)),
    );
  const refused = (detail: string) => {
    toast({ text: detail, urgent: true });
    again();
    return null;
  };

  const send = async (one: Case, draft: CaseDecision) => {
    const inForce = one.decisions.filter(({ id }) => !withdrawn.current.has(id));
    const replaces = inForce.map(({ id, version }) => ({ id, version }));
    const annotations = namedIn(one);
    const [place] = one.decisions;
    const target = annotations.length === 0 && place ? { target: place.target } : {};
    const body = { id: newId(), annotations, replaces, ...target, ...draft } as Body;
    const answer = await call("POST /documents/{documentId}/adjudication/decisions", {
      params: { documentId },
      body,
    });
    if (!answer.ok) return refused(answer.detail);
    again();
    return answer.value;
  };
  const withdraw = async ({ id, version }: Pick<Decision, "id" | "version">) => {
    const params = { decisionId: id };
    const answer = await call("DELETE /adjudication-decisions/{decisionId}", { params, version });
    if (!answer.ok) refused(answer.detail);
    else {
      withdrawn.current.add(id);
      again();
    }
    return answer.ok;
  };

  return {
    doneIds: acts.map(({ caseId }) => caseId),
    storedIds: acts.flatMap(({ caseId, isStored }) => (isStored ? [caseId] : [])),
    decide(one, draft) {
      const act = { caseId: one.id, taken: send(one, draft), isStored: false };
      setActs((before) => [...before.filter(({ caseId }) => caseId !== one.id), act]);
      void act.taken.then((stored) => (stored ? keep(act) : drop(act)));
    },
    async acceptAll(cases) {
      let accepted = 0;
      let left = 0;
      for (let from = 0; from < cases.length; from += AT_ONCE) {
        const some = cases.slice(from, from + AT_ONCE);
        const answer = await call("POST /documents/{documentId}/adjudication/unanimous", {
          params: { documentId },
          body: { cases: some.map((one) => ({ id: newId(), annotations: namedIn(one) })) },
        });
        if (!answer.ok) return refused(answer.detail);
        accepted += answer.value.accepted.length;
        left += answer.value.left.length;
      }
      again();
      return { accepted, left };
    },
    async withdraw(decision) {
      const isDone = await withdraw(decision);
      if (isDone) toast({ text: t("withdrawnNow") });
      return isDone;
    },
    async undo() {
      const last = acts.at(-1);
      // A key that is pressed twice takes one thing back.
      if (!last || undoing.current) return null;
      undoing.current = true;
      const stored = await last.taken;
      const isDone = stored !== null && (await withdraw(stored));
      undoing.current = false;
      if (!isDone) return null;
      drop(last);
      toast({ text: t("undone") });
      return last.caseId;
    },
  };
}
