"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field, Form, FormActions } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { MATCHES, type Match } from "@/lib/annotation/annotation";
import type { Check } from "./check";

interface SignFormProps {
  readonly check: Check;
  readonly busy: boolean;
  readonly onSign: (verdict: Match, note: string) => void;
  readonly onUnsign: () => void;
}

/** The machine proposes, a person signs: what was found, or otherwise. */
export function SignForm({ check, busy, onSign, onUnsign }: SignFormProps) {
  const t = useTranslations("Check");
  const [verdict, setVerdict] = useState<Match>(check.signedVerdict ?? check.verdict);
  const [note, setNote] = useState(check.note);
  return (
    <Form onSubmit={() => onSign(verdict, note)}>
      <Field label={t("sign")} hint={t("signHint")}>
        {(control) => (
          <Select
            {...control}
            value={verdict}
            options={MATCHES.map((value) => ({ value, label: t(`match.${value}`) }))}
            onChange={(event) => setVerdict(event.target.value as Match)}
          />
        )}
      </Field>
      <Field label={t("note")}>
        {(control) => (
          <TextInput
            {...control}
            dir="auto"
            maxLength={5_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <FormActions>
        {check.signedVerdict && <Button onClick={onUnsign}>{t("unsign")}</Button>}
        <Button type="submit" variant="primary" loading={busy}>
          {verdict === check.verdict ? t("signIt") : t("signOtherwise")}
        </Button>
      </FormActions>
    </Form>
  );
}
