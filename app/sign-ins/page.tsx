import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { auditCursor, auditPage } from "@/app/api/handler/cursor";
import { requireViewer, withQuery } from "@/app/require-session";
import { EntryList } from "@/components/audit/entry-list";
import { PageLinks } from "@/components/audit/page-links";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { listSignIns } from "@/server/audit/log";
import { translator } from "@/server/platform/messages";
import { keepDays } from "@/server/privacy/retention";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const t = translator("SignIns");
const people = translator("People");

export const metadata: Metadata = { title: t("title") };

const AT_ONCE = 100;

/** Sign-ins and what else happened to accounts, for who runs the installation. */
export default async function SignIns({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const from = typeof cursor === "string" ? cursor : undefined;
  const viewer = await requireViewer("/sign-ins");
  const found = await listSignIns(viewer, auditPage({ cursor: from, limit: AT_ONCE }));
  if (!found.ok) notFound();
  const { items, next } = found.value;
  const older = auditCursor(next);
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: people("title"), href: "/people" }, { label: t("title") }]}
      title={t("title")}
      lead={t("lead", { days: keepDays() })}
    >
      {items.length === 0 ? (
        <EmptyState title={t("nothing")}>{t("nothingWords")}</EmptyState>
      ) : (
        <EntryList caption={t("title")} entries={items} />
      )}
      <PageLinks
        first={from ? "/sign-ins" : null}
        next={older && withQuery("/sign-ins", { cursor: older })}
      />
    </Page>
  );
}
