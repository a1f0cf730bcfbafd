"use client";
import { useTranslations } from "use-intl";
import { KINDS, QUOTATION_FORMS } from "@/lib/contract/terms";
import { Field } from "../ui/field";
import { NOTHING, Select } from "../ui/select";
import { SelectField } from "../ui/select-field";
import type { Tag } from "./tag";

type Kind = (typeof KINDS)[number];

interface KindAndLabelProps {
  readonly kind: Kind;
  /** A claim's type, a form of quotation or a technique; empty for none. */
  readonly slug: string;
  readonly tags: readonly Tag[];
  /** The names of the fields. */
  readonly names: { readonly kind: string; readonly label: string };
  readonly onChange: (next: { readonly kind: Kind; readonly slug: string }) => void;
}

/** What words are called: the kind, and one of its labels. A bare note has none. */
export function KindAndLabel({ kind, slug, tags, names, onChange }: KindAndLabelProps) {
  const ui = useTranslations("Ui");
  const labels =
    kind === "quotation"
      ? QUOTATION_FORMS.map((form) => ({ value: form, label: form.replaceAll("-", " ") }))
      : tags
          .filter((tag) => tag.kind === kind)
          .map((tag) => ({ value: tag.slug, label: tag.label }));
  return (
    <>
      <Field label={names.kind}>
        {(control) => (
          <Select
            {...control}
            autoFocus
            value={kind}
            options={KINDS.map((each) => ({ value: each, label: ui(`kind.${each}`) }))}
            onChange={({ target }) =>
              onChange({ kind: KINDS.find((each) => each === target.value) ?? kind, slug: "" })
            }
          />
        )}
      </Field>
      {kind !== "note" && (
        <SelectField
          label={names.label}
          value={slug}
          options={[NOTHING, ...labels]}
          onValue={(value) => onChange({ kind, slug: value })}
        />
      )}
    </>
  );
}
