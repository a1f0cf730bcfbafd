"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import "@/messages/charts";
import { buttonClass } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import styles from "./charts.module.css";

/** The table behind a figure, with a download as CSV. */
export function Behind({ csv, children }: { csv: string; children: ReactNode }) {
  const t = useTranslations("Charts");
  return (
    <div className={styles.behind}>
      <Disclosure label={t("table")}>{children}</Disclosure>
      <a className={buttonClass({ size: "small", variant: "quiet" })} href={csv} download>
        {t("csv")}
      </a>
    </div>
  );
}
