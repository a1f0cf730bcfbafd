"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import { EmailField, NameField, PasswordField, wordsOf } from "./fields";
import { openSession } from "./session";
import styles from "./account.module.css";

export interface NewAccountFormProps {
  /** The operation that creates the account, or the invitation whose address it is for. */
  readonly by:
    "POST /set-up" | "POST /sign-up" | { readonly invitation: string; readonly email: string };
  readonly action: string;
  readonly next: string;
}

/** Creates an account, signs in and goes to `next`. */
export function NewAccountForm({ by, action, next }: NewAccountFormProps) {
  const t = useTranslations("Account");
  const isInvited = typeof by !== "string";
  const [isNotSignedIn, setNotSignedIn] = useState(false);

  async function signIn(email: string, password = ""): Promise<"leaving" | void> {
    const session = await openSession(email, password, next);
    setNotSignedIn(!session.ok);
    if (!session.ok) return;
    window.location.assign(session.value.url);
    return "leaving";
  }
  const acceptance = useSubmit("POST /invitations/accept", {
    fields: ["name", "password"],
    onDone: ({ email }, [{ body }]) => signIn(email, body.password),
  });
  const signUp = useSubmit(isInvited ? "POST /sign-up" : by, {
    fields: ["name", "password", "email"],
    onDone: ({ email }, [{ body }]) => signIn(email, body.password),
  });
  const form = isInvited ? acceptance : signUp;

  function submit(fields: HTMLFormElement) {
    const { name = "", password = "", email = "" } = wordsOf(fields);
    if (isInvited) acceptance.submit({ body: { name, password, token: by.invitation } });
    else signUp.submit({ body: { name, password, email } });
  }
  return (
    <div className={styles.card}>
      <Form failures={form.failures} onSubmit={(event) => submit(event.currentTarget)}>
        <NameField name="name" error={form.errorAt("name")} />
        {isInvited ? (
          // Password managers store what they find beside the password.
          <input type="hidden" name="email" autoComplete="username" value={by.email} />
        ) : (
          <EmailField name="email" error={form.errorAt("email")} />
        )}
        <PasswordField name="password" fresh error={form.errorAt("password")} />
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        {isNotSignedIn && <Problem>{t("madeButNotIn")}</Problem>}
        <Button type="submit" variant="primary" loading={form.busy}>
          {action}
        </Button>
      </Form>
    </div>
  );
}
