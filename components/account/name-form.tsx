"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import { NameField, wordsOf } from "./fields";
import styles from "./account.module.css";

export function NameForm({ name }: { name: string }) {
  const t = useTranslations("Account");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const toast = useToast();

  const form = useSubmit("PATCH /me", {
    fields: ["name"],
    onDone() {
      toast({ text: t("nameSaved") });
      router.refresh();
    },
  });
  return (
    <Form
      className={styles.card}
      failures={form.failures}
      onSubmit={(event) => form.submit({ body: { name: wordsOf(event.currentTarget).name } })}
    >
      <NameField name="name" value={name} error={form.errorAt("name")} />
      {form.detail !== null && <Problem>{form.detail}</Problem>}
      <FormActions>
        <Button type="submit" loading={form.busy}>
          {ui("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
