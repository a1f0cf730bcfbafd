"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { MENTION_MAILS } from "@/lib/contract/terms";
import "@/messages/account";
import { Problem } from "../ui/problem";
import { SelectField } from "../ui/select-field";
import { useToast } from "../ui/toast";
import { useSubmit } from "../use-submit";
import styles from "./account.module.css";

type Choice = (typeof MENTION_MAILS)[number];

/** When mail tells of a note that mentions the person. What is chosen holds at once. */
export function MentionMail({ choice: first }: { readonly choice: Choice }) {
  const t = useTranslations("Account");
  const toast = useToast();
  const [choice, setChoice] = useState(first);
  const form = useSubmit("PATCH /me", {
    fields: ["mentionMail"],
    onDone: () => toast({ text: t("mailSaved") }),
  });
  return (
    <div className={styles.card}>
      <SelectField
        label={t("mentionMail")}
        value={choice}
        options={MENTION_MAILS.map((value) => ({ value, label: t(`mentionMails.${value}`) }))}
        onValue={(value) => {
          const chosen = MENTION_MAILS.find((one) => one === value);
          if (!chosen) return;
          setChoice(chosen);
          form.submit({ body: { mentionMail: chosen } });
        }}
      />
      {form.detail !== null && <Problem>{form.detail}</Problem>}
    </div>
  );
}
