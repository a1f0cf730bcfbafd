"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call, detailBelow, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { PasswordField, wordsOf } from "./fields";
import { openSession } from "./session";
import styles from "./account.module.css";

export interface PasswordFormProps {
  readonly email: string;
  /** False for who signs in through a provider only and chooses a first password. */
  readonly hasPassword: boolean;
  /** True on coming back from changing it. */
  readonly changed: boolean;
}

/** Ends every session and opens a new one here with the new password. */
export function PasswordForm({ email, hasPassword, changed }: PasswordFormProps) {
  const t = useTranslations("Account");
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(form: HTMLFormElement) {
    if (busy) return;
    setBusy(true);
    const { current, next = "" } = wordsOf(form);
    const body = { next, ...(hasPassword ? { current } : {}) };
    const answer = await call("PUT /me/password", { body });
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return setBusy(false);
    const entered = await openSession(email, next, "/account?changed=password");
    window.location.assign(entered.ok ? entered.url : "/sign-in");
  }

  const below = detailBelow(refusal, ["current", "next"]);
  return (
    <Form className={styles.card} onSubmit={(event) => void submit(event.currentTarget)}>
      <input type="hidden" name="email" autoComplete="username" value={email} />
      {hasPassword && (
        <PasswordField
          name="current"
          label={t("currentPassword")}
          error={errorAt(refusal, "current")}
        />
      )}
      <PasswordField name="next" label={t("newPassword")} fresh error={errorAt(refusal, "next")} />
      {below !== null && <Problem>{below}</Problem>}
      {changed && !refusal && <p role="status">{t("passwordChanged")}</p>}
      <FormActions>
        <Button type="submit" loading={busy}>
          {t("changePassword")}
        </Button>
      </FormActions>
    </Form>
  );
}
