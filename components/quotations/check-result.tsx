"use client";
import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { Chip } from "@/components/ui/chip";
import "@/messages/checks";
import { MATCH_TONE, type Check, type WordChange } from "./check";
import { Warnings } from "./warnings";
import styles from "./quotations.module.css";

/** The result: the words that differ in place, what was omitted, the sentences around. */
export function CheckResult({ check }: { check: Check }) {
  const t = useTranslations("Check");
  const { verdict, pieces, warnings, before, passage, after } = check;
  const reasons = [...new Set(pieces.flatMap((piece) => piece.reasons))];
  return (
    <div className={styles.column}>
      <p className={styles.head}>
        <Chip tone={MATCH_TONE[verdict]}>{t(`match.${verdict}`)}</Chip>
        <span>{t(`means.${verdict}`)}</span>
      </p>
      {verdict === "altered" && reasons.length > 0 && (
        <p className={styles.legend}>
          {t("changed", { what: reasons.map((reason) => t(`reason.${reason}`)).join(", ") })}
        </p>
      )}
      <Warnings warnings={warnings} />
      {pieces.some(({ operations }) => operations.length > 0) && (
        <>
          <p className={styles.diff} dir="auto" data-diff="">
            {pieces.map((piece, i) => (
              <Fragment key={i}>
                {piece.dropped && (
                  <span className={styles.dropped} title={piece.dropped.exact}>
                    {" "}
                    {t("dropped", { count: piece.dropped.words })}{" "}
                  </span>
                )}
                {i > 0 && !piece.dropped && " … "}
                {piece.operations.map((change, k) => (
                  <Words key={k} change={change} />
                ))}
              </Fragment>
            ))}
          </p>
          <p className={styles.legend}>{t("legend")}</p>
        </>
      )}
      {pieces.map((piece, i) => {
        const { dropped } = piece;
        return (
          dropped && (
            <p key={i} className={styles.legend}>
              {t(hidesNegation(piece) ? "leftOutNegation" : "leftOut")}{" "}
              <q dir="auto">{dropped.exact}</q>
            </p>
          )
        );
      })}
      {passage && (
        <blockquote className={styles.around} dir="auto">
          {before} <strong>{passage}</strong> {after}
        </blockquote>
      )}
    </div>
  );
}

/** Whether the words agree and a negation is among those that were left out before them. */
function hidesNegation({ reasons, operations }: Check["pieces"][number]): boolean {
  return (
    reasons.includes("negation") &&
    operations.every(({ kind }) => kind === "same" || kind === "declared")
  );
}

/** Words that only the source has are struck through, the quotation's own are underlined. */
function Words({ change: { kind, quoteWords, sourceWords } }: { change: WordChange }) {
  if (kind === "same") return <>{quoteWords} </>;
  if (kind === "declared") return <mark>{quoteWords} </mark>;
  return (
    <>
      {sourceWords && <del>{sourceWords}</del>}
      {sourceWords && " "}
      {quoteWords && <ins>{quoteWords}</ins>}
      {quoteWords && " "}
    </>
  );
}
