"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useBeside, type Pane } from "../context/panes";
import styles from "./second-pane.module.css";

/** Says what the next selection is for, and lets one cancel. */
export function PickPrompt({ pane }: { pane: Pane }) {
  const t = useTranslations("Beside");
  const { picking, stopPicking } = useBeside();
  if (picking?.from !== pane) return null;
  return (
    <section className={styles.prompt} data-pane={pane} data-print="no" aria-label={t("picking")}>
      <span role="status">{picking.prompt}</span>
      <Button size="small" onClick={stopPicking}>
        {t("stop")}
      </Button>
    </section>
  );
}
