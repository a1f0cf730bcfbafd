"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { Button } from "../ui/button";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { TextInput } from "../ui/text-input";
import { useToast } from "../ui/toast";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import styles from "./account.module.css";

export function NameForm({ name }: { name: string }) {
  const t = useTranslations("Account");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const toast = useToast();
  const [fields, change, draft] = useFormDraft("account/name", () => ({ name }));

  const form = useSubmit("PATCH /me", {
    fields: ["name"],
    draft,
    onDone() {
      toast({ text: t("nameSaved") });
      router.refresh();
    },
  });
  return (
    <Form
      className={styles.card}
      draft={draft}
      failures={form.failures}
      onSubmit={() => form.submit({ body: { name: fields.name } })}
    >
      <Field label={t("name")} hint={t("nameHint")} error={form.errorAt("name")}>
        {(control) => (
          <TextInput
            {...control}
            name="name"
            value={fields.name}
            onChange={({ target }) => change({ name: target.value })}
            autoComplete="name"
            maxLength={200}
            required
          />
        )}
      </Field>
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <FormActions>
        <Button type="submit" loading={form.busy}>
          {ui("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
