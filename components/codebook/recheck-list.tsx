"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import type { BodyTo } from "@/lib/contract/endpoint";
import "@/messages/codebook";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { byKeyName } from "../ui/key-names";
import { Problem } from "../ui/problem";
import { choicesFor, type Recheck } from "./recheck";
import { RecheckItem } from "./recheck-item";
import type { Tag } from "./tag";
import styles from "./recheck.module.css";

type Decision = BodyTo<"PUT /rechecks/{recheckId}">;

export interface RecheckListProps {
  readonly projectId: string;
  readonly rechecks: readonly Recheck[];
  readonly tags: readonly Tag[];
}

/**
 * The passages that a new version of the codebook requires to be rechecked, one by one: a digit
 * answers, arrows move, U undoes the last answer.
 */
export function RecheckList({ projectId, rechecks, tags }: RecheckListProps) {
  const t = useTranslations("Codebook");
  const changed = useChanged();
  const [at, setAt] = useState(0);
  const [answeredRechecks, setAnsweredRechecks] = useState<readonly Recheck[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [announced, setAnnounced] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef(false);
  const answeredIds = new Set(answeredRechecks.map(({ id }) => id));
  const open = rechecks.filter(({ id }) => !answeredIds.has(id));
  const here = Math.min(at, Math.max(0, open.length - 1));

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    list.current?.querySelector<HTMLElement>('[data-here="true"] [data-stop]')?.focus();
  });

  const send = async (recheck: Recheck, body: Decision) => {
    const answer = await call("PUT /rechecks/{recheckId}", {
      params: { recheckId: recheck.id },
      body,
    });
    setProblem(answer.ok ? null : answer.detail);
    return answer.ok;
  };
  const answerRecheck = async (recheck: Recheck, slug: string | null, label: string) => {
    moved.current = true;
    setAnsweredRechecks([...answeredRechecks, recheck]);
    setAnnounced(t("settled", { label }));
    const isUnchanged = slug === recheck.slug;
    const done = await send(recheck, { done: true, ...(isUnchanged ? {} : { slug }) });
    if (!done) setAnsweredRechecks((before) => before.filter(({ id }) => id !== recheck.id));
    else changed("tag");
  };
  const takeBack = async () => {
    const last = answeredRechecks.at(-1);
    if (!last) return;
    moved.current = true;
    if (!(await send(last, { done: false, slug: last.slug }))) return;
    setAnsweredRechecks(answeredRechecks.slice(0, -1));
    setAnnounced(t("takenBack"));
    changed("tag");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as HTMLElement).matches("select, a:not([data-stop])")) return;
    const recheck = open[here];
    const step = byKeyName(event, (name) => ({ arrowdown: 1, j: 1, arrowup: -1, k: -1 })[name]);
    if (step !== undefined) {
      event.preventDefault();
      moved.current = true;
      return setAt(Math.min(Math.max(here + step, 0), open.length - 1));
    }
    if (event.repeat) return;
    const key = byKeyName(event, (name) => /^[u\d]$/.exec(name)?.[0]);
    if (key === "u") return void takeBack();
    if (!recheck?.mayDo || key === undefined) return;
    if (key === "0") return void answerRecheck(recheck, null, t("noneOfThem"));
    const choice = choicesFor(recheck, tags)[Number(key) - 1];
    if (choice) void answerRecheck(recheck, choice.slug, choice.label);
  };

  return (
    <div role="presentation" className={styles.rechecks} onKeyDown={onKeyDown}>
      <p className={styles.lead}>{t("recheckLead")}</p>
      {problem && <Problem>{problem}</Problem>}
      {answeredRechecks.length > 0 && (
        <p>
          <Button size="small" onClick={() => void takeBack()}>
            {t("takeBack")} <kbd aria-hidden="true">U</kbd>
          </Button>
        </p>
      )}
      <div className="visually-hidden" role="status">
        {announced}
      </div>
      {open.length === 0 && <EmptyState title={t("noRechecks")}>{t("noRechecksWords")}</EmptyState>}
      <ol role="list" ref={list} className={styles.list} aria-label={t("recheckList")}>
        {open.map((recheck, i) => (
          <RecheckItem
            key={recheck.id}
            projectId={projectId}
            recheck={recheck}
            tags={tags}
            here={i === here}
            onHere={() => setAt(i)}
            onSettle={(slug, label) => void answerRecheck(recheck, slug, label)}
          />
        ))}
      </ol>
    </div>
  );
}
