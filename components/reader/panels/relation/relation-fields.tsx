"use client";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import "@/messages/relations";
import type { RelationType } from "../../context/use-relations";

interface RelationDraft {
  readonly type: string;
  readonly note: string;
}

interface RelationFieldsProps {
  readonly draft: RelationDraft;
  /** Those that can be chosen. */
  readonly types: readonly RelationType[];
  readonly errorAt: (field: "type" | "note") => string | undefined;
  readonly onChange: (some: Partial<RelationDraft>) => void;
}

/** How two annotations are related, and what there is to say of it. */
export function RelationFields({ draft, types, errorAt, onChange }: RelationFieldsProps) {
  const t = useTranslations("Relation");
  return (
    <>
      <Field label={t("type")} error={errorAt("type")}>
        {(control) => (
          <Select
            {...control}
            data-relate-type
            value={draft.type}
            options={types.map(({ slug, label }) => ({ value: slug, label }))}
            onChange={({ target }) => onChange({ type: target.value })}
          />
        )}
      </Field>
      <Field label={t("note")} aside={t("optional")} error={errorAt("note")}>
        {(control) => (
          <TextArea
            {...control}
            rows={1}
            maxLength={20_000}
            value={draft.note}
            onChange={({ target }) => onChange({ note: target.value })}
          />
        )}
      </Field>
    </>
  );
}
