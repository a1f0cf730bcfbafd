"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Picture } from "./picture";
import styles from "./welcome.module.css";

/** A form beside what Obelus is, in a sentence and a picture, for who has never seen it. */
export function Welcome({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("Shell");
  return (
    <div className={styles.welcome}>
      <div>{children}</div>
      <section className={styles.about} aria-label={t("aboutTitle")}>
        <p>{t("about")}</p>
        <Picture />
      </section>
    </div>
  );
}
