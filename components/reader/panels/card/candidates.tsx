"use client";
import { useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import {
  CandidateFinder,
  MAX_CANDIDATES,
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

/** The text that was read last: several open cards ask for the places of one text. */
let last: { readonly text: string; readonly finder: CandidateFinder } | null = null;

function finderFor(text: string): CandidateFinder {
  if (last?.text !== text) last = { text, finder: new CandidateFinder(text) };
  return last.finder;
}

/** The places of the text that an annotation without one may mean; empty when there are none. */
export function useCandidates({ target }: Annotation): Candidates {
  const { reading } = useReaderContext();
  const { text } = reading.place;
  return useMemo(() => finderFor(text).of(target), [text, target]);
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
    reading.move(annotation, candidate.spans);
    surface()?.reveal(candidate.spans);
  };
  const show = (candidate: Candidate) => {
    shown.current = candidate;
    store.setSelected(candidate.spans);
    surface()?.reveal(candidate.spans);
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
          return (
            <li key={candidate.spans.map(({ start }) => start).join(" ")}>
              {candidate.spans.map((span) => {
                const { before, words, after } = kwic(reading.place.text, span);
                return (
                  <p key={span.start} dir="auto">
                    {before}
                    <mark>{words}</mark>
                    {after}
                  </p>
                );
              })}
              {candidate.missing > 0 && (
                <p className={parts.muted}>{t("missing", { count: candidate.missing })}</p>
              )}
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
