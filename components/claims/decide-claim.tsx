"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { call, errorAt, type ApiRefusal } from "../api";
import { useOpenedVersion } from "../opened-version";
import { Button } from "../ui/button";
import { Field, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import type { Claim, Register } from "./claim";
import { useVerdictName } from "./verdict-chip";

export interface DecideClaimProps {
  readonly claim: Claim;
  readonly register: Register;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** A curator's verdict on a claim and the reasons for it. */
export function DecideClaim({ claim, register, onCancel, onSaved }: DecideClaimProps) {
  const t = useTranslations("Claims");
  const ui = useTranslations("Ui");
  const verdictName = useVerdictName();
  const [verdict, setVerdict] = useState(claim.verdict ?? "");
  const [rationale, setRationale] = useState(claim.rationale);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const { version, current } = useOpenedVersion<Claim>(claim.version, refusal);
  // A verdict that has left the scale can stay where it stands.
  const scale = [...new Set([...register.verdicts, ...(claim.verdict ? [claim.verdict] : [])])];

  async function save() {
    if (busy) return;
    setBusy(true);
    const answer = await call("PATCH /claims/{claimId}", {
      params: { claimId: claim.id },
      version,
      body: { verdict: verdict || null, rationale },
    });
    setBusy(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) onSaved();
  }

  return (
    <Form onSubmit={() => void save()}>
      <Field label={t("verdict")} error={errorAt(refusal, "verdict")}>
        {(control) => (
          <Select
            {...control}
            value={verdict}
            onChange={(event) => setVerdict(event.target.value)}
            options={[
              { value: "", label: t("undecided") },
              ...scale.map((value) => ({ value, label: verdictName(value) })),
            ]}
          />
        )}
      </Field>
      <Field label={t("rationale")} hint={t("rationaleHint")} error={errorAt(refusal, "rationale")}>
        {(control) => (
          <TextArea
            {...control}
            value={rationale}
            onChange={(event) => setRationale(event.target.value)}
            maxLength={20_000}
            rows={4}
            dir="auto"
          />
        )}
      </Field>
      {refusal && (
        <Problem
          kept={ui("kept")}
          next={
            current &&
            ui("standsNow", {
              words: `${verdictName(current.verdict)} ${current.rationale}`.trim(),
            })
          }
        >
          {refusal.detail}
        </Problem>
      )}
      <FormActions>
        <Button onClick={onCancel}>{ui("cancel")}</Button>
        <Button type="submit" variant="primary" loading={busy}>
          {ui("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
