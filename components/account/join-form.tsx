"use client";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import styles from "./account.module.css";

/** Joins by a class link, for a person who is signed in. */
export function JoinForm({ token }: { token: string }) {
  const t = useTranslations("Join");
  const joining = useSubmit("POST /class-links/join", {
    onDone({ projectId }) {
      window.location.assign(`/projects/${projectId}`);
      return "leaving";
    },
  });
  return (
    <div className={styles.card}>
      {joining.detail !== null && <Problem>{joining.detail}</Problem>}
      <div>
        <Button
          variant="primary"
          loading={joining.busy}
          onClick={() => joining.submit({ body: { token } })}
        >
          {t("join")}
        </Button>
      </div>
    </div>
  );
}
