"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field, Form } from "../ui/field";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";

interface SearchedPlaceProps {
  readonly onCancel: () => void;
  readonly onSave: (place: string) => void;
}

/** Asks where a fruitless search was made, so that nobody has to repeat it. */
export function SearchedPlace({ onCancel, onSave }: SearchedPlaceProps) {
  const t = useTranslations("Queue");
  const [place, setPlace] = useState("");
  return (
    <Form onSubmit={() => onSave(place.trim())}>
      <Field label={t("whereLooked")}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            dir="auto"
            maxLength={2_000}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && onCancel()}
          />
        )}
      </Field>
      <SubmitActions onCancel={onCancel}>{t("act.not-found")}</SubmitActions>
    </Form>
  );
}
