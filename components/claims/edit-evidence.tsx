"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useOpenedVersion } from "../opened-version";
import { Field, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { SubmitActions } from "../ui/submit-actions";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { useSubmit } from "../use-submit";
import { findChangedFields, type Evidence } from "./evidence";
import { StanceFields } from "./stance-fields";

interface EditEvidenceProps {
  readonly evidence: Evidence;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** Edits the stance of evidence, its directness, rationale and locator. */
export function EditEvidence({ evidence, onCancel, onSaved }: EditEvidenceProps) {
  const t = useTranslations("Evidence");
  const card = useTranslations("Card");
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
      <StanceFields draft={draft} autoFocus onChange={(some) => setDraft({ ...draft, ...some })} />
      <Field label={card("locator")} hint={card("locatorHint")} error={form.errorAt("locator")}>
        {(control) => (
          <TextInput
            {...control}
            dir="auto"
            maxLength={500}
            value={draft.locator}
            onChange={(event) => setDraft({ ...draft, locator: event.target.value })}
          />
        )}
      </Field>
      {opened.source && (
        <Field label={card("quote")} error={form.errorAt("quote")}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              dir="auto"
              maxLength={20_000}
              value={draft.quote}
              onChange={(event) => setDraft({ ...draft, quote: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.detail !== null && (
        <Problem kept={ui("kept")} next={current && ui("standsNow", { words: describe(current) })}>
          {form.detail}
        </Problem>
      )}
      <SubmitActions onCancel={onCancel} busy={form.busy} />
    </Form>
  );
}
