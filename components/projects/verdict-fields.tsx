"use client";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { DEFAULT_VERDICTS, MAX_VERDICT_LENGTH, MAX_VERDICTS } from "@/lib/claim/verdict";
import "@/messages/projects";
import { useVerdictName } from "../claims/verdict-chip";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { useVerdictUses } from "./use-carrying";
import { storedWordOf, moveStep, stepsOf, type Step } from "./verdict-draft";
import styles from "./verdict-fields.module.css";

interface VerdictFieldsProps {
  readonly projectId: string;
  readonly steps: readonly Step[];
  readonly wrong: ReadonlyMap<number, "empty" | "twice">;
  readonly refused?: string;
  readonly onChange: (steps: readonly Step[]) => void;
}

/** The scale of verdicts of a project: edit, reorder and remove its steps. */
export function VerdictFields(props: VerdictFieldsProps) {
  const { projectId, steps, wrong, refused, onChange } = props;
  const t = useTranslations("Verdicts");
  const named = useVerdictName();
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  /** What gets the focus once the steps are in their new order. */
  const [next, setNext] = useState<{ readonly key: number; readonly part: string } | null>(null);
  const [announced, setAnnounced] = useState("");
  const carrying = useVerdictUses(projectId);
  const words = new Set(steps.map((step) => storedWordOf(step, named)));
  const left = carrying.filter(({ verdict }) => !words.has(verdict));

  useEffect(() => {
    if (!next) return;
    const step = list.current?.querySelector(`[data-step="${next.key}"]`);
    step?.querySelector<HTMLElement>(`[data-part="${next.part}"]`)?.focus();
  }, [next]);

  const move = (step: Step, by: -1 | 1, part: string) => {
    const now = moveStep(steps, step.key, by);
    if (now === steps) return;
    onChange(now);
    setNext({ key: step.key, part });
    const at = now.findIndex(({ key }) => key === step.key) + 1;
    setAnnounced(t("stands", { words: step.words, at, of: now.length }));
  };
  const add = () => {
    const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
    onChange([...steps, { key, was: null, words: "" }]);
    setNext({ key, part: "words" });
  };
  const remove = (step: Step, i: number) => {
    const beside = steps[i + 1] ?? steps[i - 1];
    onChange(steps.filter(({ key }) => key !== step.key));
    if (beside) setNext({ key: beside.key, part: "words" });
    setAnnounced(t("removed", { words: step.words }));
  };
  return (
    <div className={styles.fields}>
      <p className={styles.soft}>{t("hint")}</p>
      <ol ref={list} className={styles.steps}>
        {steps.map((step, i) => {
          const error = wrong.get(step.key);
          const described = `${id}-${step.key}`;
          const words = step.words || t("unnamed");
          return (
            <li key={step.key} data-step={step.key}>
              <div className={styles.step}>
                <TextInput
                  data-part="words"
                  aria-label={t("word", { at: i + 1 })}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error ? described : undefined}
                  value={step.words}
                  maxLength={MAX_VERDICT_LENGTH}
                  dir="auto"
                  autoComplete="off"
                  onChange={(event) =>
                    onChange(steps.with(i, { ...step, words: event.target.value }))
                  }
                  onKeyDown={(event) => {
                    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
                    event.preventDefault();
                    move(step, event.key === "ArrowUp" ? -1 : 1, "words");
                  }}
                />
                {([-1, 1] as const).map((by) => {
                  const way = by === -1 ? "up" : "down";
                  return (
                    <Button
                      key={way}
                      icon
                      variant="quiet"
                      data-part={way}
                      aria-label={t(way, { words })}
                      aria-disabled={moveStep(steps, step.key, by) === steps || undefined}
                      onClick={() => move(step, by, way)}
                    >
                      {by === -1 ? "↑" : "↓"}
                    </Button>
                  );
                })}
                <Button
                  icon
                  variant="quiet"
                  aria-label={t("remove", { words })}
                  aria-disabled={steps.length === 1 || undefined}
                  onClick={() => steps.length > 1 && remove(step, i)}
                >
                  ✕
                </Button>
              </div>
              {error && (
                <div className={styles.error} id={described} role="alert">
                  {t(`wrong.${error}`)}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {left.map(({ verdict, count, more }) => (
        <p key={verdict} className={styles.left} role="status">
          {t(more ? "carriedByMore" : "carried", { words: named(verdict), count })}
        </p>
      ))}
      {refused && (
        <div className={styles.error} role="alert">
          {refused}
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" disabled={steps.length >= MAX_VERDICTS} onClick={add}>
          {t("add")}
        </Button>
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            onChange(stepsOf(DEFAULT_VERDICTS, named));
            setAnnounced(t("asAtFirst"));
          }}
        >
          {t("default")}
        </Button>
      </div>
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </div>
  );
}
