"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { AccountMenu } from "./account-menu";
import { SignedInTasks } from "./signed-in-tasks";
import styles from "./top-bar.module.css";

export interface Crumb {
  readonly label: string;
  /** Absent for the place where one is. */
  readonly href?: string;
}

export interface TopBarProps {
  /** Null where nobody is signed in. */
  readonly viewer: { readonly id: string; readonly name: string } | null;
  readonly crumbs?: readonly Crumb[];
  /** What one can do with the whole page. */
  readonly actions?: ReactNode;
}

/** Where one is, what one can do with all of it, and who one is. */
export function TopBar({ viewer, crumbs = [], actions }: TopBarProps) {
  const t = useTranslations("Shell");
  return (
    <header className={styles.bar} data-print="no">
      <Link href="/" className={styles.mark} aria-label={t("home")}>
        <span aria-hidden="true">†</span>
      </Link>
      <nav className={styles.crumbs} aria-label={t("where")}>
        <ol role="list" className={styles.trail}>
          {crumbs.map(({ label, href }) => (
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
