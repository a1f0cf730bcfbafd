"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Problem } from "@/components/ui/problem";
import styles from "./opening.module.css";

/** In place of the page when its document could not be opened. */
export function NotOpened({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("Reader");
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <Problem next={<Button onClick={onRetry}>{t("brokenNext")}</Button>}>{t("broken")}</Problem>
    </main>
  );
}
