"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import { EmailField, NameField, PasswordField, wordsOf } from "./fields";
import { openSession } from "./session";
import styles from "./account.module.css";

/** The invitation an account is made for, with what is known of its person. */
interface ByInvitation {
  readonly invitation: string;
  readonly email: string;
  readonly name: string;
}

interface ByClassLink {
  readonly classLink: string;
}

export interface NewAccountFormProps {
  /** The operation that creates the account, or the link by which its person came. */
  readonly by: "POST /set-up" | "POST /sign-up" | ByInvitation | ByClassLink;
  readonly action: string;
}

/** Creates an account, signs in and goes to the project it was made for, or else to all of them. */
export function NewAccountForm({ by, action }: NewAccountFormProps) {
  const t = useTranslations("Account");
  const [isNotSignedIn, setNotSignedIn] = useState(false);
  const invitation = typeof by === "object" && "invitation" in by ? by : null;
  const classLink = typeof by === "object" && "classLink" in by ? by.classLink : null;

  async function signIn(email: string, password = "", next = "/projects") {
    const session = await openSession(email, password, next);
    setNotSignedIn(!session.ok);
    if (!session.ok) return;
    window.location.assign(session.value.url);
    return "leaving" as const;
  }
  const acceptance = useSubmit("POST /invitations/accept", {
    fields: ["name", "password"],
    onDone: ({ email, projectId }, [{ body }]) =>
      signIn(email, body.password, `/projects/${projectId}`),
  });
  const joining = useSubmit("POST /class-links/join", {
    fields: ["name", "password", "email"],
    // The page of the link leads a member on, and asks whoever had an account before to join.
    onDone: ({ email }, [{ body }]) => signIn(email, body.password, `/join/${body.token}`),
  });
  const signUp = useSubmit(typeof by === "string" ? by : "POST /sign-up", {
    fields: ["name", "password", "email"],
    onDone: ({ email }, [{ body }]) => signIn(email, body.password),
  });
  const form = invitation ? acceptance : classLink === null ? signUp : joining;

  function submit(fields: HTMLFormElement) {
    const { name = "", password = "", email = "" } = wordsOf(fields);
    if (invitation) {
      acceptance.submit({ body: { name, password, token: invitation.invitation } });
    } else if (classLink === null) {
      signUp.submit({ body: { name, password, email } });
    } else {
      joining.submit({ body: { name, password, email, token: classLink } });
    }
  }
  return (
    <div className={styles.card}>
      <Form failures={form.failures} onSubmit={(event) => submit(event.currentTarget)}>
        <NameField name="name" autoFocus value={invitation?.name} error={form.errorAt("name")} />
        {invitation ? (
          // Password managers store what they find beside the password.
          <input type="hidden" name="email" autoComplete="username" value={invitation.email} />
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
