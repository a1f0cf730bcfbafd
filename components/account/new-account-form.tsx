"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call, detailBelow, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { EmailField, NameField, PasswordField, wordsOf } from "./fields";
import { openSession } from "./session";
import styles from "./account.module.css";

export interface NewAccountFormProps {
  /** The operation that makes the account, or the invitation: the account is for its address. */
  readonly by:
    "POST /set-up" | "POST /sign-up" | { readonly invitation: string; readonly email: string };
  readonly action: string;
  readonly next: string;
}

/** Makes an account and goes straight on, signed in. */
export function NewAccountForm({ by, action, next }: NewAccountFormProps) {
  const t = useTranslations("Account");
  const isInvited = typeof by !== "string";
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [stuck, setStuck] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submit(form: HTMLFormElement) {
    if (busy) return;
    setBusy(true);
    const { name = "", password = "", email = "" } = wordsOf(form);
    const answer =
      typeof by === "string"
        ? await call(by, { body: { name, password, email } })
        : await call("POST /invitations/accept", {
            body: { name, password, token: by.invitation },
          });
    setRefusal(answer.ok ? null : answer);
    const entered = answer.ok && (await openSession(answer.value.email, password, next));
    if (entered && entered.ok) return window.location.assign(entered.url);
    setStuck(answer.ok);
    setBusy(false);
  }

  const below = detailBelow(refusal, ["name", "password", ...(isInvited ? [] : ["email"])]);
  return (
    <div className={styles.card}>
      <Form onSubmit={(event) => void submit(event.currentTarget)}>
        <NameField name="name" error={errorAt(refusal, "name")} />
        {isInvited ? (
          // Password managers keep what they find beside the password.
          <input type="hidden" name="email" autoComplete="username" value={by.email} />
        ) : (
          <EmailField name="email" error={errorAt(refusal, "email")} />
        )}
        <PasswordField name="password" fresh error={errorAt(refusal, "password")} />
        {below !== null && <Problem>{below}</Problem>}
        {stuck && <Problem>{t("madeButNotIn")}</Problem>}
        <Button type="submit" variant="primary" loading={busy}>
          {action}
        </Button>
      </Form>
    </div>
  );
}
