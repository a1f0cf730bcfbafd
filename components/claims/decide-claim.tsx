"use client";
import { useTranslations } from "use-intl";
import "@/messages/claims";
import { useOpenedVersion } from "../opened-version";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { Select } from "../ui/select";
import { ProseArea } from "../ui/prose-area";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import type { Claim, Register } from "./claim";
import { useVerdictName } from "./verdict-chip";

export interface DecideClaimProps {
  readonly claim: Claim;
  readonly register: Register;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** The name under which what is written is kept. */
export const decisionDraft = (claimId: string) => `claim/${claimId}/decide`;

/** A curator's verdict on a claim and the reasons for it. */
export function DecideClaim({ claim, register, onCancel, onSaved }: DecideClaimProps) {
  const t = useTranslations("Claims");
  const ui = useTranslations("Ui");
  const verdictName = useVerdictName();
  const [fields, change, draft] = useFormDraft(decisionDraft(claim.id), () => ({
    verdict: claim.verdict ?? "",
    rationale: claim.rationale,
  }));
  const { verdict, rationale } = fields;
  const form = useSubmit("PATCH /claims/{claimId}", {
    fields: ["verdict", "rationale"],
    draft,
    onDone: onSaved,
  });
  const { version, current } = useOpenedVersion<Claim>(claim.version, form.refusal);
  // A verdict that is no longer on the scale can be kept.
  const scale = [...new Set([...register.verdicts, ...(claim.verdict ? [claim.verdict] : [])])];

  const submit = () =>
    form.submit({
      params: { claimId: claim.id },
      version,
      body: { verdict: verdict || null, rationale },
    });
  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <Field label={t("verdict")} error={form.errorAt("verdict")}>
        {(control) => (
          <Select
            {...control}
            value={verdict}
            onChange={(event) => change({ verdict: event.target.value })}
            options={[
              { value: "", label: t("undecided") },
              ...scale.map((value) => ({ value, label: verdictName(value) })),
            ]}
          />
        )}
      </Field>
      <Field label={t("rationale")} hint={t("rationaleHint")} error={form.errorAt("rationale")}>
        {(control) => (
          <ProseArea
            {...control}
            value={rationale}
            onChange={(event) => change({ rationale: event.target.value })}
            maxLength={20_000}
            rows={4}
          />
        )}
      </Field>
      {form.detail !== null && (
        <Problem
          kept={ui("kept")}
          next={
            current &&
            ui("standsNow", {
              words: `${verdictName(current.verdict)} ${current.rationale}`.trim(),
            })
          }
        >
          {form.detail}
        </Problem>
      )}
      <SubmitActions onCancel={onCancel} busy={form.busy} />
    </Form>
  );
}
