"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api, detailBelow, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { EmailField, NameField, PasswordField, wordsOf } from "./fields";
import { openSession } from "./session";
import styles from "./account.module.css";

export interface NewAccountFormProps {
  /** The call of the API that makes the account. */
  readonly path: "/set-up" | "/sign-up" | "/invitations/accept";
  readonly action: string;
  readonly next: string;
  /** Of an invitation: the account is for its address and needs no other. */
  readonly invitation?: { readonly token: string; readonly email: string };
}

/** Makes an account and goes straight on, signed in. */
export function NewAccountForm({ path, action, next, invitation }: NewAccountFormProps) {
  const t = useTranslations("Account");
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [stuck, setStuck] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submit(form: HTMLFormElement) {
    if (busy) return;
    setBusy(true);
    const { name = "", password = "", ...rest } = wordsOf(form);
    const body = invitation
      ? { name, password, token: invitation.token }
      : { name, password, ...rest };
    const answer = await api<{ email: string }>(path, { method: "POST", body });
    setRefusal(answer.ok ? null : answer);
    const entered = answer.ok && (await openSession(answer.value.email, password, next));
    if (entered && entered.ok) return window.location.assign(entered.url);
    setStuck(answer.ok);
    setBusy(false);
  }

  const below = detailBelow(refusal, ["name", "password", ...(invitation ? [] : ["email"])]);
  return (
    <div className={styles.card}>
      <Form onSubmit={(event) => void submit(event.currentTarget)}>
        <NameField name="name" error={errorAt(refusal, "name")} />
        {invitation ? (
          // Password managers keep what they find beside the password.
          <input type="hidden" name="email" autoComplete="username" value={invitation.email} />
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
