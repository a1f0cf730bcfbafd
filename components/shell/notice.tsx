"use client";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { TopBar, type TopBarProps } from "./top-bar";
import styles from "./page.module.css";

export interface NoticeProps {
  readonly kind: "notFound" | "broken" | "away";
  readonly viewer?: TopBarProps["viewer"];
  readonly onRetry?: () => void;
}

/** A page that explains why there is nothing to show. */
export function Notice({ kind, viewer = null, onRetry }: NoticeProps) {
  const t = useTranslations("Shell");
  return (
    <>
      <TopBar viewer={viewer} />
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
