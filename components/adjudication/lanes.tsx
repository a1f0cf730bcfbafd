"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import "@/messages/adjudication";
import { personKey, variantsOf, type Case, type Person } from "./case-filter";
import { piecesOf, wordsIn, type Piece } from "./pieces";
import look from "../review/queue.module.css";
import styles from "./adjudication.module.css";

interface LanesProps {
  readonly one: Case;
  /** Shown over the words: a span that is being chosen. Offsets count code points. */
  readonly chosen: readonly { readonly start: number; readonly end: number }[];
  /** Annotations whose marks are left out. */
  readonly hidden: ReadonlySet<string>;
}

/** Each person's lane, in the order in which the list below names what they say. */
function lanesOf(one: Case): Person[] {
  return variantsOf(one).flatMap(({ people }) => people);
}

/**
 * The words around a case, and under each line of them what each person marked, everybody in a lane
 * of their own, by number. The list below the picture says the same in words.
 */
export function Lanes({ one, chosen, hidden }: LanesProps) {
  const t = useTranslations("Adjudication");
  const words = useMemo(() => wordsIn(piecesOf(one, chosen)), [one, chosen]);
  const lanes = lanesOf(one).map((person) => ({
    key: personKey(person),
    codings: one.codings.filter(
      ({ by, annotationId }) => personKey(by) === personKey(person) && !hidden.has(annotationId),
    ),
  }));
  const isIn = ({ start, end }: Piece, target: readonly { start: number; end: number }[]) =>
    target.some((segment) => segment.start <= start && end <= segment.end);
  const begins = ({ start }: Piece, target: readonly { start: number }[]) =>
    target.some((segment) => segment.start === start);
  return (
    <p className={styles.lanes} dir="auto">
      {words.map((pieces) => (
        <span key={pieces[0]?.start} className={styles.word}>
          {pieces.map((piece) => (
            <span key={piece.start} className={styles.piece}>
              <span className={styles.text} data-chosen={isIn(piece, chosen) || undefined}>
                {piece.text.replace(/\s/g, " ")}
              </span>
              {lanes.map(({ key, codings }, lane) => {
                const coding = codings.find(({ target }) => isIn(piece, target));
                const isFirst = coding !== undefined && begins(piece, coding.target);
                return (
                  <i
                    key={key}
                    aria-hidden="true"
                    className={styles.lane}
                    data-kind={coding?.kind}
                    data-first={isFirst || undefined}
                  >
                    {isFirst ? lane + 1 : ""}
                  </i>
                );
              })}
            </span>
          ))}
        </span>
      ))}
      {one.context.cut && <span className={look.soft}> {t("cut")}</span>}
    </p>
  );
}
