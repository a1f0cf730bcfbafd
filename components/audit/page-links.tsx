"use client";
import { useTranslations } from "use-intl";
import "@/messages/audit";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import styles from "./audit.module.css";

/** The way to older rows, and back to the newest. */
export function PageLinks({ first, next }: { first: string | null; next: string | null }) {
  const t = useTranslations("Audit");
  if (first === null && next === null) return null;
  return (
    <nav aria-label={t("pages")} className={styles.pages}>
      {first && (
        <Link className={buttonClass()} href={first}>
          {t("newest")}
        </Link>
      )}
      {next && (
        <Link className={buttonClass()} href={next}>
          {t("older")}
        </Link>
      )}
    </nav>
  );
}
