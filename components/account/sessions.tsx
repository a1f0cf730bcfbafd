"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import { toProvider } from "./session";
import { SignInProblem } from "./sign-in-problem";
import styles from "./account.module.css";

export function SignOutEverywhere() {
  const t = useTranslations("Account");
  const [asking, setAsking] = useState(false);

  async function end() {
    const answer = await call("DELETE /me/sessions");
    if (!answer.ok) return answer.detail;
    window.location.assign("/sign-in");
    return null;
  }

  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t("signOutEverywhere")}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("signOutEverywhere")}
        action={t("signOutEverywhere")}
        onConfirm={end}
      >
        {t("signOutEverywhereWords")}
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

  const connection = useSubmit(() => call("POST /me/identities"), {
    async onDone() {
      const entered = await toProvider("/account");
      if (!entered.ok) return setProblem(entered.problem);
      window.location.assign(entered.url);
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
