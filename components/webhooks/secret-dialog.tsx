"use client";
import { useTranslations } from "use-intl";
import "@/messages/webhooks";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import styles from "./webhooks.module.css";

/** What is shown once: the secret of a webhook that was made or renewed. */
export interface ShownSecret {
  readonly url: string;
  readonly secret: string;
}

interface SecretDialogProps {
  readonly shown: ShownSecret | null;
  readonly onClose: () => void;
}

export function SecretDialog({ shown, onClose }: SecretDialogProps) {
  const t = useTranslations("Webhooks");
  return (
    <Dialog
      open={shown !== null}
      onOpenChange={onClose}
      title={t("secretTitle", { url: shown?.url ?? "" })}
    >
      <p>{t("secretWords")}</p>
      <code className={styles.secret}>{shown?.secret}</code>
      <div className={styles.acts}>
        <CopyButton text={shown?.secret ?? ""} label={t("copySecret")} />
        <Button onClick={onClose}>{t("secretDone")}</Button>
      </div>
    </Dialog>
  );
}
