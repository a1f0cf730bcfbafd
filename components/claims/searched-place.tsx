"use client";
import { useTranslations } from "use-intl";
import "@/messages/claim-pages";
import { Field, Form } from "../ui/field";
import { SubmitActions } from "../ui/submit-actions";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";

/** The name of what is begun to be said of where nothing was found. */
export const searchedDraft = (claimId: string) => `claim/${claimId}/not-found`;

interface SearchedPlaceProps {
  readonly claimId: string;
  readonly onCancel: () => void;
  /** Answers whether it was saved. */
  readonly onSave: (place: string) => Promise<boolean>;
}

/** Asks where a fruitless search was made, so that nobody has to repeat it. */
export function SearchedPlace({ claimId, onCancel, onSave }: SearchedPlaceProps) {
  const t = useTranslations("Queue");
  const [{ place }, change, draft] = useFormDraft(searchedDraft(claimId), () => ({
    place: "",
  }));
  const save = async () => {
    if (await onSave(place.trim())) draft.finish();
  };
  return (
    <Form draft={draft} onSubmit={() => void save()}>
      <Field label={t("whereLooked")}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            dir="auto"
            maxLength={2_000}
            value={place}
            onChange={(event) => change({ place: event.target.value })}
            onKeyDown={(event) => event.key === "Escape" && onCancel()}
          />
        )}
      </Field>
      <SubmitActions onCancel={onCancel}>{t("act.not-found")}</SubmitActions>
    </Form>
  );
}
