"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call, detailBelow, errorAt, type ApiRefusal } from "../api";
import { Button } from "../ui/button";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { useToast } from "../ui/toast";
import { NameField, wordsOf } from "./fields";
import styles from "./account.module.css";

export function NameForm({ name }: { name: string }) {
  const t = useTranslations("Account");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const say = useToast();
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(form: HTMLFormElement) {
    if (busy) return;
    setBusy(true);
    const answer = await call("PATCH /me", { body: { name: wordsOf(form).name } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    say({ text: t("nameSaved") });
    router.refresh();
  }

  const below = detailBelow(refusal, ["name"]);
  return (
    <Form className={styles.card} onSubmit={(event) => void submit(event.currentTarget)}>
      <NameField name="name" value={name} error={errorAt(refusal, "name")} />
      {below !== null && <Problem>{below}</Problem>}
      <FormActions>
        <Button type="submit" loading={busy}>
          {ui("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
