import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/review";
import { call } from "../api";
import { useToast } from "../ui/toast";
import type { ReviewItem } from "./queue-filter";

export type Verdict = ReviewItem["reviews"][number]["verdict"];
export type Decision = "accepted" | "rejected";

/** Whether the server took it; for a decision, with the version that the annotation then has. */
interface Taken {
  readonly ok: boolean;
  readonly version?: number;
}

/** Something done in the queue, which can be taken back. */
interface Act {
  readonly item: ReviewItem;
  readonly kind: "review" | "judge";
  /** What was written with a verdict. */
  readonly comment: string;
  readonly taken: Promise<Taken>;
}

interface ReviewActs {
  /** The annotations that one is done with, by their ids, in the order in which that was. */
  readonly doneIds: readonly string[];
  review(item: ReviewItem, verdict: Verdict, comment: string): void;
  judge(item: ReviewItem, status: Decision, reason: string): void;
  /** Takes the last one back; answers what it was on once that is stored, or null. */
  undo(): Promise<{ readonly annotationId: string; readonly comment: string } | null>;
}

/**
 * What a person does in the queue. Each act is shown at once and sent; one that is refused is put
 * back, and the refusal is shown. `again` reads the list anew.
 */
export function useReviewActs(me: string, again: () => void): ReviewActs {
  const t = useTranslations("Review");
  const toast = useToast();
  const [acts, setActs] = useState<readonly Act[]>([]);
  const undoing = useRef(false);
  const [versions, setVersions] = useState<ReadonlyMap<string, number>>(new Map());

  const drop = (act: Act) => setActs((before) => before.filter((one) => one !== act));
  const versionOf = ({ annotationId, version }: ReviewItem) =>
    Math.max(version, versions.get(annotationId) ?? 0);
  const perform = (act: Act) => {
    const { item, taken } = act;
    setActs((before) => [...before, act]);
    void taken.then(({ ok, version }) => {
      if (version !== undefined) keepVersion(item, version);
      if (ok) return;
      drop(act);
      again();
    });
  };
  const keepVersion = ({ annotationId }: ReviewItem, version: number) =>
    setVersions((before) => new Map(before).set(annotationId, version));
  const refusedWith = (detail: string) => {
    toast({ text: detail, urgent: true });
    return { ok: false };
  };

  const sendReview = async (
    item: ReviewItem,
    review: { verdict: Verdict; comment: string } | null,
  ) => {
    const params = { annotationId: item.annotationId };
    const answer = review
      ? await call("PUT /annotations/{annotationId}/reviews/me", { params, body: review })
      : await call("DELETE /annotations/{annotationId}/reviews/me", { params });
    return answer.ok ? { ok: true } : refusedWith(answer.detail);
  };
  const sendStatus = async (
    item: ReviewItem,
    body: { status: ReviewItem["status"]; reason: string; outdated?: boolean },
    version: number,
  ): Promise<Taken> => {
    const params = { annotationId: item.annotationId };
    const answer = await call("PUT /annotations/{annotationId}/status", { params, body, version });
    return answer.ok ? { ok: true, version: answer.value.version } : refusedWith(answer.detail);
  };
  const takeBack = async ({ item, kind, taken }: Act): Promise<Taken> => {
    const { ok, version = item.version } = await taken;
    if (!ok) return { ok };
    if (kind === "review") {
      const before = item.reviews.find(({ by }) => by.id === me);
      return sendReview(item, before ? { verdict: before.verdict, comment: before.comment } : null);
    }
    const { status, statusReason: reason, statusOutdated } = item;
    const before = { status, reason, ...(statusOutdated ? { outdated: true } : {}) };
    return sendStatus(item, before, version);
  };

  return {
    doneIds: acts.map(({ item }) => item.annotationId),
    review: (item, verdict, comment) =>
      perform({ item, kind: "review", comment, taken: sendReview(item, { verdict, comment }) }),
    judge(item, status, reason) {
      const taken = sendStatus(item, { status, reason }, versionOf(item));
      perform({ item, kind: "judge", comment: "", taken });
    },
    async undo() {
      const last = acts.at(-1);
      // A key that is pressed twice takes one thing back.
      if (!last || undoing.current) return null;
      undoing.current = true;
      const { ok, version } = await takeBack(last);
      undoing.current = false;
      if (!ok) return null;
      if (version !== undefined) keepVersion(last.item, version);
      drop(last);
      toast({ text: t("undone") });
      return { annotationId: last.item.annotationId, comment: last.comment };
    },
  };
}
