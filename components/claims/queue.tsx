"use client";
import "@/messages/claim-pages";
import "@/messages/claims";
import { Link } from "../ui/link";
import { useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { ABOUT_CLAIMS, useProjectChanges } from "../live/use-project-changes";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { useToast } from "../ui/toast";
import { useKeys } from "../ui/use-keys";
import { useDraftOpener } from "../use-form-draft";
import { AddSource, sourceDraft } from "./add-source";
import type { Claim, Register } from "./claim";
import type { Search } from "./evidence";
import { queueAct, type QueueAct } from "./queue-keys";
import { QueueWeights } from "./queue-weights";
import { searchedDraft, SearchedPlace } from "./searched-place";
import { VerdictChip } from "./verdict-chip";
import styles from "./claim-page.module.css";

/** A claim that lacks primary evidence. */
interface Wanting extends Claim {
  readonly urgency: number;
  readonly searches: readonly Search[];
}

interface QueueProps {
  readonly register: Register;
  readonly items: readonly Wanting[];
  readonly weights: Readonly<Record<string, number>>;
}

const KEYS = { found: "F", "not-found": "M", "not-needed": "X", skip: "S" } as const;

/** Claims without primary evidence, worked through one by one with a key each. */
export function Queue({ register, items, weights }: QueueProps) {
  const t = useTranslations("Queue");
  const claims = useTranslations("Claims");
  const format = useFormatter();
  const changed = useChanged();
  const toast = useToast();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [asking, setAsking] = useState<"found" | "not-found" | null>(null);
  // The same form sent again after a lost answer keeps its id.
  const pending = useRef({ of: "", id: "" });
  const sending = useRef(false);
  useProjectChanges(register.projectId, register.change, ABOUT_CLAIMS);
  const ordered = [
    ...items.filter(({ id }) => !skipped.includes(id)),
    ...items.filter(({ id }) => skipped.includes(id)),
  ];
  const at = Math.max(
    0,
    ordered.findIndex(({ id }) => id === currentId),
  );
  const current = ordered[at];
  useDraftOpener(sourceDraft(current?.id ?? ""), () => setAsking("found"));
  useDraftOpener(searchedDraft(current?.id ?? ""), () => setAsking("not-found"));

  const go = (index: number) => {
    const next = ordered[Math.min(Math.max(index, 0), ordered.length - 1)];
    setCurrentId(next?.id ?? null);
    setAsking(null);
    if (next) document.getElementById(`wanting-${next.id}`)?.scrollIntoView({ block: "nearest" });
  };
  const after = (id: string) => {
    const rest = ordered.filter((claim) => claim.id !== id);
    setCurrentId((rest[at] ?? rest[0])?.id ?? null);
    setAsking(null);
    changed("claim");
  };
  const record = async (id: string, outcome: "found" | "not-found" | "not-needed", place = "") => {
    if (sending.current) return false;
    sending.current = true;
    const of = JSON.stringify([id, outcome, place]);
    if (pending.current.of !== of) pending.current = { of, id: newId() };
    const body = { id: pending.current.id, outcome, place };
    const answer = await call("POST /claims/{claimId}/searches", { params: { claimId: id }, body });
    sending.current = false;
    if (!answer.ok) {
      toast({ text: answer.detail, urgent: true });
      return false;
    }
    pending.current = { of: "", id: "" };
    toast({ text: t(`recorded.${outcome}`) });
    after(id);
    return true;
  };
  const act = (action: QueueAct) => {
    if (!current) return;
    if (action === "next" || action === "previous") return go(action === "next" ? at + 1 : at - 1);
    if (action === "skip") {
      setSkipped([...skipped.filter((id) => id !== current.id), current.id]);
      return go(at + 1);
    }
    if (!register.mayAdd) return;
    if (action === "not-needed") return void record(current.id, action);
    setCurrentId(current.id);
    setAsking(action);
  };
  useKeys((event) => {
    const action = queueAct(event);
    if (!action) return;
    event.preventDefault();
    act(action);
  });

  return (
    <>
      <QueueWeights register={register} weights={weights} />
      {ordered.length === 0 && <EmptyState title={t("empty")}>{t("emptyWords")}</EmptyState>}
      <ol role="list" aria-label={t("title")}>
        {ordered.map((claim) => (
          <li
            key={claim.id}
            id={`wanting-${claim.id}`}
            className={styles.wanting}
            aria-current={claim === current ? "true" : undefined}
          >
            <Link href={`/projects/${register.projectId}/claims/${claim.id}`} dir="auto">
              {claim.statement}
            </Link>
            <p className={styles.facts}>
              <VerdictChip verdict={claim.verdict} />
              <span>{claims("occurrencesOf", { count: claim.occurrenceCount })}</span>
              <span>
                {t("urgency", {
                  number: format.number(claim.urgency, { maximumFractionDigits: 1 }),
                })}
              </span>
              {claim.searches.length > 0 && (
                <span>{t("lookedFor", { count: claim.searches.length })}</span>
              )}
            </p>
            {claim === current && asking === null && register.mayAdd && (
              <p className={styles.facts}>
                {(["found", "not-found", "not-needed", "skip"] as const).map((action) => (
                  <Button key={action} onClick={() => act(action)}>
                    {t(`act.${action}`)} <kbd aria-hidden="true">{KEYS[action]}</kbd>
                  </Button>
                ))}
              </p>
            )}
            {claim === current && asking === "found" && (
              <AddSource
                projectId={register.projectId}
                claimId={claim.id}
                onCancel={() => setAsking(null)}
                onSaved={({ source }) =>
                  void record(claim.id, "found", source?.citation || source?.url)
                }
              />
            )}
            {claim === current && asking === "not-found" && (
              <SearchedPlace
                claimId={claim.id}
                onCancel={() => setAsking(null)}
                onSave={(place) => record(claim.id, "not-found", place)}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
