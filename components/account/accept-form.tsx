"use client";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import styles from "./account.module.css";

/** Accepts an invitation, for a person who is signed in with the invited account. */
export function AcceptForm({ token }: { token: string }) {
  const t = useTranslations("Invitation");

  const acceptance = useSubmit("POST /invitations/accept", {
    onDone({ projectId }) {
      window.location.assign(`/projects/${projectId}`);
      return "leaving";
    },
  });
  return (
    <div className={styles.card}>
      {acceptance.detail !== null && <Problem>{acceptance.detail}</Problem>}
      <Button
        variant="primary"
        loading={acceptance.busy}
        onClick={() => acceptance.submit({ body: { token } })}
      >
        {t("accept")}
      </Button>
    </div>
  );
}
