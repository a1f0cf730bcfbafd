"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/webhooks";
import { Button, buttonClass } from "../ui/button";
import { Chip } from "../ui/chip";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Dialog } from "../ui/dialog";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import { useToast } from "../ui/toast";
import { useDraftOpener } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { ShownSecret } from "./secret-dialog";
import { WebhookForm, webhookDraft } from "./webhook-form";
import type { Webhook } from "./webhook";
import styles from "./webhooks.module.css";

interface WebhookItemProps {
  readonly projectId: string;
  readonly webhook: Webhook;
  readonly onSecret: (shown: ShownSecret) => void;
}

export function WebhookItem({ projectId, webhook, onSecret }: WebhookItemProps) {
  const t = useTranslations("Webhooks");
  const { url, active, nouns, off, failingSince, waiting, by } = webhook;
  const list = nouns.map((noun) => t(`nouns.${noun}`)).join(", ");
  return (
    <>
      <p>
        <bdi className={styles.url}>{url}</bdi>{" "}
        <Chip tone={active ? "good" : "muted"}>{t(active ? "on" : "off")}</Chip>
      </p>
      <p className={styles.soft}>
        {nouns.length === 0 ? t("toldAll") : t("toldSome", { list })}
        {". "}
        {t("by", { name: by.name })}
        {waiting > 0 && ` ${t("waiting", { count: waiting })}`}
      </p>
      {off && (
        <p>
          {t(`offReasons.${off.reason}`)} <RelativeTime at={off.at} />
        </p>
      )}
      {active && failingSince !== null && (
        <p>
          {t("failing")} <RelativeTime at={failingSince} />.
        </p>
      )}
      <Acts projectId={projectId} webhook={webhook} onSecret={onSecret} />
    </>
  );
}

function Acts({ projectId, webhook, onSecret }: WebhookItemProps) {
  const t = useTranslations("Webhooks");
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState<"none" | "edit" | "renew" | "remove">("none");
  const close = () => setOpen("none");
  useDraftOpener(webhookDraft(projectId, webhook), () => setOpen("edit"));
  const { id, url, active } = webhook;
  const params = { webhookId: id };
  const refused = ({ detail }: { readonly detail: string }) =>
    toast({ text: detail, urgent: true });
  const test = useSubmit("POST /webhooks/{webhookId}/test", {
    onDone({ state, status, error }) {
      const isDone = state === "delivered";
      const text = isDone ? t("testDone", { status: status ?? 0 }) : t("testFailed", { error });
      toast({ text, urgent: !isDone });
      router.refresh();
    },
    onRefused: refused,
  });
  const turn = useSubmit("PATCH /webhooks/{webhookId}", {
    onDone(changed) {
      toast({ text: t(changed.active ? "switchedOn" : "switchedOff", { url }) });
      router.refresh();
    },
    onRefused: refused,
  });
  const renewal = useSubmit("POST /webhooks/{webhookId}/secret", {
    onDone({ secret }) {
      close();
      router.refresh();
      if (secret !== null) onSecret({ url, secret });
    },
  });
  const removal = useSubmit("DELETE /webhooks/{webhookId}", {
    onDone() {
      close();
      router.refresh();
    },
  });
  const log = `/projects/${projectId}/members/webhooks/${id}`;
  return (
    <div className={styles.acts}>
      <Link
        className={buttonClass({ size: "small" })}
        href={log}
        aria-label={t("logNamed", { url })}
      >
        {t("log")}
      </Link>
      <Button
        size="small"
        loading={test.busy}
        aria-label={t("testNamed", { url })}
        onClick={() => test.submit({ params })}
      >
        {t("test")}
      </Button>
      <Button size="small" aria-label={t("changeNamed", { url })} onClick={() => setOpen("edit")}>
        {t("change")}
      </Button>
      <Button
        size="small"
        loading={turn.busy}
        aria-label={t(active ? "switchOffNamed" : "switchOnNamed", { url })}
        onClick={() => turn.submit({ params, body: { active: !active } })}
      >
        {t(active ? "switchOff" : "switchOn")}
      </Button>
      <Button size="small" aria-label={t("renewNamed", { url })} onClick={() => setOpen("renew")}>
        {t("renew")}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={t("removeNamed", { url })}
        onClick={() => setOpen("remove")}
      >
        {t("remove")}
      </Button>
      <Dialog open={open === "edit"} onOpenChange={close} title={t("changeTitle")} guarded>
        <WebhookForm projectId={projectId} webhook={webhook} close={close} onSecret={onSecret} />
      </Dialog>
      <ConfirmDialog
        open={open === "renew"}
        onOpenChange={close}
        title={t("renewTitle")}
        action={t("renewIt")}
        submission={renewal}
        onConfirm={() => renewal.submit({ params })}
      >
        {t("renewWords")}
      </ConfirmDialog>
      <ConfirmDialog
        open={open === "remove"}
        onOpenChange={close}
        title={t("removeTitle")}
        action={t("removeIt")}
        submission={removal}
        onConfirm={() => removal.submit({ params })}
      >
        {t("removeWords", { url })}
      </ConfirmDialog>
    </div>
  );
}
