"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call, type ApiAnswer, type ApiRefusal } from "@/components/api";
import { useOpenedVersion } from "@/components/opened-version";
import { Button } from "@/components/ui/button";
import { Field, Form, FormActions } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type Match } from "@/lib/annotation/annotation";
import type { Check } from "./check";
import { MATCHES } from "@/lib/contract/terms";

interface SignFormProps {
  readonly check: Check;
  /** The check as it stands then. */
  readonly onSigned: (check: Check) => void;
}

/**
 * The machine proposes, a person signs: what was found, or otherwise. Where somebody else signed
 * meanwhile, both are shown, and the person decides.
 */
export function SignForm({ check, onSigned }: SignFormProps) {
  const t = useTranslations("Check");
  const ui = useTranslations("Ui");
  const [verdict, setVerdict] = useState<Match>(check.signedVerdict ?? check.verdict);
  const [note, setNote] = useState(check.note);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const { version, current } = useOpenedVersion<Check>(check.version, refusal);

  async function send(sign: () => Promise<ApiAnswer<Check>>) {
    if (busy) return;
    setBusy(true);
    const answer = await sign();
    setBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) onSigned(answer.value);
  }
  const params = { checkId: check.id };
  const sign = () =>
    call("PUT /checks/{checkId}/signature", { params, body: { verdict, note }, version });
  const unsign = () => call("DELETE /checks/{checkId}/signature", { params, version });
  const said = ({ signedVerdict, signedBy, verdict: found, note: why }: Check) =>
    [
      signedVerdict
        ? t("signedBy", { who: signedBy?.name ?? "", verdict: t(`match.${signedVerdict}`) })
        : t("notSigned", { verdict: t(`match.${found}`) }),
      why,
    ].join(" ");
  return (
    <Form onSubmit={() => void send(sign)}>
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
      {refusal && (
        <Problem
          kept={ui("kept")}
          next={
            current && (
              <>
                {ui("standsNow", { words: said(current) })}{" "}
                <Button size="small" onClick={() => onSigned(current)}>
                  {ui("keepTheirs")}
                </Button>
              </>
            )
          }
        >
          {refusal.detail}
        </Problem>
      )}
      <FormActions>
        {check.signedVerdict && <Button onClick={() => void send(unsign)}>{t("unsign")}</Button>}
        <Button type="submit" variant="primary" loading={busy}>
          {verdict === check.verdict ? t("signIt") : t("signOtherwise")}
        </Button>
      </FormActions>
    </Form>
  );
}
