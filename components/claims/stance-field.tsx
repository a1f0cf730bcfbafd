"use client";
import { useTranslations } from "use-intl";
import "@/messages/claims";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

interface StanceFieldProps<S extends string> {
  readonly label: string;
  readonly stances: readonly S[];
  /** Null until somebody chose: nothing is taken for granted. */
  readonly value: S | null;
  readonly nameOf: (stance: S) => string;
  /** Whether the form was sent, so that a missing choice is said. */
  readonly tried: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (stance: S) => void;
}

/** How a source bears on what it is cited for, which a person has to choose. */
export function StanceField<S extends string>(props: StanceFieldProps<S>) {
  const { label, stances, value, nameOf, tried, autoFocus, onChange } = props;
  const t = useTranslations("SourceField");
  return (
    <Field label={label} error={tried && value === null ? t("stanceMissing") : undefined}>
      {(control) => (
        <Select
          {...control}
          autoFocus={autoFocus}
          value={value ?? ""}
          options={[
            ...(value === null ? [{ value: "", label: t("chooseStance") }] : []),
            ...stances.map((stance) => ({ value: stance, label: nameOf(stance) })),
          ]}
          onChange={(event) => onChange(event.target.value as S)}
        />
      )}
    </Field>
  );
}
