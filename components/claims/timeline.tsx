"use client";
import { useTranslations } from "use-intl";
import { seriesOf, verdictDates } from "@/lib/claim/timeline";
import { WordsDiffer } from "../ui/words-differ";
import type { ClaimBefore, ClaimInFull } from "./claim";
import { MomentsPlot } from "./moments-plot";
import { NumbersPlot } from "./numbers-plot";
import styles from "./claim-page.module.css";

interface TimelineProps {
  readonly claim: ClaimInFull;
  readonly past: readonly ClaimBefore[];
}

/** How the claim moved: its words from one passage to the next, its numbers, its verdicts. */
export function Timeline({ claim, past }: TimelineProps) {
  const t = useTranslations("ClaimPage");
  const { occurrences } = claim;
  const series = seriesOf(occurrences);
  const verdicts = verdictDates(claim, past);
  const csv = `/api/v1/claims/${claim.id}?as=csv`;
  if (occurrences.length === 0) return null;
  return (
    <section aria-label={t("timeline")}>
      <h2>{t("timeline")}</h2>
      <MomentsPlot occurrences={occurrences} verdicts={verdicts} csv={csv} />
      {series.map(({ unit, numbers }, i) => (
        <NumbersPlot key={i} {...{ unit, numbers, verdicts, csv }} />
      ))}
      <h3>{t("wordings")}</h3>
      <ol role="list" className={styles.drift}>
        {occurrences.map(
          ({ id, wording, quote, documentDate, documentSpeaker, documentTitle }, i) => {
            const before = occurrences[i - 1];
            const words = wording || quote;
            return (
              <li key={id}>
                <span className={styles.soft}>
                  <bdi>{documentDate || t("undated")}</bdi> ·{" "}
                  <bdi>{documentSpeaker || documentTitle}</bdi>
                </span>
                <br />
                {before ? (
                  <WordsDiffer before={before.wording || before.quote} after={words} />
                ) : (
                  <span dir="auto">{words}</span>
                )}
              </li>
            );
          },
        )}
      </ol>
    </section>
  );
}
