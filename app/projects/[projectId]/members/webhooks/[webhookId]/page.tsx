import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { versionPage } from "@/app/api/handler/cursor";
import { requireProject, unwrapOrNotFound, withQuery } from "@/app/require-session";
import { ProjectPage } from "@/components/shell/project-page";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { DeliveryList } from "@/components/webhooks/delivery-list";
import { DELIVERY_STATES } from "@/lib/contract/webhook-terms";
import { translator } from "@/server/platform/messages";
import { listDeliveries } from "@/server/webhook/deliveries";
import { readWebhook } from "@/server/webhook/webhooks";
import styles from "@/components/webhooks/webhooks.module.css";

type Props = {
  params: Promise<{ projectId: string; webhookId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const t = translator("Webhooks");
const AT_ONCE = 50;

export const metadata: Metadata = { title: t("log") };

/** The log of a webhook's deliveries, for the curators of its project. */
export default async function Deliveries({ params, searchParams }: Props) {
  const { webhookId } = await params;
  if (!z.uuid().safeParse(webhookId).success) notFound();
  const { viewer, project } = await requireProject(params, `members/webhooks/${webhookId}`);
  const webhook = unwrapOrNotFound(await readWebhook(viewer, webhookId));
  const query = await searchParams;
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const state = DELIVERY_STATES.find((one) => one === query.state);
  const page = { ...versionPage({ cursor, limit: AT_ONCE }), state };
  const { items, next } = unwrapOrNotFound(await listDeliveries(viewer, webhookId, page));
  const home = `/projects/${project.id}/members/webhooks/${webhookId}`;
  const inState = state ? { state } : {};
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: t("title"), path: "members/webhooks" }}
      title={t("log")}
      lead={t("deliveriesLead", { url: webhook.url })}
    >
      <nav aria-label={t("show")} className={styles.filter}>
        {[undefined, ...DELIVERY_STATES].map((one) => (
          <Link
            key={one ?? "all"}
            className={buttonClass({ size: "small" })}
            href={withQuery(home, one ? { state: one } : {})}
            aria-current={one === state ? "page" : undefined}
          >
            {one ? t(`states.${one}`) : t("showAll")}
          </Link>
        ))}
      </nav>
      {items.length === 0 ? (
        <EmptyState title={t(state ? "nothingInState" : "nothing")}>
          {t(state ? "nothingInStateWords" : "nothingWords")}
        </EmptyState>
      ) : (
        <DeliveryList webhookId={webhookId} caption={t("log")} deliveries={items} />
      )}
      {(cursor !== undefined || next !== null) && (
        <nav aria-label={t("pages")} className={styles.filter}>
          {cursor !== undefined && (
            <Link className={buttonClass()} href={withQuery(home, inState)}>
              {t("newest")}
            </Link>
          )}
          {next !== null && (
            <Link className={buttonClass()} href={withQuery(home, { ...inState, cursor: next })}>
              {t("older")}
            </Link>
          )}
        </nav>
      )}
    </ProjectPage>
  );
}
