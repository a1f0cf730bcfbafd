import type { Metadata } from "next";
import { unwrapOrNotFound, requireViewer } from "@/app/require-session";
import { MentionMail } from "@/components/account/mention-mail";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { Section } from "@/components/account/section";
import { Connect, SignOutEverywhere } from "@/components/account/sessions";
import { Tokens } from "@/components/account/tokens";
import { Page } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { readMe } from "@/server/account/me";
import { sendsMail } from "@/server/mail/settings";
import { translator } from "@/server/platform/messages";
import { issuer, providerName } from "@/server/sign-in/provider";
import { listTokens } from "@/server/account/tokens";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const t = translator("Account");

export const metadata: Metadata = { title: t("title") };

export default async function Account({ searchParams }: Props) {
  const viewer = await requireViewer("/account");
  const { error, changed } = await searchParams;
  const me = unwrapOrNotFound(await readMe(viewer));
  const provider = providerName();
  const tokens = await listTokens(viewer);
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: t("title") }]}
      title={t("title")}
      lead={me.email}
      narrow
    >
      <Section title={t("name")}>
        <NameForm key={me.name} name={me.name} />
      </Section>
      <Section id="mail" title={t("mail")} words={t(sendsMail() ? "mailWords" : "mailOff")}>
        <MentionMail choice={me.mentionMail} />
      </Section>
      <Section title={t("password")} words={t("passwordWords")}>
        <PasswordForm
          email={me.email}
          hasPassword={me.hasPassword}
          changed={changed === "password"}
          tokens={tokens}
        />
      </Section>
      {provider && (
        <Section title={provider}>
          <Connect
            provider={provider}
            connected={me.identities.some((identity) => identity.issuer === issuer())}
            problem={typeof error === "string" ? error : null}
          />
        </Section>
      )}
      <Section title={t("tokens")} words={t("tokensWords")}>
        <Tokens tokens={tokens} />
      </Section>
      <Section title={t("sessions")} words={t("sessionsWords")}>
        <SignOutEverywhere tokens={tokens} />
      </Section>
      <Section title={t("ownData")} words={t("ownDataWords")}>
        <div>
          <a className={buttonClass()} href="/api/v1/me/data" download>
            {t("downloadOwnData")}
          </a>
        </div>
      </Section>
      <Section title={t("deletion")} words={t("deletionWords")}>
        <div>
          <Link className={buttonClass()} href="/account/delete">
            {t("toDeletion")}
          </Link>
        </div>
      </Section>
    </Page>
  );
}
