import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EndedLink } from "@/components/account/ended-link";
import { JoinForm } from "@/components/account/join-form";
import { NewAccountForm } from "@/components/account/new-account-form";
import { Stack } from "@/components/account/stack";
import { Page } from "@/components/shell/page";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/account/session";
import { translator } from "@/server/platform/messages";
import { readJoinPage } from "@/server/project/join";

type Props = { params: Promise<{ token: string }> };

const t = translator("Join");

/** The address of this page is a secret: no linked page may learn it as the referrer. */
export const metadata: Metadata = { title: t("title"), referrer: "no-referrer" };

export default async function Join({ params }: Props) {
  const { token } = await params;
  const viewer = await currentViewer();
  const found = await readJoinPage(viewer, token);
  const { projectName, projectId, madeBy, role, ended, mayMakeAccount } = found;
  // Who is a member has nothing to do here, whatever became of the link.
  if (projectId) redirect(`/projects/${projectId}`);
  const crumbs = [{ label: t("title") }];
  if (ended) {
    return (
      <Page viewer={viewer} crumbs={crumbs} title={t("endedTitle")} narrow>
        <EndedLink projectId={null} isSignedIn={viewer !== null}>
          {t(`ended.${ended}`, { project: projectName })}
        </EndedLink>
      </Page>
    );
  }
  const signIn = `/sign-in?callbackUrl=${encodeURIComponent(`/join/${token}`)}`;
  return (
    <Page
      viewer={viewer}
      crumbs={crumbs}
      title={t("heading", { project: projectName })}
      lead={t("lead", { name: madeBy, role: t(`roles.${role}`) })}
      narrow
    >
      {viewer ? (
        <JoinForm token={token} />
      ) : (
        <Stack>
          {mayMakeAccount ? (
            <NewAccountForm by={{ classLink: token }} action={t("makeAccount")} />
          ) : (
            <p>{t("closed")}</p>
          )}
          <p>
            <Link href={signIn}>{t("signIn")}</Link>
          </p>
        </Stack>
      )}
    </Page>
  );
}
