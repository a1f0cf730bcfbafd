"use client";
import { useTranslations } from "use-intl";
import { call } from "@/components/api";
import { useOpenedVersion } from "@/components/opened-version";
import { Button } from "@/components/ui/button";
import { DiscardDraft } from "@/components/ui/discard-draft";
import { Field, Form, FormActions } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useFormDraft } from "@/components/use-form-draft";
import { useSubmission } from "@/components/use-submission";
import { type Match } from "@/lib/annotation/annotation";
import "@/messages/checks";
import { signDraft, type Check } from "./check";
import { MATCHES } from "@/lib/contract/terms";

interface SignFormProps {
  readonly check: Check;
  /** Called with the signed check. */
  readonly onSigned: (check: Check) => void;
}

/**
 * Lets a person sign the proposed verdict, or another one. If somebody else signed meanwhile, both
 * are shown, and the person decides.
 */
export function SignForm({ check, onSigned }: SignFormProps) {
  const t = useTranslations("Check");
  const ui = useTranslations("Ui");
  const [fields, change, draft] = useFormDraft(signDraft(check.annotationId, check.id), () => ({
    verdict: check.signedVerdict ?? check.verdict,
    note: check.note,
  }));
  const { verdict, note } = fields;
  const params = { checkId: check.id };
  const form = useSubmission(
    (signs: boolean, version?: number) =>
      signs
        ? call("PUT /checks/{checkId}/signature", { params, body: { verdict, note }, version })
        : call("DELETE /checks/{checkId}/signature", { params, version }),
    { draft, onDone: onSigned },
  );
  const { version, current } = useOpenedVersion<Check>(check.version, form.refusal);

  const describe = ({ signedVerdict, signedBy, verdict: found, note: why }: Check) =>
    [
      signedVerdict
        ? t("signedBy", { who: signedBy?.name ?? "", verdict: t(`match.${signedVerdict}`) })
        : t("notSigned", { verdict: t(`match.${found}`) }),
      why,
    ].join(" ");
  return (
    <Form draft={draft} failures={form.failures} onSubmit={() => form.submit(true, version)}>
      <Field label={t("sign")} hint={t("signHint")}>
        {(control) => (
          <Select
            {...control}
            value={verdict}
            options={MATCHES.map((value) => ({ value, label: t(`match.${value}`) }))}
            onChange={(event) => change({ verdict: event.target.value as Match })}
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
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
      {form.detail !== null && (
        <Problem
          kept={ui("kept")}
          next={
            current && (
              <>
                {ui("standsNow", { words: describe(current) })}{" "}
                <Button
                  size="small"
                  onClick={() => {
                    draft.discard();
                    onSigned(current);
                  }}
                >
                  {ui("keepTheirs")}
                </Button>
              </>
            )
          }
        >
          {form.detail}
        </Problem>
      )}
      <FormActions>
        <DiscardDraft />
        {check.signedVerdict && (
          <Button onClick={() => form.submit(false, version)}>{t("unsign")}</Button>
        )}
        <Button type="submit" variant="primary" loading={form.busy}>
          {verdict === check.verdict ? t("signIt") : t("signOtherwise")}
        </Button>
      </FormActions>
    </Form>
  );
}
