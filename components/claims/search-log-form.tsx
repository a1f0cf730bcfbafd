"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import { type SearchOutcome } from "@/lib/claim/evidence";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Field, FieldRow, Form, FormActions } from "../ui/field";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { useSubmit } from "../use-submit";
import { SEARCH_OUTCOMES } from "@/lib/contract/terms";

/** Records a search for evidence, and where it was made. */
export function SearchLogForm({ claimId }: { claimId: string }) {
  const t = useTranslations("Queue");
  const ui = useTranslations("Ui");
  const changed = useChanged();
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<SearchOutcome>("not-found");
  const [place, setPlace] = useState("");
  // Sent again unchanged, it is the same search; with other words it is another.
  const [id, setId] = useState(() => newId());

  const form = useSubmit("POST /claims/{claimId}/searches", {
    onDone() {
      setId(newId());
      setPlace("");
      setOpen(false);
      changed("claim");
    },
  });
  const submit = () =>
    form.submit({ params: { claimId }, body: { id, outcome, place: place.trim() } });
  if (!open) return <Button onClick={() => setOpen(true)}>{t("iLooked")}</Button>;
  return (
    <Form failures={form.failures} onSubmit={submit}>
      <FieldRow>
        <Field label={t("outcomeLabel")}>
          {(control) => (
            <Select
              {...control}
              autoFocus
              value={outcome}
              options={SEARCH_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
              onChange={(event) => {
                setOutcome(event.target.value as SearchOutcome);
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
                setPlace(event.target.value);
                setId(newId());
              }}
            />
          )}
        </Field>
      </FieldRow>
      {form.detail !== null && <Problem kept={ui("kept")}>{form.detail}</Problem>}
      <FormActions>
        <Button onClick={() => setOpen(false)}>{ui("cancel")}</Button>
        <Button type="submit" variant="primary" loading={form.busy}>
          {ui("save")}
        </Button>
      </FormActions>
    </Form>
  );
}
