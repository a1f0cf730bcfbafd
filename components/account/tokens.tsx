"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { token } from "@/lib/contract/people";
import "@/messages/account";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { RelativeTime } from "../ui/relative-time";
import { Table } from "../ui/table";
import { TextInput } from "../ui/text-input";
import { RevokeButton } from "../revoke-button";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import styles from "./account.module.css";

/** A token as /api/v1 lists it: without its text. */
export type Token = ShapeOf<typeof token>;

export function Tokens({ tokens }: { tokens: readonly Token[] }) {
  const t = useTranslations("Account");
  const router = useRouter();
  const [made, setMade] = useState<string | null>(null);
  const [{ name }, change, draft] = useFormDraft("account/token", () => ({ name: "" }));

  const form = useSubmit("POST /tokens", {
    fields: ["name"],
    draft,
    onDone({ token }) {
      change({ name: "" });
      setMade(token);
      router.refresh();
    },
  });

  return (
    <>
      {tokens.length > 0 && (
        <Table
          caption={t("tokens")}
          rows={tokens}
          rowKey={(token) => token.id}
          columns={[
            { key: "name", label: t("tokenName"), cell: ({ name }) => <bdi>{name}</bdi> },
            {
              key: "made",
              label: t("tokenMade"),
              cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
            },
            {
              key: "used",
              label: t("tokenUsed"),
              cell: ({ lastUsedAt }) =>
                lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t("tokenNeverUsed"),
            },
            {
              key: "actions",
              label: t("actions"),
              actions: true,
              align: "end",
              cell: (token) => <Revoke token={token} />,
            },
          ]}
        />
      )}
      {made && (
        <div role="status">
          <p>{t("tokenShownOnce")}</p>
          <div className={styles.secret}>
            <code>{made}</code>
            <CopyButton text={made} label={t("copyToken")} />
          </div>
        </div>
      )}
      <Form
        className={styles.card}
        draft={draft}
        failures={form.failures}
        onSubmit={() => form.submit({ body: { name } })}
      >
        <Field label={t("tokenName")} hint={t("tokenNameHint")} error={form.errorAt("name")}>
          {(control) => (
            <TextInput
              {...control}
              value={name}
              onChange={({ target }) => change({ name: target.value })}
              maxLength={200}
              autoComplete="off"
            />
          )}
        </Field>
        {form.detail !== null && <Problem>{form.detail}</Problem>}
        <FormActions>
          <Button type="submit" loading={form.busy}>
            {t("makeToken")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function Revoke({ token: { id, name } }: { token: Token }) {
  const t = useTranslations("Account");
  return (
    <RevokeButton
      operation="DELETE /tokens/{tokenId}"
      sent={[{ params: { tokenId: id } }]}
      label={t("revoke")}
      fullLabel={t("revokeNamed", { name })}
      revoked={t("tokenRevoked", { name })}
    />
  );
}
