"use client";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { EmailField, PasswordField, wordsOf } from "./fields";
import { openSession, toProvider, type Entered } from "./session";
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
  const [busy, setBusy] = useState<"password" | "provider" | null>(null);

  async function enter(way: "password" | "provider", ask: () => Promise<Entered>) {
    if (busy) return;
    setBusy(way);
    const entered = await ask();
    // A full page load, so that nothing of the previous page stays in memory.
    if (entered.ok) return window.location.assign(entered.url);
    setProblem(entered.problem);
    setBusy(null);
  }

  function submit(form: HTMLFormElement) {
    const { email = "", password = "" } = wordsOf(form);
    if (email.trim() === "" || password === "") return setProblem("Missing");
    return enter("password", () => openSession(email, password, next));
  }

  return (
    <div className={styles.card}>
      <Form onSubmit={(event) => void submit(event.currentTarget)}>
        <EmailField name="email" autoFocus />
        <PasswordField name="password" />
        {problem && (
          <Problem>
            <SignInProblem problem={problem} provider={provider} />
          </Problem>
        )}
        <Button type="submit" variant="primary" loading={busy === "password"}>
          {t("signIn")}
        </Button>
      </Form>
      {provider && (
        <>
          <div className={styles.or}>{t("or")}</div>
          <Button
            className={styles.wide}
            loading={busy === "provider"}
            onClick={() => void enter("provider", () => toProvider(next))}
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
