"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useReaderContext, useReading } from "../../context/reader-context";
import styles from "./not-read.module.css";

/** A bar above the text, in view wherever one reads: the annotations could not be read. */
export function NotRead() {
  const t = useTranslations("Reader");
  const { reading, root } = useReaderContext();
  const failed = useReading((state) => state.loading === "failed");
  const problem = useReading((state) => state.problem);
  if (!failed) return null;
  return (
    <div className={styles.bar} role="alert" data-pane={root ? "second" : "first"} data-print="no">
      <p>
        {t("notRead")} {problem}
      </p>
      <Button onClick={() => void reading.load(new AbortController().signal)}>{t("again")}</Button>
    </div>
  );
}
