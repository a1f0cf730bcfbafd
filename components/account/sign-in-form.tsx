"use client";
import "@/messages/account";
import { Link } from "../ui/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { useSubmission } from "../use-submission";
import { EmailField, PasswordField, wordsOf } from "./fields";
import { openSession, toProvider } from "./session";
import { SignInProblem } from "./sign-in-problem";
import styles from "./account.module.css";

export interface SignInFormProps {
  /** The page to go to; the server makes sure that it is one of ours. */
  readonly next: string;
  /** Why the last attempt failed, if it failed at the provider or on the way back. */
  readonly problem: string | null;
  /** The name of the OpenID provider, when there is one. */
  readonly provider: string | null;
  readonly maySignUp: boolean;
}

export function SignInForm({ next, problem: before, provider, maySignUp }: SignInFormProps) {
  const t = useTranslations("SignIn");
  const [problem, setProblem] = useState(before);
  const options = {
    onRefused: ({ code }: ApiRefusal) => setProblem(code),
    onDone({ url }: { readonly url: string }): "leaving" {
      // A full page load, so that nothing of the previous page stays in memory.
      window.location.assign(url);
      return "leaving";
    },
  };
  const withPassword = useSubmission(
    (email: string, password: string) => openSession(email, password, next),
    options,
  );
  const withProvider = useSubmission(() => toProvider(next), options);

  function submit(form: HTMLFormElement) {
    const { email = "", password = "" } = wordsOf(form);
    if (email.trim() === "" || password === "") return setProblem("Missing");
    if (!withProvider.busy) withPassword.submit(email, password);
  }

  return (
    <div className={styles.card}>
      <Form onSubmit={(event) => submit(event.currentTarget)}>
        <EmailField name="email" autoFocus />
        <PasswordField name="password" />
        {problem && (
          <Problem>
            <SignInProblem problem={problem} provider={provider} />
          </Problem>
        )}
        <Button type="submit" variant="primary" loading={withPassword.busy}>
          {t("signIn")}
        </Button>
      </Form>
      <p>
        <Link href="/forgot-password">{t("forgot")}</Link>
      </p>
      {provider && (
        <>
          <div className={styles.or}>{t("or")}</div>
          <Button
            className={styles.wide}
            loading={withProvider.busy}
            onClick={() => !withPassword.busy && withProvider.submit()}
          >
            {t("withProvider", { provider })}
          </Button>
        </>
      )}
      <p className={styles.aside}>
        {maySignUp ? <Link href="/sign-up">{t("toSignUp")}</Link> : t("byInvitation")}
      </p>
    </div>
  );
}
