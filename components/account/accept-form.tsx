"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import styles from "./account.module.css";

/** For who is signed in with the account the invitation was written to. */
export function AcceptForm({ token }: { token: string }) {
  const t = useTranslations("Invitation");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function accept() {
    if (busy) return;
    setBusy(true);
    const answer = await call("POST /invitations/accept", { body: { token } });
    if (answer.ok) return window.location.assign(`/projects/${answer.value.projectId}`);
    setProblem(answer.detail);
    setBusy(false);
  }

  return (
    <div className={styles.card}>
      {problem && <Problem>{problem}</Problem>}
      <Button variant="primary" loading={busy} onClick={() => void accept()}>
        {t("accept")}
      </Button>
    </div>
  );
}
