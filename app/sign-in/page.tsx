import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { Welcome } from "@/components/account/welcome";
import { Page } from "@/components/shell/page";
import { signUpMode } from "@/server/account/accounts";
import { pathOnThisOrigin } from "@/server/http/redirect-target";
import { translator } from "@/server/platform/messages";
import { hasOwner } from "@/server/account/people";
import { currentViewer } from "@/server/account/session";
import { providerName } from "@/server/sign-in/provider";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const t = translator("SignIn");

export const metadata: Metadata = { title: t("title") };

export default async function SignIn({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  if (!(await hasOwner())) redirect("/set-up");
  const next = pathOnThisOrigin(callbackUrl, "/projects");
  if (await currentViewer()) redirect(next);
  return (
    <Page viewer={null} crumbs={[{ label: t("title") }]} title={t("title")}>
      <Welcome>
        <SignInForm
          next={next}
          problem={typeof error === "string" ? error : null}
          provider={providerName()}
          maySignUp={signUpMode() === "open"}
        />
      </Welcome>
    </Page>
  );
}
