"use client";
import "@/messages/claims";
import { Link } from "../ui/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { alikePair } from "@/lib/contract/claims";
import type { ShapeOf } from "@/lib/contract/offsets";
import { call, type ApiAnswer } from "../api";
import { useChanged } from "../live/use-changed";
import { ABOUT_CLAIMS, useProjectChanges } from "../live/use-project-changes";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { WordsDiffer } from "../ui/words-differ";
import { keyOf, usePairAnswers } from "../use-pair-answers";
import type { Claim, Register } from "./claim";
import { VerdictChip } from "./verdict-chip";
import styles from "../pair.module.css";

/** Two claims that may be duplicates. */
export type Pair = ShapeOf<typeof alikePair>;

/** Less alike than this, two claims are rarely one; such pairs are shown when somebody asks. */
const ALIKE = 0.35;

interface DuplicateListProps {
  readonly register: Register;
  readonly pairs: readonly Pair[];
}

/** Pairs of similar claims, answered one by one: Y for the same, N for different. */
export function DuplicateList({ register, pairs }: DuplicateListProps) {
  const t = useTranslations("Claims");
  const changed = useChanged();
  useProjectChanges(register.projectId, register.change, ABOUT_CLAIMS);
  const [showsAll, setShowsAll] = useState(false);

  function markDistinct({ one, other }: Pair, distinct: boolean): Promise<ApiAnswer<unknown>> {
    const body = { one: one.id, other: other.id, distinct };
    const params = { projectId: register.projectId };
    return call("POST /projects/{projectId}/claims/distinct", { params, body });
  }
  const { open, current, rest, busy, submit } = usePairAnswers({
    pairs,
    mayAnswer: register.mayMerge,
    shows: ({ likeness }) => showsAll || likeness >= ALIKE,
    answer(pair: Pair, isSame): Promise<ApiAnswer<unknown>> {
      const [into, from] = keptFirst(pair);
      const merge = { params: { claimId: from.id }, body: { into: into.id } };
      return isSame ? call("POST /claims/{claimId}/merge", merge) : markDistinct(pair, true);
    },
    undo(pair, isSame): Promise<ApiAnswer<unknown>> {
      return isSame
        ? call("POST /claims/{claimId}/unmerge", { params: { claimId: keptFirst(pair)[1].id } })
        : markDistinct(pair, false);
    },
    words: { same: t("merged"), different: t("apart"), undo: t("undo") },
    onChanged: () => changed("claim"),
  });

  return (
    <>
      {open.length === 0 && <EmptyState title={t("noPairs")}>{t("noPairsWords")}</EmptyState>}
      <ol role="list" aria-label={t("duplicates")}>
        {open.map((pair) => {
          const [into, from] = keptFirst(pair);
          return (
            <li
              key={keyOf(pair)}
              className={styles.pair}
              aria-current={pair === current ? "true" : undefined}
            >
              {([from, into] as const).map((claim, i) => (
                <div key={claim.id}>
                  <p>
                    <Link href={`/projects/${register.projectId}/claims/${claim.id}`}>
                      <WordsDiffer
                        before={from.statement}
                        after={into.statement}
                        side={i === 0 ? "before" : "after"}
                      />
                    </Link>
                  </p>
                  <p className={styles.facts}>
                    <VerdictChip verdict={claim.verdict} />
                    {t("occurrencesOf", { count: claim.occurrenceCount })}
                  </p>
                </div>
              ))}
              {pair.differs.map(({ kind, ...words }) => (
                <p key={kind} className={styles.facts}>
                  {t(`differs.${kind}`, into === pair.other ? words : exchanged(words))}
                </p>
              ))}
              {register.mayMerge && (
                <p className={styles.facts}>
                  <Button loading={busy} onClick={() => submit(pair, true)}>
                    {t("areOne")} {pair === current && <kbd aria-hidden="true">Y</kbd>}
                  </Button>
                  <Button loading={busy} onClick={() => submit(pair, false)}>
                    {t("areTwo")} {pair === current && <kbd aria-hidden="true">N</kbd>}
                  </Button>
                  <span>{t("keepsSecond")}</span>
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {rest > 0 && (
        <Button onClick={() => setShowsAll(true)}>{t("lessAlike", { count: rest })}</Button>
      )}
    </>
  );
}

/** The claim to keep comes first: the one with a verdict, else the one with more occurrences. */
function keptFirst({ one, other }: Pair): readonly [Claim, Claim] {
  const weight = (claim: Claim) => (claim.verdict ? 1_000 : 0) + claim.occurrenceCount;
  return weight(other) > weight(one) ? [other, one] : [one, other];
}

/** The words of the claim that is shown first come first. */
function exchanged({ one, other }: Pick<Pair["differs"][number], "one" | "other">) {
  return { one: other, other: one };
}
