import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { AcceptForm } from "@/components/account/accept-form";
import { EndedLink } from "@/components/account/ended-link";
import { NewAccountForm } from "@/components/account/new-account-form";
import { OtherAccount } from "@/components/account/other-account";
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
  const found = await readInvitation(viewer, token);
  const crumbs = [{ label: t("title") }];
  if ("ended" in found) {
    const who = found.projectId ? "member" : viewer ? "signedIn" : "nobody";
    const words = { project: found.projectName, inviter: found.invitedBy, who };
    return (
      <Page viewer={viewer} crumbs={crumbs} title={t("endedTitle")} narrow>
        <EndedLink projectId={found.projectId} isSignedIn={viewer !== null}>
          {t(`ended.${found.ended}`, words)}
        </EndedLink>
      </Page>
    );
  }
  const { way, email, name, projectName, invitedBy, role } = found;
  return (
    <Page
      viewer={viewer}
      crumbs={crumbs}
      title={t("heading", { project: projectName })}
      lead={t("lead", { name: invitedBy, email, role: t(`roles.${role}`) })}
      narrow
    >
      {way === "accept" && <AcceptForm token={token} />}
      {way === "other-account" && viewer && (
        <OtherAccount viewer={viewer} token={token} email={email} />
      )}
      {way === "closed" && <p>{t("closed")}</p>}
      {way === "sign-in" && (
        <Link
          className={buttonClass({ variant: "primary" })}
          href={`/sign-in?callbackUrl=${encodeURIComponent(`/invitation/${token}`)}`}
        >
          {t("signIn")}
        </Link>
      )}
      {way === "new-account" && (
        <NewAccountForm by={{ invitation: token, email, name }} action={t("makeAccount")} />
      )}
    </Page>
  );
}
