"use client";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AnnotationOccurrence } from "@/lib/annotation/annotation";
import "@/messages/evidence";

interface BearsOnProps {
  readonly occurrences: readonly AnnotationOccurrence[];
  /** The occurrence of the claim that the evidence bears on; null for the passage itself. */
  readonly value: string | null;
  readonly onChange: (occurrenceId: string | null) => void;
}

/** What evidence bears on: the passage, or a claim that it carries. */
export function BearsOn({ occurrences, value, onChange }: BearsOnProps) {
  const t = useTranslations("Evidence");
  return (
    <Field label={t("bearsOn")} hint={t(value === null ? "passageHint" : "claimHint")}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ""}
          options={[
            { value: "", label: t("passage") },
            ...occurrences.map(({ id, statement }) => ({
              value: id,
              label: t("claim", { claim: statement }),
            })),
          ]}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )}
    </Field>
  );
}
