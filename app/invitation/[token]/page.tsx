import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { unwrapOrNotFound } from "@/app/require-session";
import { AcceptForm } from "@/components/account/accept-form";
import { NewAccountForm } from "@/components/account/new-account-form";
import { Page } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button";
import { readInvitation } from "@/server/project/accept-invitation";
import { translator } from "@/server/platform/messages";
import { currentViewer } from "@/server/account/session";

type Props = { params: Promise<{ token: string }> };

const t = translator("Invitation");

/** The address of this page is a secret: no linked page may learn it as the referrer. */
export const metadata: Metadata = { title: t("title"), referrer: "no-referrer" };

export default async function Invitation({ params }: Props) {
  const { token } = await params;
  const viewer = await currentViewer();
  const { way, email, projectName, invitedBy, role } = unwrapOrNotFound(
    await readInvitation(viewer, token),
  );
  const here = `/invitation/${token}`;
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: t("title") }]}
      title={t("heading", { project: projectName })}
      lead={t("lead", { name: invitedBy, email, role: t(`roles.${role}`) })}
      narrow
    >
      {way === "accept" && <AcceptForm token={token} />}
      {way === "other-account" && <p>{t("otherAccount", { email })}</p>}
      {way === "closed" && <p>{t("closed")}</p>}
      {way === "sign-in" && (
        <Link
          className={buttonClass({ variant: "primary" })}
          href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}
        >
          {t("signIn")}
        </Link>
      )}
      {way === "new-account" && (
        <NewAccountForm
          by={{ invitation: token, email }}
          action={t("makeAccount")}
          next="/projects"
        />
      )}
    </Page>
  );
}
