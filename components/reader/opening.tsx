"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Problem } from "@/components/ui/problem";
import styles from "./opening.module.css";

/** The shape of the page while it is fetched: lines where the text will stand. */
export function Opening() {
  const t = useTranslations("Reader");
  return (
    <main id="main" tabIndex={-1} className={styles.page} aria-busy="true">
      <p className="visually-hidden" role="status">
        {t("loading")}
      </p>
      <div className={styles.title} />
      {[96, 100, 92, 98, 40, 99, 94, 97, 60].map((width, i) => (
        <div key={i} className={styles.line} style={{ width: `${width}%` }} />
      ))}
    </main>
  );
}

export function NotOpened({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("Reader");
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <Problem next={<Button onClick={onRetry}>{t("brokenNext")}</Button>}>{t("broken")}</Problem>
    </main>
  );
}
