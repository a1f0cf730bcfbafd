"use client";
import { useTranslations } from "use-intl";
import { type Directness, type Stance } from "@/lib/claim/evidence";
import "@/messages/evidence";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { STANCE_SIGNS } from "../annotation/stance-signs";
import { StanceField } from "./stance-field";
import { DIRECTNESSES, STANCES } from "@/lib/contract/terms";

export interface StanceDraft {
  /** Null until somebody chose it. */
  readonly stance: Stance | null;
  readonly directness: Directness;
  readonly note: string;
}

export const FIRST_STANCE: StanceDraft = { stance: null, directness: "primary", note: "" };

interface StanceFieldsProps {
  readonly draft: StanceDraft;
  readonly tried?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (draft: StanceDraft) => void;
}

/** The stance of evidence, and how close its source is to what happened. */
export function StanceFields({ draft, tried = false, autoFocus, onChange }: StanceFieldsProps) {
  const t = useTranslations("Evidence");
  return (
    <>
      <StanceField
        label={t("stanceLabel")}
        stances={STANCES}
        value={draft.stance}
        nameOf={(stance) => `${STANCE_SIGNS[stance]} ${t(`stance.${stance}`)}`}
        tried={tried}
        autoFocus={autoFocus}
        onChange={(stance) => onChange({ ...draft, stance })}
      />
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
