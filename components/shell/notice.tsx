"use client";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import styles from "./page.module.css";
import bar from "./top-bar.module.css";

export interface NoticeProps {
  readonly kind: "notFound" | "broken" | "away";
  readonly onRetry?: () => void;
}

/**
 * A page that explains why there is nothing to show. Every page brings it along, so that it is there
 * when nothing else is: so it is small, has no menus, and its links ask for whole pages.
 */
export function Notice({ kind, onRetry }: NoticeProps) {
  const t = useTranslations("Shell");
  return (
    <>
      <header className={bar.bar} data-print="no">
        <a href="/" className={bar.mark} aria-label={t("home")}>
          <span aria-hidden="true">†</span>
        </a>
      </header>
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
              <a href="/projects" className={buttonClass()}>
                {t("toProjects")}
              </a>
            </div>
          }
        >
          {t(`${kind}.words`)}
        </EmptyState>
      </main>
    </>
  );
}
