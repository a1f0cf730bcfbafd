"use client";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { DateText } from "@/components/ui/date-text";
import "@/messages/checks";
import { MATCH_TONE, type FoundPlace } from "./check";
import styles from "./quotations.module.css";

interface FoundPlacesProps {
  readonly places: readonly FoundPlace[];
  readonly onChoose: (documentId: string) => void;
}

/** The documents in which quoted words or similar ones occur, the most similar first. */
export function FoundPlaces({ places, onChoose }: FoundPlacesProps) {
  const t = useTranslations("Check");
  const format = useFormatter();
  if (places.length === 0) return <p>{t("nowhere")}</p>;
  return (
    <ul className={styles.list} aria-label={t("places")}>
      {places.map(({ documentId, documentTitle, date, verdict, likeness, words }) => (
        <li key={documentId} className={styles.found}>
          <span className={styles.head}>
            <b dir="auto">{documentTitle}</b>
            <span className={styles.legend}>
              <DateText date={date} />
            </span>
            <Chip tone={MATCH_TONE[verdict]}>{t(`match.${verdict}`)}</Chip>
            <span className={styles.legend}>
              {t("likeness", { share: format.number(likeness, { style: "percent" }) })}
            </span>
          </span>
          <q dir="auto">{words.length > 300 ? `${words.slice(0, 300)}…` : words}</q>
          <span>
            <Button size="small" onClick={() => onChoose(documentId)}>
              {t("compare")}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
