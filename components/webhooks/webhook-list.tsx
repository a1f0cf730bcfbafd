"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/webhooks";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { useDraftOpener } from "../use-form-draft";
import { SecretDialog, type ShownSecret } from "./secret-dialog";
import { WebhookForm, webhookDraft } from "./webhook-form";
import { WebhookItem } from "./webhook-item";
import type { Webhook } from "./webhook";
import styles from "./webhooks.module.css";

interface WebhookListProps {
  readonly projectId: string;
  readonly webhooks: readonly Webhook[];
}

/** The webhooks of a project, with the button that makes one. */
export function WebhookList({ projectId, webhooks }: WebhookListProps) {
  const t = useTranslations("Webhooks");
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<ShownSecret | null>(null);
  useDraftOpener(webhookDraft(projectId, undefined), () => setOpen(true));
  const add = <Button onClick={() => setOpen(true)}>{t("new")}</Button>;
  return (
    <>
      {webhooks.length === 0 ? (
        <EmptyState title={t("none")} action={add}>
          {t("noneWords")}
        </EmptyState>
      ) : (
        <>
          <div className={styles.add}>{add}</div>
          <ul role="list" className={styles.list}>
            {webhooks.map((webhook) => (
              <li key={webhook.id} className={styles.item}>
                <WebhookItem projectId={projectId} webhook={webhook} onSecret={setShown} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Dialog open={open} onOpenChange={setOpen} title={t("new")} guarded>
        <WebhookForm projectId={projectId} close={() => setOpen(false)} onSecret={setShown} />
      </Dialog>
      <SecretDialog shown={shown} onClose={() => setShown(null)} />
    </>
  );
}
