import { hasPlace } from "@/lib/annotation/annotation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call, type ApiAnswer } from "@/components/api";
import { callLater } from "@/components/call-later";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import { inUtf16, PROPOSAL_OFFSETS } from "@/lib/contract/page-offsets";
import type { quotationProposalsCall } from "@/lib/contract/quotations";
import { findSameWords } from "@/lib/quotation/same-words";
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
  readonly confirmedAfter: number | null;
}

const NONE: readonly Proposal[] = [];
/** The server is asked for more each time so many of those it answered are done. */
const REFILL = 250;

/**
 * The proposals that are open: neither marked nor dismissed, here or by others, now or while they
 * are gone through. One that stays is the same object however often they are read.
 */
export function useProposals() {
  const { reading } = useReaderContext();
  const { documentId, revision, text } = reading.place;
  const annotations = useReading((state) => state.annotations);
  const [proposals, setProposals] = useState<readonly Proposal[] | null>(null);
  /** How many more there are than the server answered. */
  const [more, setMore] = useState(0);
  const [problem, setProblem] = useState("");
  const [dismissed, setDismissed] = useState<readonly Dismissed[]>([]);
  const requestCount = useRef(0);
  const askAgain = useRef<(() => Promise<boolean>) | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    const { store } = reading;
    let stale = false;
    let lastTaken = 0;
    const ask = async () => {
      const request = ++requestCount.current;
      const answer = await call("GET /documents/{documentId}/quotation-proposals", {
        params: { documentId },
      });
      if (stale || request < lastTaken) return true;
      setProblem(answer.ok ? "" : answer.detail);
      if (!answer.ok) return false;
      lastTaken = request;
      const isRead = answer.value.revision === revision;
      const items = isRead ? answer.value.items : [];
      setMore(isRead ? answer.value.more : 0);
      const now = items.map((item) => inUtf16(PROPOSAL_OFFSETS, item, reading.index));
      setProposals((before) => now.map((one) => before?.find((old) => isPlace(old, one)) ?? one));
      // A proposal that returns after the server confirmed its dismissal was restored by somebody.
      setDismissed((before) =>
        before.filter(
          ({ proposal, confirmedAfter }) =>
            confirmedAfter === null ||
            confirmedAfter >= request ||
            !now.some((one) => isPlace(proposal, one)),
        ),
      );
      return true;
    };
    const rereading = new Refetcher(store.now().dismissed, { ask, later: callLater });
    const stopListening = store.listen(() => rereading.hear(store.now().dismissed));
    void ask();
    askAgain.current = ask;
    return () => {
      stale = true;
      stopListening();
      rereading.stop();
    };
  }, [documentId, revision, reading]);

  const open = useMemo(() => {
    const marked = annotations
      .filter(
        ({ kind, anchor, target }) =>
          kind === "quotation" && hasPlace({ anchor }) && target.length > 0,
      )
      .map(({ target }) => hull(target));
    const all = proposals ?? NONE;
    const sameMarks = findSameWords(text, all, marked);
    const isDismissed = (one: Proposal) => dismissed.some(({ proposal }) => isPlace(proposal, one));
    return all.filter((one, i) => !isDismissed(one) && !sameMarks[i]);
  }, [proposals, dismissed, annotations, text]);

  const refills = more > 0 ? Math.floor(((proposals?.length ?? 0) - open.length) / REFILL) : 0;
  useEffect(() => {
    if (refills > 0) void askAgain.current?.();
  }, [refills]);

  // Requests go one at a time, so that an undo cannot reach the server before what it undoes.
  const enqueue = useCallback(<T>(send: () => Promise<ApiAnswer<T>>) => {
    const answer = queue.current.then(send);
    queue.current = answer;
    return answer;
  }, []);
  const dismiss = useCallback(
    async (proposal: Proposal) => {
      setDismissed((before) => [...before, { proposal, confirmedAfter: null }]);
      const { start, end } = reading.toCodePoints(proposal);
      const answer = await enqueue(() =>
        call("POST /documents/{documentId}/dismissals", {
          params: { documentId },
          body: { start, end, revision },
        }),
      );
      const confirmedAfter = requestCount.current;
      if (!answer.ok) setProblem(answer.detail);
      setDismissed((before) =>
        before.flatMap((one) => {
          if (one.proposal !== proposal) return one;
          return answer.ok ? { proposal, confirmedAfter } : [];
        }),
      );
    },
    [documentId, revision, reading, enqueue],
  );
  /** Undoes the last dismissal; null when there is none. */
  const restore = useCallback(async (): Promise<Proposal | null> => {
    const last = dismissed.at(-1)?.proposal;
    if (!last) return null;
    const { start, end } = reading.toCodePoints(last);
    const answer = await enqueue(() =>
      call("DELETE /documents/{documentId}/dismissals", {
        params: { documentId },
        query: { start, end, revision },
      }),
    );
    if (!answer.ok) {
      setProblem(answer.detail);
      return null;
    }
    setDismissed((before) => before.filter(({ proposal }) => proposal !== last));
    setProposals((before) => withOne(before ?? NONE, last));
    return last;
  }, [dismissed, documentId, revision, reading, enqueue]);

  const isLoading = proposals === null && problem === "";
  return { open, more, isLoading, problem, dismiss, restore };
}

function isPlace(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Inserts a proposal in reading order unless it is already present. */
function withOne(proposals: readonly Proposal[], more: Proposal): readonly Proposal[] {
  if (proposals.some((one) => isPlace(one, more))) return proposals;
  return [...proposals, more].sort(byPosition);
}
