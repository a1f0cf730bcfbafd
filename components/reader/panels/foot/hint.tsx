"use client";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { mayAnnotate } from "../../model/rights";
import styles from "./hint.module.css";

/** Below a text that nobody annotated: how to begin. */
export function Hint() {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
  const loading = useReading((state) => state.loading);
  const empty = useReading((state) => state.annotations.length === 0);
  if (!empty || loading !== "ready") return null;
  return <p className={styles.hint}>{t(mayAnnotate(reading.me) ? "empty" : "emptyReader")}</p>;
}
