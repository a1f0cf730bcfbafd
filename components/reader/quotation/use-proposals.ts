import { useCallback, useEffect, useMemo, useState } from "react";
import { api } from "@/components/api";
import type { Attribution, QuotationForm } from "@/lib/annotation/annotation";
import type { Mention } from "@/lib/quotation/mention";
import { hull, type Span } from "@/lib/span/span";
import { useFrame, useReading } from "../frame";

/** What the text seems to quote, in UTF-16 of the text that is read. */
export interface Proposal extends Span {
  readonly exact: string;
  readonly by: "marks" | "block" | "turn" | "verb";
  readonly form: QuotationForm;
  readonly naming: Attribution["naming"];
  readonly cue: Span | null;
  readonly speaker: Mention | null;
  readonly addressee: Mention | null;
  readonly speakerName: string;
  readonly speakerId: string | null;
}

interface Answer {
  readonly revision: number;
  readonly items: readonly Proposal[];
}

const NONE: readonly Proposal[] = [];

/** The proposals that are open: neither marked nor dismissed, here or by others. */
export function useProposals() {
  const { reading } = useFrame();
  const { documentId, revision, text } = reading.place;
  const annotations = useReading((state) => state.annotations);
  const [found, setFound] = useState<readonly Proposal[] | null>(null);
  const [problem, setProblem] = useState("");
  const [away, setAway] = useState<readonly Proposal[]>([]);

  useEffect(() => {
    let stale = false;
    const path = `/documents/${documentId}/quotation-proposals`;
    void api<Answer>(path).then((answer) => {
      if (stale) return;
      if (!answer.ok) return setProblem(answer.detail);
      const inward = <T extends Span>(span: T): T => ({
        ...span,
        start: reading.index.toUtf16(span.start) ?? 0,
        end: reading.index.toUtf16(span.end) ?? 0,
      });
      const items = answer.value.revision === revision ? answer.value.items : NONE;
      setFound(
        items.map((item) => ({
          ...inward(item),
          cue: item.cue && inward(item.cue),
          speaker: item.speaker && inward(item.speaker),
          addressee: item.addressee && inward(item.addressee),
        })),
      );
    });
    return () => {
      stale = true;
    };
  }, [documentId, revision, reading]);

  const open = useMemo(() => {
    const marked = annotations.filter(({ kind, orphan }) => kind === "quotation" && !orphan);
    const isMarked = (one: Proposal) =>
      marked.some(({ target }) => target.length > 0 && isSame(text, hull(target), one));
    return (found ?? NONE).filter((one) => !away.includes(one) && !isMarked(one));
  }, [found, away, annotations, text]);

  const dismiss = useCallback(
    async (proposal: Proposal) => {
      setAway((before) => [...before, proposal]);
      const body = reading.outward(proposal);
      const answer = await api(`/documents/${documentId}/dismissals`, {
        method: "POST",
        body: { start: body.start, end: body.end, revision },
      });
      if (answer.ok) return;
      setProblem(answer.detail);
      setAway((before) => before.filter((one) => one !== proposal));
    },
    [documentId, revision, reading],
  );
  /** Takes the last dismissal back; null when there is none. */
  const restore = useCallback(async (): Promise<Proposal | null> => {
    const last = away.at(-1);
    if (!last) return null;
    const { start, end } = reading.outward(last);
    const path = `/documents/${documentId}/dismissals?start=${start}&end=${end}&revision=${revision}`;
    const answer = await api(path, { method: "DELETE" });
    if (!answer.ok) {
      setProblem(answer.detail);
      return null;
    }
    setAway((before) => before.filter((one) => one !== last));
    return last;
  }, [away, documentId, revision, reading]);

  return { open, isLoading: found === null && problem === "", problem, dismiss, restore };
}

/** The same words, whether the marks around them are marked too or not. */
function isSame(text: string, a: Span, b: Span): boolean {
  if (a.end <= b.start || b.end <= a.start) return false;
  const apart =
    text.slice(Math.min(a.start, b.start), Math.max(a.start, b.start)) +
    text.slice(Math.min(a.end, b.end), Math.max(a.end, b.end));
  return !/[\p{L}\p{N}]/u.test(apart);
}
