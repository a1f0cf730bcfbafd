"use client";
import { useTranslations } from "use-intl";
import { type Directness, type Stance } from "@/lib/claim/evidence";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { STANCE_SIGNS } from "./evidence";
import { DIRECTNESSES, STANCES } from "@/lib/contract/terms";

export interface StanceDraft {
  readonly stance: Stance;
  readonly directness: Directness;
  readonly note: string;
}

export const FIRST_STANCE: StanceDraft = { stance: "supports", directness: "primary", note: "" };

interface StanceFieldsProps {
  readonly draft: StanceDraft;
  readonly autoFocus?: boolean;
  readonly onChange: (draft: StanceDraft) => void;
}

/** The stance of evidence, and how close its source is to what happened. */
export function StanceFields({ draft, autoFocus, onChange }: StanceFieldsProps) {
  const t = useTranslations("Evidence");
  return (
    <>
      <Field label={t("stanceLabel")}>
        {(control) => (
          <Select
            {...control}
            autoFocus={autoFocus}
            value={draft.stance}
            options={STANCES.map((value) => ({
              value,
              label: `${STANCE_SIGNS[value]} ${t(`stance.${value}`)}`,
            }))}
            onChange={(event) => onChange({ ...draft, stance: event.target.value as Stance })}
          />
        )}
      </Field>
      <Field label={t("directnessLabel")} hint={t(`directnessHint.${draft.directness}`)}>
        {(control) => (
          <Select
            {...control}
            value={draft.directness}
            options={DIRECTNESSES.map((value) => ({ value, label: t(`directness.${value}`) }))}
            onChange={(event) =>
              onChange({ ...draft, directness: event.target.value as Directness })
            }
          />
        )}
      </Field>
      <Field label={t("noteLabel")}>
        {(control) => (
          <TextInput
            {...control}
            dir="auto"
            maxLength={20_000}
            value={draft.note}
            onChange={(event) => onChange({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
