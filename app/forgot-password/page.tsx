import type { Metadata } from "next";
import { ForgotForm } from "@/components/account/forgot-form";
import { Stack } from "@/components/account/stack";
import { Page } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { sendsMail } from "@/server/mail/settings";
import { translator } from "@/server/platform/messages";

const t = translator("Forgot");

export const metadata: Metadata = { title: t("title") };

/** Whether mail is set up is known when the server runs, not when the page is built. */
export const dynamic = "force-dynamic";

export default function Forgot() {
  const byMail = sendsMail();
  return (
    <Page
      viewer={null}
      crumbs={[{ label: t("title") }]}
      title={t("title")}
      lead={byMail ? t("lead") : undefined}
      narrow
    >
      <Stack>
        {byMail ? <ForgotForm /> : <p>{t("noMail")}</p>}
        <p>
          <Link href="/sign-in">{t("toSignIn")}</Link>
        </p>
      </Stack>
    </Page>
  );
}
