"use client";
import { useTranslations } from "use-intl";
import "@/messages/charts";
import { Button } from "../ui/button";
import styles from "./charts.module.css";

/** The number of texts on one page. */
export const TEXTS_AT_ONCE = 12;

/** The part of a project's texts that is shown: how many there are, and how many precede it. */
export interface TextsShown {
  readonly texts: number;
  readonly skipped: number;
}

interface TextPagesProps extends TextsShown {
  readonly shown: number;
  readonly busy: boolean;
  readonly onTurn: (by: -1 | 1) => void;
}

/** Shows which of many texts are on this page, with links to the others. */
export function TextPages({ texts, skipped, shown, busy, onTurn }: TextPagesProps) {
  const t = useTranslations("Charts");
  const last = skipped + shown;
  const turn = (by: -1 | 1, there: boolean) => (
    <Button
      size="small"
      loading={busy}
      aria-disabled={!there || undefined}
      onClick={() => there && onTurn(by)}
    >
      {t(by === 1 ? "laterTexts" : "earlierTexts")}
    </Button>
  );
  return (
    <div className={styles.tools} role="group" aria-label={t("whichTexts")}>
      {turn(-1, skipped > 0)}
      <span role="status">{t("someTexts", { first: skipped + 1, last, texts })}</span>
      {turn(1, last < texts)}
    </div>
  );
}
