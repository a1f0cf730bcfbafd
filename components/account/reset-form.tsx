"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import { PasswordField, wordsOf } from "./fields";
import { openSession } from "./session";
import styles from "./account.module.css";

/** Chooses a password by a one-time link, and signs in with it. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("Reset");
  const account = useTranslations("Account");
  const [endsTokens, setEndsTokens] = useState(false);
  const form = useSubmit("POST /password-resets/use", {
    fields: ["password"],
    async onDone(answer, [{ body }]) {
      const session = await openSession(answer.email, body.password, "/projects");
      window.location.assign(session.ok ? session.value.url : "/sign-in");
      return "leaving" as const;
    },
  });
  return (
    <div className={styles.card}>
      <Form
        failures={form.failures}
        onSubmit={(event) => {
          const { password = "" } = wordsOf(event.currentTarget);
          form.submit({ body: { token, password, endTokens: endsTokens } });
        }}
      >
        {/* Password managers store what they find beside the password. */}
        <input type="hidden" name="email" autoComplete="username" value={email} />
        <PasswordField
          name="password"
          label={account("newPassword")}
          fresh
          error={form.errorAt("password")}
        />
        <CheckBox
          label={t("endTokens")}
          checked={endsTokens}
          onChange={({ target }) => setEndsTokens(target.checked)}
        />
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <Button type="submit" variant="primary" loading={form.busy}>
          {t("action")}
        </Button>
      </Form>
    </div>
  );
}
