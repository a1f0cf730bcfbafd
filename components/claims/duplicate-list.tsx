"use client";
import Link from "next/link";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { ABOUT_CLAIMS, useProjectChanges } from "../live/use-project-changes";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { useToast } from "../ui/toast";
import { WordsDiffer } from "../ui/words-differ";
import { undoMerge, type Claim, type Register } from "./claim";
import { isTyping } from "./queue-keys";
import { VerdictChip } from "./verdict-chip";
import styles from "./claim-page.module.css";

/** Two claims that may be duplicates. */
export interface Pair {
  readonly one: Claim;
  readonly other: Claim;
  readonly likeness: number;
}

interface DuplicateListProps {
  readonly register: Register;
  readonly pairs: readonly Pair[];
}

/** Pairs of similar claims, answered one by one: Y for the same, N for different. */
export function DuplicateList({ register, pairs }: DuplicateListProps) {
  const t = useTranslations("Claims");
  const changed = useChanged();
  const say = useToast();
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  useProjectChanges(register.projectId, register.change, ABOUT_CLAIMS);
  const open = pairs.filter((pair) => !answered.has(keyOf(pair)));
  const [current] = open;

  async function apart(pair: Pair, distinct: boolean) {
    const body = { one: pair.one.id, other: pair.other.id, distinct };
    const params = { projectId: register.projectId };
    return call("POST /projects/{projectId}/claims/distinct", { params, body });
  }

  async function answer(pair: Pair, isSame: boolean) {
    if (busy || !register.mayMerge) return;
    setBusy(true);
    const [into, from] = keptFirst(pair);
    const result = isSame
      ? await call("POST /claims/{claimId}/merge", {
          params: { claimId: from.id },
          body: { into: into.id },
        })
      : await apart(pair, true);
    setBusy(false);
    if (!result.ok) return say({ text: result.detail, urgent: true });
    setAnswered((before) => new Set(before).add(keyOf(pair)));
    say({
      text: isSame ? t("merged") : t("apart"),
      action: { label: t("undo"), onPress: () => void undo(pair, isSame) },
    });
    changed("claim");
  }

  async function undo(pair: Pair, isSame: boolean) {
    const result = isSame ? await undoMerge(keptFirst(pair)[1].id) : await apart(pair, false);
    if (!result.ok) return say({ text: result.detail, urgent: true });
    setAnswered((before) => new Set([...before].filter((key) => key !== keyOf(pair))));
    changed("claim");
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event) || !current) return;
    const key = event.key.toLowerCase();
    if (key !== "y" && key !== "n") return;
    event.preventDefault();
    void answer(current, key === "y");
  });
  useEffect(() => {
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  if (open.length === 0) return <EmptyState title={t("noPairs")}>{t("noPairsWords")}</EmptyState>;
  return (
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
            {register.mayMerge && (
              <p className={styles.facts}>
                <Button loading={busy} onClick={() => void answer(pair, true)}>
                  {t("areOne")} {pair === current && <kbd aria-hidden="true">Y</kbd>}
                </Button>
                <Button loading={busy} onClick={() => void answer(pair, false)}>
                  {t("areTwo")} {pair === current && <kbd aria-hidden="true">N</kbd>}
                </Button>
                <span>{t("keepsSecond")}</span>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function keyOf({ one, other }: Pair): string {
  return `${one.id} ${other.id}`;
}

/** The claim to keep comes first: the one with a verdict, else the one with more occurrences. */
function keptFirst({ one, other }: Pair): readonly [Claim, Claim] {
  const weight = (claim: Claim) => (claim.verdict ? 1_000 : 0) + claim.occurrenceCount;
  return weight(other) > weight(one) ? [other, one] : [one, other];
}
