"use client";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import english from "@/messages/en-query.json";
import { FIELDS, isField, VALUES, type Field } from "@/lib/query/language";
import type { RowDraft } from "@/lib/query/form";
import "@/messages/query";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { Choices } from "./answer";
import styles from "./query-form.module.css";

export interface ConditionRowProps {
  readonly row: RowDraft;
  readonly choices: Choices;
  readonly onChange: (row: RowDraft) => void;
  readonly onRemove: () => void;
}

/** The first choice, so that a new row is a valid condition at once. */
function firstValue(field: Field, choices: Choices): string {
  return VALUES[field]?.[0] ?? (field === "verdict" ? choices.verdict?.[0]?.value : "") ?? "";
}

/** One condition: the field, whether it holds or not, and the value. */
export function ConditionRow({ row, choices, onChange, onRemove }: ConditionRowProps) {
  const t = useTranslations("Query");
  const list = useId();
  const { field, value, not } = row;
  const values = VALUES[field]?.map((each) => ({
    value: each,
    label: hasMessage(english.Query.values, each) ? t(`values.${each}`) : each,
  }));
  const closed = values ?? (field === "verdict" ? choices.verdict : undefined);
  const known = closed?.some((each) => each.value === value) ?? true;
  const unlisted = known ? [] : [{ value, label: value }];
  return (
    <li className={styles.row}>
      <Select
        aria-label={t("form.field")}
        value={field}
        onChange={({ target }) => {
          if (!isField(target.value)) return;
          onChange({ ...row, field: target.value, value: firstValue(target.value, choices) });
        }}
        options={FIELDS.map((each) => ({ value: each, label: t(`fields.${each}`) }))}
      />
      <Select
        aria-label={t("form.holds")}
        value={not ? "not" : "is"}
        onChange={({ target }) => onChange({ ...row, not: target.value === "not" })}
        options={[
          { value: "is", label: t("form.is") },
          { value: "not", label: t("form.not") },
        ]}
      />
      {closed ? (
        <Select
          aria-label={t(`fields.${field}`)}
          value={value}
          onChange={({ target }) => onChange({ ...row, value: target.value })}
          options={[...closed, ...unlisted]}
        />
      ) : (
        <TextInput
          aria-label={t(`fields.${field}`)}
          value={value}
          list={choices[field] ? list : undefined}
          placeholder={t(`hints.${field}`)}
          onChange={({ target }) => onChange({ ...row, value: target.value })}
          maxLength={500}
          dir="auto"
        />
      )}
      {!closed && choices[field] && (
        <datalist id={list}>
          {choices[field].map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </datalist>
      )}
      <Button variant="quiet" icon aria-label={t("form.remove")} onClick={onRemove}>
        ✕
      </Button>
    </li>
  );
}
