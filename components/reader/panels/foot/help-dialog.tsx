"use client";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { COMMANDS } from "../../model/commands/commands";
import styles from "./help-dialog.module.css";

const GROUPS = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];

/** Every key of the page, by what one wants to do. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("Reader");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("help")}>
      <p className={styles.lead}>{t("helpLead")}</p>
      {GROUPS.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{t(`doing.${group}`)}</h3>
          <dl className={styles.keys}>
            {COMMANDS[group].map(({ id, keys }) => (
              <div key={id} className={styles.row}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(`commands.${id}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
