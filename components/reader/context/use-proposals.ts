import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call, type ApiAnswer } from "@/components/api";
import { callLater } from "@/components/call-later";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import { inUtf16, PROPOSAL_OFFSETS } from "@/lib/contract/page-offsets";
import type { quotationProposalsCall } from "@/lib/contract/quotations";
import { coverSameWords } from "@/lib/quotation/cover-same-words";
import { byPosition, hull, type Span } from "@/lib/span/span";
import { useReaderContext, useReading } from "./reader-context";
import { Refetcher } from "../model/refetch";

type Answer = AnswerOf<typeof quotationProposalsCall>;

/** What the text seems to quote, in UTF-16 of the text that is read. */
export type Proposal = InUtf16<Answer["items"][number]>;

/** A proposal this page dismissed. */
interface Dismissed {
  readonly proposal: Proposal;
  /** How many requests had been made when the server confirmed it; null before that. */
  readonly toldAfter: number | null;
}

const NONE: readonly Proposal[] = [];

/**
 * The proposals that are open: neither marked nor dismissed, here or by others, now or while they
 * are gone through. One that stays is the same object however often they are read.
 */
export function useProposals() {
  const { reading } = useReaderContext();
  const { documentId, revision, text } = reading.place;
  const annotations = useReading((state) => state.annotations);
  const [found, setFound] = useState<readonly Proposal[] | null>(null);
  const [problem, setProblem] = useState("");
  const [away, setAway] = useState<readonly Dismissed[]>([]);
  const asked = useRef(0);
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    const { store } = reading;
    let stale = false;
    let taken = 0;
    const ask = async () => {
      const question = ++asked.current;
      const answer = await call("GET /documents/{documentId}/quotation-proposals", {
        params: { documentId },
      });
      if (stale || question < taken) return true;
      setProblem(answer.ok ? "" : answer.detail);
      if (!answer.ok) return false;
      taken = question;
      const items = answer.value.revision === revision ? answer.value.items : [];
      const now = items.map((item) => inUtf16(PROPOSAL_OFFSETS, item, reading.index));
      setFound((before) => now.map((one) => before?.find((old) => isPlace(old, one)) ?? one));
      // A proposal that returns after the server confirmed its dismissal was restored by somebody.
      setAway((before) =>
        before.filter(
          ({ proposal, toldAfter }) =>
            toldAfter === null ||
            toldAfter >= question ||
            !now.some((one) => isPlace(proposal, one)),
        ),
      );
      return true;
    };
    const rereading = new Refetcher(store.now().dismissed, { ask, later: callLater });
    const silence = store.listen(() => rereading.hear(store.now().dismissed));
    void ask();
    return () => {
      stale = true;
      silence();
      rereading.stop();
    };
  }, [documentId, revision, reading]);

  const open = useMemo(() => {
    const marked = annotations.filter(({ kind, orphan }) => kind === "quotation" && !orphan);
    const isMarked = (one: Proposal) =>
      marked.some(({ target }) => target.length > 0 && coverSameWords(text, hull(target), one));
    const isDismissed = (one: Proposal) => away.some(({ proposal }) => isPlace(proposal, one));
    return (found ?? NONE).filter((one) => !isDismissed(one) && !isMarked(one));
  }, [found, away, annotations, text]);

  // Requests go one at a time, so that an undo cannot reach the server before what it undoes.
  const inTurn = useCallback(<T>(send: () => Promise<ApiAnswer<T>>) => {
    const answer = turn.current.then(send);
    turn.current = answer;
    return answer;
  }, []);
  const dismiss = useCallback(
    async (proposal: Proposal) => {
      setAway((before) => [...before, { proposal, toldAfter: null }]);
      const { start, end } = reading.outward(proposal);
      const answer = await inTurn(() =>
        call("POST /documents/{documentId}/dismissals", {
          params: { documentId },
          body: { start, end, revision },
        }),
      );
      const toldAfter = asked.current;
      if (!answer.ok) setProblem(answer.detail);
      setAway((before) =>
        before.flatMap((one) => {
          if (one.proposal !== proposal) return one;
          return answer.ok ? { proposal, toldAfter } : [];
        }),
      );
    },
    [documentId, revision, reading, inTurn],
  );
  /** Undoes the last dismissal; null when there is none. */
  const restore = useCallback(async (): Promise<Proposal | null> => {
    const last = away.at(-1)?.proposal;
    if (!last) return null;
    const { start, end } = reading.outward(last);
    const answer = await inTurn(() =>
      call("DELETE /documents/{documentId}/dismissals", {
        params: { documentId },
        query: { start, end, revision },
      }),
    );
    if (!answer.ok) {
      setProblem(answer.detail);
      return null;
    }
    setAway((before) => before.filter(({ proposal }) => proposal !== last));
    setFound((before) => withOne(before ?? NONE, last));
    return last;
  }, [away, documentId, revision, reading, inTurn]);

  return { open, isLoading: found === null && problem === "", problem, dismiss, restore };
}

function isPlace(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Inserts a proposal in reading order unless it is already present. */
function withOne(found: readonly Proposal[], more: Proposal): readonly Proposal[] {
  if (found.some((one) => isPlace(one, more))) return found;
  return [...found, more].sort(byPosition);
}
