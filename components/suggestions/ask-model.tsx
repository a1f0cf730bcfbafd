"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/suggestions";
import { call } from "../api";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import styles from "./suggestions.module.css";

type ModelAnswer = AnswerAt<"POST /documents/{documentId}/suggestions/by-model">;

interface AskModelProps {
  readonly documentId: string;
  /** What the model is called. */
  readonly model: string;
}

/** How far a model has been asked about a text, and what came of it. */
interface Inquiry {
  readonly done: number;
  readonly parts: number | null;
  readonly suggested: number;
  readonly known: number;
  readonly left: ModelAnswer["left"];
  readonly untold: number;
}

const NOTHING: Inquiry = { done: 0, parts: null, suggested: 0, known: 0, left: [], untold: 0 };

/** Asks the server's model about a text, part by part; it can be stopped, and goes on where it was. */
export function AskModel({ documentId, model }: AskModelProps) {
  const t = useTranslations("Suggestions");
  const [inquiry, setInquiry] = useState(NOTHING);
  const [problem, setProblem] = useState<string | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const isComplete = inquiry.parts !== null && inquiry.done >= inquiry.parts;

  async function ask(from: Inquiry) {
    const controller = new AbortController();
    setRunning(controller);
    setProblem(null);
    let now = from;
    setInquiry(now);
    while (now.parts === null || now.done < now.parts) {
      const answer = await call("POST /documents/{documentId}/suggestions/by-model", {
        params: { documentId },
        body: { part: now.done },
        signal: controller.signal,
      }).catch(() => null);
      if (answer === null) break;
      if (!answer.ok) {
        setProblem(answer.detail);
        break;
      }
      const { parts, suggested, known, left, untold } = answer.value;
      now = {
        done: now.done + 1,
        parts,
        suggested: now.suggested + suggested,
        known: now.known + known,
        left: [...now.left, ...left],
        untold,
      };
      setInquiry(now);
    }
    setRunning(null);
  }

  const { done, parts, suggested, known, left, untold } = inquiry;
  return (
    <section className={styles.ask} aria-label={t("model", { model })}>
      <p className={styles.soft}>{t("modelWords", { model })}</p>
      {running ? (
        <Button onClick={() => running.abort()}>{t("stop")}</Button>
      ) : (
        <Button onClick={() => void ask(isComplete ? NOTHING : inquiry)}>
          {t(done > 0 && !isComplete ? "goOn" : "ask", { model })}
        </Button>
      )}
      <div role="status">
        {running && (
          <Progress
            label={parts === null ? t("asking") : t("askingPart", { part: done + 1, parts })}
            value={parts === null ? null : done / parts}
          />
        )}
        {!running && done > 0 && (
          <p>
            {t("came", { suggested, known })}
            {!isComplete && parts !== null && ` ${t("notAll", { done, parts })}`}
          </p>
        )}
      </div>
      {untold > 0 && <p className={styles.soft}>{t("untold", { count: untold })}</p>}
      {left.length > 0 && (
        <Disclosure label={t("left", { count: left.length })}>
          <ul>
            {left.map(({ words, why }, at) => (
              <li key={at}>
                <q dir="auto">{words}</q> {t(`why.${why}`)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {problem && <Problem>{problem}</Problem>}
    </section>
  );
}
