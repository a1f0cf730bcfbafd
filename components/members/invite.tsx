"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ROLES, type Role } from "@/lib/access/policy";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import type { Member } from "./member";
import styles from "./member-list.module.css";

/** Adds a person who has an account, and creates an invitation link for one who has none. */
export function Invite({ projectId }: { projectId: string }) {
  const t = useTranslations("MembersPage");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const [invited, setInvited] = useState<Member | null>(null);

  function start(next: boolean) {
    setOpen(next);
    form.reset();
    setInvited(null);
  }

  const form = useSubmit("POST /projects/{projectId}/members", {
    wrong: { email: email.trim() === "" && t("emailMissing") },
    onDone(member) {
      setEmail("");
      router.refresh();
      if (member.invitation) return setInvited(member);
      toast({ text: t("added", { name: member.name, role: t(`roles.${member.role}`) }) });
      start(false);
    },
  });
  const submit = () => form.submit({ params: { projectId }, body: { email: email.trim(), role } });

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
          <Form failures={form.failures} onSubmit={submit}>
            <Field label={t("email")} hint={t("emailHint")} error={form.errorAt("email")}>
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
            {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
            <FormActions>
              <Button onClick={() => start(false)}>{ui("cancel")}</Button>
              <Button type="submit" variant="primary" loading={form.busy}>
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
