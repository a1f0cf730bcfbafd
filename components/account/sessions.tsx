"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Problem } from "../ui/problem";
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

/** Lets the OpenID provider sign this account in. */
export function Connect({ provider, connected, problem: before }: ConnectProps) {
  const t = useTranslations("Account");
  const [problem, setProblem] = useState(before);
  const [busy, setBusy] = useState(false);

  async function connect() {
    if (busy) return;
    setBusy(true);
    const asked = await call("POST /me/identities");
    const entered = asked.ok ? await toProvider("/account") : null;
    if (entered?.ok) return window.location.assign(entered.url);
    setProblem(entered?.problem ?? "NotReady");
    setBusy(false);
  }

  return (
    <div className={styles.card}>
      <p>{connected ? t("connected", { provider }) : t("connectWords", { provider })}</p>
      {problem && (
        <Problem>
          <SignInProblem problem={problem} provider={provider} />
        </Problem>
      )}
      {!connected && (
        <Button loading={busy} onClick={() => void connect()}>
          {t("connect", { provider })}
        </Button>
      )}
    </div>
  );
}
