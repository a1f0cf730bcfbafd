"use client";
import { useTranslations } from "use-intl";
import "@/messages/claim-pages";
import "@/messages/claims";
import { useOpenedVersion } from "../opened-version";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { NOTHING, Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { offeredTypes, type Claim, type Register } from "./claim";

interface EditClaimProps {
  readonly claim: Claim;
  readonly register: Register;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

const CHECKABLE = { "": null, yes: true, no: false } as const;

type Checkable = keyof typeof CHECKABLE;

function checkableOf({ checkable }: Claim): Checkable {
  return checkable === null ? "" : checkable ? "yes" : "no";
}

/** The name under which what is written is kept. */
export const editDraft = (claimId: string) => `claim/${claimId}/edit`;

/** Edits a claim's statement, its type, and whether it can be checked at all. */
export function EditClaim({ claim, register, onCancel, onSaved }: EditClaimProps) {
  const t = useTranslations("ClaimPage");
  const claims = useTranslations("Claims");
  const ui = useTranslations("Ui");
  const [fields, change, draft] = useFormDraft(editDraft(claim.id), () => ({
    statement: claim.statement,
    context: claim.context,
    type: claim.type,
    checkable: checkableOf(claim),
    reason: claim.reason,
  }));
  const { statement, context, type, checkable, reason } = fields;
  const empty = statement.trim() === "" && claims("statementMissing");
  const form = useSubmit("PATCH /claims/{claimId}", {
    wrong: { statement: empty },
    draft,
    onDone: onSaved,
  });
  const { version, current } = useOpenedVersion<Claim>(claim.version, form.refusal);
  const reworded = statement.trim() !== claim.statement && claim.verdict !== null;

  const submit = () =>
    form.submit({
      params: { claimId: claim.id },
      version,
      body: {
        statement: statement.trim(),
        context,
        type,
        reason,
        checkable: CHECKABLE[checkable],
      },
    });
  const types = offeredTypes(register, type);
  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <Field
        label={claims("statement")}
        hint={reworded ? t("losesVerdict") : undefined}
        error={empty || form.errorAt("statement")}
      >
        {(control) => (
          <TextArea
            {...control}
            autoFocus
            rows={3}
            dir="auto"
            maxLength={5_000}
            value={statement}
            onChange={(event) => change({ statement: event.target.value })}
          />
        )}
      </Field>
      <Field label={claims("context")} hint={claims("contextHint")}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            dir="auto"
            maxLength={5_000}
            value={context}
            onChange={(event) => change({ context: event.target.value })}
          />
        )}
      </Field>
      <Field label={claims("type")}>
        {(control) => (
          <Select
            {...control}
            value={type}
            options={types}
            onChange={(event) => change({ type: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("checkableLabel")}>
        {(control) => (
          <Select
            {...control}
            value={checkable}
            options={[
              NOTHING,
              { value: "yes", label: t("checkable.true") },
              { value: "no", label: t("checkable.false") },
            ]}
            onChange={(event) => change({ checkable: event.target.value as Checkable })}
          />
        )}
      </Field>
      <Field label={t("reason")} aside={ui("optional")}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            dir="auto"
            maxLength={5_000}
            value={reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </Field>
      {form.detail !== null && (
        <Problem kept={ui("kept")} next={current && ui("standsNow", { words: current.statement })}>
          {form.detail}
        </Problem>
      )}
      <SubmitActions onCancel={onCancel} busy={form.busy} />
    </Form>
  );
}
