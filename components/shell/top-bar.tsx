"use client";
import { Link } from "../ui/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { AccountMenu, type TopBarViewer } from "./account-menu";
import { SignedInTasks } from "./signed-in-tasks";
import styles from "./top-bar.module.css";

interface Crumb {
  readonly label: string;
  /** Absent for the current page. */
  readonly href?: string;
}

export interface TopBarProps {
  /** Null when nobody is signed in. */
  readonly viewer: TopBarViewer | null;
  readonly crumbs?: readonly Crumb[];
  /** Whether the list of projects stands before the crumbs. */
  readonly inProjects?: boolean;
  /** Actions on the whole page. */
  readonly actions?: ReactNode;
}

/** The bar of every page: where one is, the actions of the page, and the account. */
export function TopBar({ viewer, crumbs = [], inProjects, actions }: TopBarProps) {
  const t = useTranslations("Shell");
  const trail = inProjects ? [{ label: t("projects"), href: "/projects" }, ...crumbs] : crumbs;
  return (
    <header className={styles.bar} data-print="no">
      <Link href="/" className={styles.mark} aria-label={t("home")}>
        <span aria-hidden="true">†</span>
      </Link>
      <nav className={styles.crumbs} aria-label={t("where")}>
        <ol role="list" className={styles.trail}>
          {trail.map(({ label, href }) => (
            <li key={href ?? label}>
              {href ? (
                <Link href={href} dir="auto">
                  {label}
                </Link>
              ) : (
                <b aria-current="page" dir="auto">
                  {label}
                </b>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.actions}>
        {actions}
        {viewer && <SignedInTasks personId={viewer.id} />}
        <AccountMenu viewer={viewer} />
      </div>
    </header>
  );
}
