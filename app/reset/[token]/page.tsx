import type { Metadata } from "next";
import { ResetForm } from "@/components/account/reset-form";
import { Stack } from "@/components/account/stack";
import { Page } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { readResetPage } from "@/server/account/password-resets";
import { translator } from "@/server/platform/messages";

type Props = { params: Promise<{ token: string }> };

const t = translator("Reset");

/** The address of this page is a secret: no linked page may learn it as the referrer. */
export const metadata: Metadata = { title: t("title"), referrer: "no-referrer" };

export default async function Reset({ params }: Props) {
  const { token } = await params;
  const found = await readResetPage(token);
  const isOpen = found.state === "open";
  return (
    <Page
      viewer={null}
      crumbs={[{ label: t("title") }]}
      title={isOpen ? t("title") : t("endedTitle")}
      lead={isOpen ? t("lead", { name: found.name, email: found.email }) : undefined}
      narrow
    >
      {isOpen ? (
        <ResetForm token={token} email={found.email} />
      ) : (
        <Stack>
          <p>{t(`ended.${found.state}`)}</p>
          <p>
            <Link className={buttonClass()} href="/forgot-password">
              {t("another")}
            </Link>
          </p>
        </Stack>
      )}
    </Page>
  );
}
