"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { Button } from "../ui/button";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import { EndTokens } from "./end-tokens";
import { PasswordField, wordsOf } from "./fields";
import { openSession } from "./session";
import type { Token } from "./tokens";
import styles from "./account.module.css";

export interface PasswordFormProps {
  readonly email: string;
  /** False for a person who signs in through a provider only and chooses a first password. */
  readonly hasPassword: boolean;
  /** True right after the password was changed. */
  readonly changed: boolean;
  readonly tokens: readonly Token[];
}

/** Changes the password, which ends every session, and opens a new session here. */
export function PasswordForm({ email, hasPassword, changed, tokens }: PasswordFormProps) {
  const t = useTranslations("Account");
  const [endsTokens, setEndsTokens] = useState(false);

  const form = useSubmit("PUT /me/password", {
    fields: ["current", "next"],
    async onDone(_nothing, [{ body }]) {
      const session = await openSession(email, body.next, "/account?changed=password");
      window.location.assign(session.ok ? session.value.url : "/sign-in");
      return "leaving" as const;
    },
  });

  function submit(fields: HTMLFormElement) {
    const { current, next = "" } = wordsOf(fields);
    const body = { next, endTokens: endsTokens, ...(hasPassword ? { current } : {}) };
    form.submit({ body });
  }
  return (
    <Form
      className={styles.card}
      failures={form.failures}
      onSubmit={(event) => submit(event.currentTarget)}
    >
      <input type="hidden" name="email" autoComplete="username" value={email} />
      {hasPassword && (
        <PasswordField
          name="current"
          label={t("currentPassword")}
          error={form.errorAt("current")}
        />
      )}
      <PasswordField name="next" label={t("newPassword")} fresh error={form.errorAt("next")} />
      <EndTokens tokens={tokens} checked={endsTokens} onChange={setEndsTokens} />
      {form.detail !== null && <Problem>{form.detail}</Problem>}
      {changed && !form.refusal && <p role="status">{t("passwordChanged")}</p>}
      <FormActions>
        <Button type="submit" loading={form.busy}>
          {t("changePassword")}
        </Button>
      </FormActions>
    </Form>
  );
}
