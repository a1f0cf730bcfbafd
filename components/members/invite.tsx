"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ROLES, type Role } from "@/lib/access/policy";
import { call, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import type { Member } from "./member";
import styles from "./member-list.module.css";

/** Adds who has an account, and gives a link for who has none. */
export function Invite({ projectId }: { projectId: string }) {
  const t = useTranslations("MembersPage");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const say = useToast();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const [busy, setBusy] = useState(false);
  const [empty, setEmpty] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [invited, setInvited] = useState<Member | null>(null);

  function start(next: boolean) {
    setOpen(next);
    setRefusal(null);
    setInvited(null);
    setEmpty(false);
  }

  async function invite() {
    setEmpty(email.trim() === "");
    if (busy || email.trim() === "") return;
    setBusy(true);
    const answer = await call("POST /projects/{projectId}/members", {
      params: { projectId },
      body: { email: email.trim(), role },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    setEmail("");
    router.refresh();
    if (answer.value.invitation) return setInvited(answer.value);
    say({ text: t("added", { name: answer.value.name, role: t(`roles.${role}`) }) });
    start(false);
  }

  const link = invited?.invitation?.link;
  return (
    <>
      <Button variant="primary" onClick={() => start(true)}>
        {t("invite")}
      </Button>
      <Dialog open={open} onOpenChange={start} title={t("invite")} guarded>
        {link ? (
          <Form onSubmit={() => start(false)}>
            <p>{t("linkWords", { email: invited.email ?? "" })}</p>
            <div className={styles.link}>
              <code>{link}</code>
              <CopyButton text={link} label={t("copyLink")} />
            </div>
            <FormActions>
              <Button type="submit" variant="primary">
                {t("done")}
              </Button>
            </FormActions>
          </Form>
        ) : (
          <Form onSubmit={() => void invite()}>
            <Field
              label={t("email")}
              hint={t("emailHint")}
              error={empty ? t("emailMissing") : errorAt(refusal, "email")}
            >
              {(control) => (
                <TextInput
                  {...control}
                  type="email"
                  autoComplete="off"
                  value={email}
                  onChange={(event) => setEmail(event.target.value)}
                />
              )}
            </Field>
            <Field label={t("role")}>
              {(control) => (
                <Select
                  {...control}
                  value={role}
                  onChange={(event) => setRole(event.target.value as Role)}
                  options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
                />
              )}
            </Field>
            <dl className={styles.roles}>
              {ROLES.map((value) => (
                <RoleWords key={value} role={value} />
              ))}
            </dl>
            {refusal && <Problem kept={ui("kept")}>{refusal.detail}</Problem>}
            <FormActions>
              <Button onClick={() => start(false)}>{ui("cancel")}</Button>
              <Button type="submit" variant="primary" loading={busy}>
                {t("inviteIt")}
              </Button>
            </FormActions>
          </Form>
        )}
      </Dialog>
    </>
  );
}

function RoleWords({ role }: { role: Role }) {
  const t = useTranslations("MembersPage");
  return (
    <>
      <dt>{t(`roles.${role}`)}</dt>
      <dd>{t(`roleWords.${role}`)}</dd>
    </>
  );
}
