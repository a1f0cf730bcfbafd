"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { type SearchOutcome } from "@/lib/claim/evidence";
import "@/messages/claim-pages";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Field, FieldRow, Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useDraftOpener, useFormDraft } from "../use-form-draft";
import { useSubmit } from "../use-submit";
import { SEARCH_OUTCOMES } from "@/lib/contract/terms";

const nameOf = (claimId: string) => `claim/${claimId}/search`;

/** Records a search for evidence, and where it was made. */
export function SearchLogForm({ claimId }: { claimId: string }) {
  const t = useTranslations("Queue");
  const [open, setOpen] = useState(false);
  useDraftOpener(nameOf(claimId), () => setOpen(true));
  if (!open) return <Button onClick={() => setOpen(true)}>{t("iLooked")}</Button>;
  return <SearchForm claimId={claimId} onClose={() => setOpen(false)} />;
}

interface SearchFormProps {
  readonly claimId: string;
  readonly onClose: () => void;
}

function SearchForm({ claimId, onClose }: SearchFormProps) {
  const t = useTranslations("Queue");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const [fields, change, draft] = useFormDraft(nameOf(claimId), () => ({
    outcome: "not-found" as SearchOutcome,
    place: "",
  }));
  const { outcome, place } = fields;
  // Sent again unchanged, it is the same search; with other words it is another.
  const [id, setId] = useState(() => newId());

  const form = useSubmit("POST /claims/{claimId}/searches", {
    draft,
    onDone() {
      onClose();
      changed("claim");
    },
  });
  const submit = () =>
    form.submit({ params: { claimId }, body: { id, outcome, place: place.trim() } });
  return (
    <Form draft={draft} failures={form.failures} onSubmit={submit}>
      <FieldRow>
        <Field label={t("outcomeLabel")}>
          {(control) => (
            <Select
              {...control}
              autoFocus
              value={outcome}
              options={SEARCH_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
              onChange={(event) => {
                change({ outcome: event.target.value as SearchOutcome });
                setId(newId());
              }}
            />
          )}
        </Field>
        <Field label={t("place")}>
          {(control) => (
            <TextInput
              {...control}
              dir="auto"
              maxLength={2_000}
              value={place}
              onChange={(event) => {
                change({ place: event.target.value });
                setId(newId());
              }}
            />
          )}
        </Field>
      </FieldRow>
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <SubmitActions onCancel={onClose} busy={form.busy} />
    </Form>
  );
}
