"use client";
import { useTranslations } from "use-intl";
import { givenFor, type TagProperty } from "@/lib/tag/properties";
import "@/messages/properties";
import { Field } from "../ui/field";
import { NOTHING, Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { PropertyDraft } from "./property-draft";

interface PropertyFieldsProps {
  readonly properties: readonly TagProperty[];
  readonly values: PropertyDraft;
  /** The ids of those whose words are not of their type. */
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (values: PropertyDraft) => void;
}

/** A field for each property of an annotation's tags, by its type. */
export function PropertyFields({ properties, values, wrong, onChange }: PropertyFieldsProps) {
  const t = useTranslations("Properties");
  return properties.map((property) => {
    const { id, name, type, required, choices } = property;
    const value = givenFor(values, id) ?? "";
    const set = (next: string) => onChange({ ...values, [id]: next });
    // What was chosen before the choices changed stays until another one is taken.
    const options = value === "" || choices.includes(value) ? choices : [value, ...choices];
    return (
      <Field
        key={id}
        label={name}
        aside={required ? t("required") : undefined}
        hint={type === "date" ? t("dateHint") : undefined}
        error={wrong.has(id) ? t(`wrong.${type}`) : undefined}
      >
        {(control) =>
          type === "choice" ? (
            <Select
              {...control}
              value={value}
              options={[NOTHING, ...options.map((one) => ({ value: one, label: one }))]}
              onChange={(event) => set(event.target.value)}
            />
          ) : (
            <TextInput
              {...control}
              type={type === "link" ? "url" : "text"}
              inputMode={type === "number" ? "decimal" : undefined}
              placeholder={type === "link" ? "https://" : undefined}
              dir="auto"
              autoComplete="off"
              maxLength={5_000}
              value={value}
              onChange={(event) => set(event.target.value)}
            />
          )
        }
      </Field>
    );
  });
}
