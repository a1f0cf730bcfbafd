"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { forgetDrafts } from "../drafts";
import { useDrafts } from "../drafts-provider";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import { EndTokens } from "./end-tokens";
import { toProvider } from "./session";
import { SignInProblem } from "./sign-in-problem";
import type { Token } from "./tokens";
import styles from "./account.module.css";

export function SignOutEverywhere({ tokens }: { tokens: readonly Token[] }) {
  const t = useTranslations("Account");
  const [asking, setAsking] = useState(false);
  const [endsTokens, setEndsTokens] = useState(false);

  const { personId } = useDrafts();
  const end = useSubmit("DELETE /me/sessions", {
    onDone() {
      if (personId !== null) forgetDrafts(personId);
      window.location.assign("/sign-in");
      return "leaving";
    },
  });

  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t("signOutEverywhere")}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("signOutEverywhere")}
        action={t("signOutEverywhere")}
        submission={end}
        onConfirm={() => end.submit({ query: { endTokens: endsTokens ? "true" : undefined } })}
      >
        <p>{t("signOutEverywhereWords")}</p>
        <EndTokens tokens={tokens} checked={endsTokens} onChange={setEndsTokens} />
      </ConfirmDialog>
    </div>
  );
}

export interface ConnectProps {
  readonly provider: string;
  readonly connected: boolean;
  readonly problem: string | null;
}

/** Connects this account with the OpenID provider. */
export function Connect({ provider, connected, problem: before }: ConnectProps) {
  const t = useTranslations("Account");
  const [problem, setProblem] = useState(before);

  const connection = useSubmit("POST /me/identities", {
    async onDone() {
      const session = await toProvider("/account");
      if (!session.ok) return setProblem(session.code);
      window.location.assign(session.value.url);
      return "leaving";
    },
  });
  const shown = connection.refusal ? "NotReady" : problem;

  return (
    <div className={styles.card}>
      <p>{connected ? t("connected", { provider }) : t("connectWords", { provider })}</p>
      {shown && (
        <Problem>
          <SignInProblem problem={shown} provider={provider} />
        </Problem>
      )}
      {!connected && (
        <Button loading={connection.busy} onClick={() => connection.submit()}>
          {t("connect", { provider })}
        </Button>
      )}
    </div>
  );
}
