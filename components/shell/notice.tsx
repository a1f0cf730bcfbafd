"use client";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { TopBar } from "./top-bar";
import Link from "next/link";
import { buttonClass } from "../ui/button";
import styles from "./page.module.css";

/** A page that says why there is none. */
export function Notice({ kind, onRetry }: { kind: "notFound" | "broken"; onRetry?: () => void }) {
  const t = useTranslations("Shell");
  return (
    <>
      <TopBar viewer={null} />
      <main id="main" tabIndex={-1} className={`${styles.main} ${styles.narrow}`}>
        <h1 className="visually-hidden">{t(`${kind}.title`)}</h1>
        <EmptyState
          title={t(`${kind}.title`)}
          action={
            <div className={styles.actions}>
              {onRetry && (
                <Button variant="primary" onClick={onRetry}>
                  {t("retry")}
                </Button>
              )}
              <Link href="/projects" className={buttonClass()}>
                {t("toProjects")}
              </Link>
            </div>
          }
        >
          {t(`${kind}.words`)}
        </EmptyState>
      </main>
    </>
  );
}
