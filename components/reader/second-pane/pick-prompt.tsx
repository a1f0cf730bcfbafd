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
    <div className={styles.prompt} data-pane={pane} data-print="no" role="status">
      <span>{picking.prompt}</span>
      <Button size="small" onClick={stopPicking}>
        {t("stop")}
      </Button>
    </div>
  );
}
