"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { signOut } from "../shell/sign-out";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import styles from "./account.module.css";

interface OtherAccountProps {
  readonly viewer: { readonly id: string; readonly name: string };
  readonly token: string;
  /** The address that is invited. */
  readonly email: string;
}

/** What somebody reads who is signed in with another account than the one invited, and the way on. */
export function OtherAccount({ viewer, token, email }: OtherAccountProps) {
  const t = useTranslations("Invitation");
  const shell = useTranslations("Shell");
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  function leave() {
    setState("busy");
    signOut(viewer.id, `/invitation/${token}`).catch(() => setState("failed"));
  }
  return (
    <div className={styles.card}>
      <p>{t("otherAccount", { account: viewer.name, email })}</p>
      {state === "failed" && <Problem>{shell("notSignedOut")}</Problem>}
      <div>
        <Button variant="primary" loading={state === "busy"} onClick={leave}>
          {t("signOut")}
        </Button>
      </div>
    </div>
  );
}
