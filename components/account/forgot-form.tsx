"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import { EmailField, wordsOf } from "./fields";
import styles from "./account.module.css";

/** Asks for a link by mail. What it says afterwards does not depend on whether there is an account. */
export function ForgotForm() {
  const t = useTranslations("Forgot");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useSubmit("POST /password-resets", {
    fields: ["email"],
    onDone: (_nothing, [{ body }]) => setSentTo(body.email),
  });
  if (sentTo !== null) {
    return (
      <p role="status" className={styles.card}>
        {t("sent", { email: sentTo })}
      </p>
    );
  }
  return (
    <div className={styles.card}>
      <Form
        failures={form.failures}
        onSubmit={(event) => {
          const { email = "" } = wordsOf(event.currentTarget);
          form.submit({ body: { email: email.trim() } });
        }}
      >
        <EmailField name="email" autoFocus error={form.errorAt("email")} />
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <Button type="submit" variant="primary" loading={form.busy}>
          {t("send")}
        </Button>
      </Form>
    </div>
  );
}
