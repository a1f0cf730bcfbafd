"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Field, Form, FormActions } from "../ui/field";
import { TextInput } from "../ui/text-input";

interface SearchedPlaceProps {
  readonly onCancel: () => void;
  readonly onSave: (place: string) => void;
}

/** Asks where a fruitless search was made, so that nobody has to repeat it. */
export function SearchedPlace({ onCancel, onSave }: SearchedPlaceProps) {
  const t = useTranslations("Queue");
  const ui = useTranslations("Ui");
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
      <FormActions>
        <Button onClick={onCancel}>{ui("cancel")}</Button>
        <Button type="submit" variant="primary">
          {t("act.not-found")}
        </Button>
      </FormActions>
    </Form>
  );
}
