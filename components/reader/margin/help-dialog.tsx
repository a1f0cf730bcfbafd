"use client";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { SHORTCUTS } from "../keys";
import styles from "./help-dialog.module.css";

/** Every key of the page. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("Reader");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("help")}>
      <p className={styles.lead}>{t("helpLead")}</p>
      <dl className={styles.keys}>
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} className={styles.row}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`does.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
