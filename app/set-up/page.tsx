import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NewAccountForm } from "@/components/account/new-account-form";
import { Welcome } from "@/components/account/welcome";
import { Page } from "@/components/shell/page";
import { translator } from "@/server/platform/messages";
import { hasOwner } from "@/server/account/people";

const t = translator("SetUp");

export const metadata: Metadata = { title: t("title") };

/** The answer can change with any request, so it is never cached. */
export const dynamic = "force-dynamic";

export default async function SetUp() {
  if (await hasOwner()) redirect("/");
  return (
    <Page viewer={null} crumbs={[{ label: t("title") }]} title={t("title")} lead={t("lead")}>
      <Welcome>
        <NewAccountForm by="POST /set-up" action={t("action")} />
      </Welcome>
    </Page>
  );
}
