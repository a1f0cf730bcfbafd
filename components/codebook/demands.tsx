"use client";
import { useTranslations } from "use-intl";
import type { TagKind } from "@/lib/tag/codebook";
import { type Requirement } from "@/lib/tag/codebook";
import "@/messages/codebook";
import { CheckBox } from "../ui/check-box";
import { Field } from "../ui/field";
import { NOTHING, Select } from "../ui/select";
import { REQUIREMENTS } from "@/lib/contract/terms";

export interface DemandsProps {
  readonly kind: TagKind;
  readonly requires: Requirement;
  readonly justify: boolean;
  readonly onChange: (some: { requires?: Requirement; justify?: boolean }) => void;
}

/** What a use of a technique must name. Cards mark what is missing; a strict project refuses it. */
export function Demands({ kind, requires, justify, onChange }: DemandsProps) {
  const t = useTranslations("Codebook");
  if (kind !== "rhetoric") return null;
  return (
    <>
      <Field label={t("requires")} hint={t("requiresHint")}>
        {(control) => (
          <Select
            {...control}
            value={requires}
            onChange={(event) => onChange({ requires: event.target.value as Requirement })}
            options={REQUIREMENTS.map((value) =>
              value === "" ? NOTHING : { value, label: t(`requirement.${value}`) },
            )}
          />
        )}
      </Field>
      <CheckBox
        label={t("justify")}
        checked={justify}
        onChange={(event) => onChange({ justify: event.target.checked })}
      />
    </>
  );
}
