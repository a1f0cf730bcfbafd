"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { CHANGE_NOUNS, type ChangeNoun } from "@/lib/contract/change-kinds";
import "@/messages/webhooks";
import { CheckBox } from "../ui/check-box";
import { Field, FieldGroup, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { ShownSecret } from "./secret-dialog";
import type { Webhook } from "./webhook";
import styles from "./webhooks.module.css";

/** The name under which a half filled form is kept. */
export const webhookDraft = (projectId: string, webhook: Webhook | undefined) =>
  webhook ? `webhook/${webhook.id}` : `webhook/${projectId}/new`;

interface WebhookFormProps {
  readonly projectId: string;
  /** The webhook that is changed; without it a new one is made. */
  readonly webhook?: Webhook;
  readonly close: () => void;
  readonly onSecret: (shown: ShownSecret) => void;
}

export function WebhookForm({ projectId, webhook, close, onSecret }: WebhookFormProps) {
  const t = useTranslations("Webhooks");
  const ui = useTranslations("Ui");
  const router = useRouter();
  // Known before it is sent, so that a second request makes no second webhook.
  const [id] = useState(() => webhook?.id ?? newId());
  const [fields, change, draft] = useFormDraft(webhookDraft(projectId, webhook), () => ({
    url: webhook?.url ?? "",
    all: (webhook?.nouns.length ?? 0) === 0,
    nouns: (webhook?.nouns ?? []) as readonly ChangeNoun[],
  }));
  const url = fields.url.trim();
  const options = {
    wrong: {
      url: url === "" && t("urlMissing"),
      nouns: !fields.all && fields.nouns.length === 0 && t("nounsMissing"),
    },
    draft,
  };
  const finish = () => {
    router.refresh();
    close();
  };
  const making = useSubmit("POST /projects/{projectId}/webhooks", {
    ...options,
    onDone(made) {
      finish();
      if (made.secret !== null) onSecret({ url: made.url, secret: made.secret });
    },
  });
  const changing = useSubmit("PATCH /webhooks/{webhookId}", { ...options, onDone: finish });
  const form = webhook ? changing : making;

  function submit() {
    const body = { url, nouns: fields.all ? [] : [...fields.nouns] };
    if (webhook) changing.submit({ params: { webhookId: id }, body });
    else making.submit({ params: { projectId }, body: { id, ...body } });
  }
  const nounsWrong = form.errorAt("nouns");
  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <Field label={t("url")} hint={t("urlHint")} error={form.errorAt("url")}>
        {(control) => (
          <TextInput
            {...control}
            type="url"
            inputMode="url"
            value={fields.url}
            maxLength={2000}
            autoComplete="off"
            onChange={({ target }) => change({ url: target.value })}
          />
        )}
      </Field>
      <FieldGroup label={t("what")}>
        <CheckBox
          label={t("all")}
          checked={fields.all}
          onChange={({ target }) => change({ all: target.checked })}
        />
        {!fields.all && (
          <>
            <p className={styles.soft}>{t("some")}</p>
            <div className={styles.nouns}>
              {CHANGE_NOUNS.map((noun) => (
                <CheckBox
                  key={noun}
                  label={t(`nouns.${noun}`)}
                  checked={fields.nouns.includes(noun)}
                  onChange={({ target }) =>
                    change({
                      nouns: target.checked
                        ? [...fields.nouns, noun]
                        : fields.nouns.filter((one) => one !== noun),
                    })
                  }
                />
              ))}
            </div>
          </>
        )}
        {nounsWrong && <Problem>{nounsWrong}</Problem>}
      </FieldGroup>
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <SubmitActions onCancel={close} busy={form.busy}>
        {webhook ? undefined : t("make")}
      </SubmitActions>
    </Form>
  );
}
