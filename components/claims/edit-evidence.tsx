"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/evidence";
import { useOpenedVersion } from "../opened-version";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { findChangedFields, type Evidence } from "./evidence";
import { PlaceFields } from "./source-fields";
import { StanceFields, type StanceDraft } from "./stance-fields";

interface EditEvidenceProps {
  readonly evidence: Evidence;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** The name under which what is written is kept. */
export const evidenceDraft = (evidenceId: string) => `evidence/${evidenceId}`;

/** Edits the stance of evidence, its directness, rationale and locator. */
export function EditEvidence({ evidence, onCancel, onSaved }: EditEvidenceProps) {
  const t = useTranslations("Evidence");
  const ui = useTranslations("Ui");
  // The evidence as the form was opened; what others change meanwhile is not sent back.
  const [opened] = useState(evidence);
  const [fields, change, draft] = useFormDraft(evidenceDraft(evidence.id), () => {
    const { stance, directness, note, locator, quote } = evidence;
    return { stance, directness, note, locator, quote };
  });
  const form = useSubmit("PATCH /evidence/{evidenceId}", {
    fields: opened.source ? ["locator", "quote"] : ["locator"],
    draft,
    onDone: onSaved,
  });
  const { version, current } = useOpenedVersion<Evidence>(opened.version, form.refusal);

  const setStance = ({ stance, ...rest }: StanceDraft) =>
    change({ ...rest, stance: stance ?? fields.stance });
  function save() {
    const body = findChangedFields(fields, opened);
    if (Object.keys(body).length === 0) onCancel();
    else form.submit({ params: { evidenceId: opened.id }, version, body });
  }
  const describe = ({ stance, directness, locator, note }: Evidence) =>
    [t(`stance.${stance}`), t(`directness.${directness}`), locator, note]
      .filter(Boolean)
      .join(" · ");
  return (
    <Form draft={draft} aria-label={t("change")} failures={form.failures} onSubmit={save}>
      <StanceFields draft={fields} autoFocus onChange={setStance} />
      <PlaceFields
        place={fields}
        hasQuote={opened.source !== null}
        errorAt={form.errorAt}
        onChange={change}
      />
      {form.detail !== null && (
        <Problem kept={ui("kept")} next={current && ui("standsNow", { words: describe(current) })}>
          {form.detail}
        </Problem>
      )}
      <SubmitActions onCancel={onCancel} busy={form.busy} />
    </Form>
  );
}
