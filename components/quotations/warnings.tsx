"use client";
import { useTranslations } from "use-intl";
import { Chip } from "@/components/ui/chip";
import type { CheckWarning } from "@/lib/annotation/annotation";
import "@/messages/checks";
import styles from "./quotations.module.css";

/** What a source does to quoted words, each with the words of the source that do it. */
export function Warnings({ warnings }: { readonly warnings: readonly CheckWarning[] }) {
  const t = useTranslations("Check");
  return warnings.map(({ kind, exact }, i) => (
    <p key={i} className={styles.head}>
      <Chip tone="warn">{t("warning")}</Chip>
      <span>
        {t(`turns.${kind}`)} {exact && <q dir="auto">{exact}</q>}
      </span>
    </p>
  ));
}
