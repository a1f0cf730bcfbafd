"use client";
import { useFormatter, useTranslations } from "use-intl";
import { seriesOf, verdictDates } from "@/lib/claim/timeline";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/claim-pages";
import { DateText } from "../ui/date-text";
import { WordsDiffer } from "../ui/words-differ";
import type { ClaimBefore, ClaimInFull } from "./claim";
import { MomentsPlot } from "./timeline-plot";
import { NumbersPlot } from "./numbers-plot";
import styles from "./claim-page.module.css";

interface TimelineProps {
  readonly projectId: string;
  readonly claim: ClaimInFull;
  readonly past: readonly ClaimBefore[];
}

/** The history of a claim in its texts: its numbers, its passages and its verdicts over time. */
export function Timeline({ projectId, claim, past }: TimelineProps) {
  const t = useTranslations("ClaimPage");
  const format = useFormatter();
  const { occurrences } = claim;
  const series = seriesOf(occurrences);
  const verdicts = verdictDates(claim, past);
  const csv = `/api/v1/claims/${claim.id}?as=csv`;
  if (occurrences.length === 0) return null;
  return (
    <section aria-label={t("timeline")}>
      <h2>{t("timeline")}</h2>
      <MomentsPlot projectId={projectId} occurrences={occurrences} verdicts={verdicts} csv={csv} />
      {series.map(({ unit, numbers }, i) => {
        const [only, ...more] = numbers;
        if (!only || more.length > 0) {
          return (
            <NumbersPlot
              key={i}
              projectId={projectId}
              unit={unit}
              numbers={numbers}
              verdicts={verdicts}
              csv={csv}
            />
          );
        }
        const value = `${format.number(only.value)} ${unit}`.trim();
        return <p key={i}>{t("oneNumber", { at: readableDate(only.at), who: only.who, value })}</p>;
      })}
      <h3>{t("wordings")}</h3>
      <ol role="list" className={styles.drift}>
        {occurrences.map(
          ({ id, wording, quote, documentDate, documentSpeaker, documentTitle }, i) => {
            const before = occurrences[i - 1];
            const words = wording || quote;
            return (
              <li key={id}>
                <span className={styles.soft}>
                  {documentDate ? <DateText date={documentDate} /> : t("undated")} ·{" "}
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
