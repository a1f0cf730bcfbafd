"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useOpenedVersion } from "../opened-version";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { useSubmit } from "../use-submit";
import { findChangedFields, type Evidence } from "./evidence";
import { PlaceFields } from "./source-fields";
import { StanceFields, type StanceDraft } from "./stance-fields";

interface EditEvidenceProps {
  readonly evidence: Evidence;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** Edits the stance of evidence, its directness, rationale and locator. */
export function EditEvidence({ evidence, onCancel, onSaved }: EditEvidenceProps) {
  const t = useTranslations("Evidence");
  const ui = useTranslations("Ui");
  // The evidence as the form was opened; what others change meanwhile is not sent back.
  const [opened] = useState(evidence);
  const [draft, setDraft] = useState(() => {
    const { stance, directness, note, locator, quote } = evidence;
    return { stance, directness, note, locator, quote };
  });
  const form = useSubmit("PATCH /evidence/{evidenceId}", {
    fields: opened.source ? ["locator", "quote"] : ["locator"],
    onDone: onSaved,
  });
  const { version, current } = useOpenedVersion<Evidence>(opened.version, form.refusal);

  const setStance = ({ stance, ...rest }: StanceDraft) =>
    setDraft({ ...draft, ...rest, stance: stance ?? draft.stance });
  function save() {
    const body = findChangedFields(draft, opened);
    if (Object.keys(body).length === 0) onCancel();
    else form.submit({ params: { evidenceId: opened.id }, version, body });
  }
  const describe = ({ stance, directness, locator, note }: Evidence) =>
    [t(`stance.${stance}`), t(`directness.${directness}`), locator, note]
      .filter(Boolean)
      .join(" · ");
  return (
    <Form aria-label={t("change")} failures={form.failures} onSubmit={save}>
      <StanceFields draft={draft} autoFocus onChange={setStance} />
      <PlaceFields
        place={draft}
        hasQuote={opened.source !== null}
        errorAt={form.errorAt}
        onChange={(some) => setDraft({ ...draft, ...some })}
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
