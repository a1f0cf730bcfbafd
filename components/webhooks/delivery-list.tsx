"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { WEBHOOK_TEST } from "@/lib/contract/webhook-terms";
import { readableClock } from "@/lib/text/readable-date";
import "@/messages/webhooks";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { TimeText } from "../ui/date-text";
import { RelativeTime } from "../ui/relative-time";
import { Table } from "../ui/table";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { Delivery } from "./webhook";
import styles from "./webhooks.module.css";

interface DeliveryListProps {
  readonly webhookId: string;
  readonly caption: string;
  readonly deliveries: readonly Delivery[];
}

const TONES = { pending: "warn", delivered: "good", failed: "bad" } as const;

/** A page of the log of a webhook, newest first. */
export function DeliveryList({ webhookId, caption, deliveries }: DeliveryListProps) {
  const t = useTranslations("Webhooks");
  return (
    <Table
      caption={caption}
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "at",
          label: t("when"),
          cell: ({ attemptedAt, createdAt }) => <TimeText at={attemptedAt ?? createdAt} />,
        },
        {
          key: "kind",
          label: t("kind"),
          cell: ({ kind }) => (kind === WEBHOOK_TEST ? t("kindTest") : <code>{kind}</code>),
        },
        { key: "state", label: t("state"), cell: (one) => <State delivery={one} /> },
        { key: "answer", label: t("answer"), cell: (one) => <Answer delivery={one} /> },
        {
          key: "acts",
          label: t("acts"),
          cell: (one) => <SendAgain webhookId={webhookId} delivery={one} />,
        },
      ]}
    />
  );
}

function State({ delivery: { state, attempts, nextAt } }: { readonly delivery: Delivery }) {
  const t = useTranslations("Webhooks");
  return (
    <>
      <Chip tone={TONES[state]}>{t(`states.${state}`)}</Chip>{" "}
      <span className={styles.soft}>
        {t("attempts", { count: attempts })}
        {nextAt !== null && (
          <>
            {", "}
            {t("nextAt")} <RelativeTime at={nextAt} />
          </>
        )}
      </span>
    </>
  );
}

function Answer({ delivery }: { readonly delivery: Delivery }) {
  const t = useTranslations("Webhooks");
  const { status, milliseconds, error, answer } = delivery;
  const facts = [
    status !== null && t("status", { status }),
    milliseconds !== null && t("took", { milliseconds }),
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <span>{facts.join(", ")}</span>}
      {error !== "" && <p className={styles.soft}>{error}</p>}
      {answer !== "" && (
        <details>
          <summary>{t("answerText")}</summary>
          <pre className={styles.answer}>{answer}</pre>
        </details>
      )}
    </>
  );
}

function SendAgain({
  webhookId,
  delivery,
}: {
  readonly webhookId: string;
  readonly delivery: Delivery;
}) {
  const t = useTranslations("Webhooks");
  const router = useRouter();
  const toast = useToast();
  const { id: deliveryId, kind, createdAt } = delivery;
  const again = useSubmit("POST /webhooks/{webhookId}/deliveries/{deliveryId}/redelivery", {
    onDone({ status, error }) {
      const text =
        error === "" ? t("sentAgain", { status: status ?? 0 }) : t("notSentAgain", { error });
      toast({ text, urgent: error !== "" });
      router.refresh();
    },
    onRefused: ({ detail }) => toast({ text: detail, urgent: true }),
  });
  return (
    <Button
      size="small"
      loading={again.busy}
      aria-label={t("sendAgainNamed", { kind, when: readableClock(createdAt) })}
      onClick={() => again.submit({ params: { webhookId, deliveryId } })}
    >
      {t("sendAgain")}
    </Button>
  );
}
