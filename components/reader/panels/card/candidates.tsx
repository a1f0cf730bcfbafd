"use client";
import { useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import {
  candidatesFor,
  MAX_CANDIDATES,
  NO_CANDIDATES,
  type Candidate,
  type Candidates,
} from "@/lib/anchor/candidates";
import type { Annotation } from "@/lib/annotation/annotation";
import { kwic } from "@/lib/text/kwic";
import { useReaderContext, useReading } from "../../context/reader-context";
import { usePanelCommands } from "../../context/use-commands";
import type { Command } from "../../model/commands/command";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./candidates.module.css";

interface ChoiceContext {
  readonly count: number;
  choose(index: number): void;
}

/** One key for each place. */
const CHOICES: readonly Command<ChoiceContext>[] = Array.from(
  { length: MAX_CANDIDATES },
  (_, index) => ({
    id: `candidate${index + 1}`,
    keys: [`${index + 1}`],
    inPalette: false,
    when: ({ count }) => index < count,
    run: ({ choose }) => choose(index),
  }),
);

/** The places of the text that an annotation without one may mean; empty when there are none. */
export function useCandidates({ target }: Annotation): Candidates {
  const { reading } = useReaderContext();
  const { text } = reading.place;
  // Of a target of several pieces each piece would need a choice: those are moved by selecting.
  const [only] = target.length === 1 ? target : [];
  return useMemo(() => (only ? candidatesFor(text, only) : NO_CANDIDATES), [text, only]);
}

interface CandidateListProps {
  readonly annotation: Annotation;
  readonly candidates: Candidates;
  readonly mayEdit: boolean;
}

/** Places that may be meant, each with what surrounds it: to look at, and to move there. */
export function CandidateList({
  annotation,
  candidates: { offered, more },
  mayEdit,
}: CandidateListProps) {
  const t = useTranslations("Card.candidates");
  const { reading, surface } = useReaderContext();
  const { store } = reading;
  // Over selected words the numbers choose a kind.
  const isTagging = useReading((state) => state.tagging !== null);
  const shown = useRef<Candidate | null>(null);
  const choose = (index: number) => {
    const candidate = offered[index];
    if (!candidate) return;
    reading.move(annotation, [{ start: candidate.start, end: candidate.end }]);
    surface()?.reveal([candidate]);
  };
  const show = (candidate: Candidate) => {
    shown.current = candidate;
    store.setSelected([{ start: candidate.start, end: candidate.end }]);
    surface()?.reveal([candidate]);
  };
  useEffect(
    () => () => {
      if (shown.current) store.setSelected(null);
    },
    [store],
  );
  usePanelCommands(CHOICES, { count: mayEdit && !isTagging ? offered.length : 0, choose });
  return (
    <>
      <ol className={styles.candidates} aria-label={t("name")}>
        {offered.map((candidate, index) => {
          const { before, words, after } = kwic(reading.place.text, candidate);
          return (
            <li key={candidate.start}>
              <p dir="auto">
                {before}
                <mark>{words}</mark>
                {after}
              </p>
              <div className={styles.actions}>
                {mayEdit && (
                  <Button
                    size="small"
                    aria-keyshortcuts={`${index + 1}`}
                    onClick={() => choose(index)}
                  >
                    {t("choose")} <kbd>{index + 1}</kbd>
                  </Button>
                )}
                <Button size="small" variant="quiet" onClick={() => show(candidate)}>
                  {t("show")}
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      {more > 0 && <p className={parts.muted}>{t("more", { count: more })}</p>}
    </>
  );
}
