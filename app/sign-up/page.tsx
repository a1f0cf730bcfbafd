import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { notFound, redirect } from "next/navigation";
import { NewAccountForm } from "@/components/account/new-account-form";
import { Welcome } from "@/components/account/welcome";
import { Stack } from "@/components/account/stack";
import { Page } from "@/components/shell/page";
import { signUpMode } from "@/server/account/accounts";
import { translator } from "@/server/platform/messages";
import { hasOwner } from "@/server/account/people";
import { currentViewer } from "@/server/account/session";

const t = translator("SignUp");

export const metadata: Metadata = { title: t("title") };

export const dynamic = "force-dynamic";

/** Exists only where sign-up is open. */
export default async function SignUp() {
  if (signUpMode() !== "open") notFound();
  if (!(await hasOwner())) redirect("/set-up");
  if (await currentViewer()) redirect("/projects");
  return (
    <Page viewer={null} crumbs={[{ label: t("title") }]} title={t("title")}>
      <Welcome>
        <Stack>
          <NewAccountForm by="POST /sign-up" action={t("action")} />
          <p>
            <Link href="/sign-in">{t("toSignIn")}</Link>
          </p>
        </Stack>
      </Welcome>
    </Page>
  );
}
