"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useReaderContext, useReading } from "../../context/reader-context";
import { mayAnnotate } from "../../model/rights";
import styles from "./hint.module.css";

/** Below the text: that annotations are on their way, could not be read, or are not there yet. */
export function Hint() {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
  const loading = useReading((state) => state.loading);
  const problem = useReading((state) => state.problem);
  const empty = useReading((state) => state.annotations.length === 0);
  if (loading === "failed") {
    return (
      <div className={styles.hint} role="alert">
        <p>
          {t("notRead")} {problem}
        </p>
        <Button onClick={() => void reading.load(new AbortController().signal)}>
          {t("again")}
        </Button>
      </div>
    );
  }
  if (!empty || loading === "loading") return null;
  return <p className={styles.hint}>{t(mayAnnotate(reading.me) ? "empty" : "emptyReader")}</p>;
}
