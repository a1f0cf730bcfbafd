"use client";
import { useTranslations } from "use-intl";
import { MAX_TAG_PROPERTIES, PROPERTY_TYPES } from "@/lib/contract/terms";
import type { TagProperty } from "@/lib/tag/properties";
import "@/messages/properties";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Field, FieldRow } from "../ui/field";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import styles from "./near-misses.module.css";

/** A property while it is edited: choices are lines, and a new one has no id yet. */
export interface PropertyRow extends Omit<TagProperty, "choices"> {
  readonly choices: string;
}

interface PropertyEditorProps {
  readonly rows: readonly PropertyRow[];
  readonly error?: string | undefined;
  readonly onChange: (rows: readonly PropertyRow[]) => void;
}

const NEW: PropertyRow = { id: "", name: "", type: "text", required: false, choices: "" };

/** What uses of a tag are asked for beside its words. */
export function PropertyEditor({ rows, error, onChange }: PropertyEditorProps) {
  const t = useTranslations("Properties");
  const put = (at: number, some: Partial<PropertyRow>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...some } : row)));
  return (
    <fieldset className={styles.misses}>
      <legend>{t("title")}</legend>
      <p className={styles.hint}>{t("lead")}</p>
      {rows.map((row, at) => (
        <div key={at} className={styles.miss} role="group" aria-label={row.name || t("new")}>
          <FieldRow>
            <Field label={t("name")}>
              {(control) => (
                <TextInput
                  {...control}
                  value={row.name}
                  maxLength={200}
                  autoComplete="off"
                  onChange={(event) => put(at, { name: event.target.value })}
                />
              )}
            </Field>
            <Field label={t("type")}>
              {(control) => (
                <Select
                  {...control}
                  value={row.type}
                  options={PROPERTY_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
                  onChange={(event) => put(at, { type: event.target.value as PropertyRow["type"] })}
                />
              )}
            </Field>
            {row.type === "choice" && (
              <Field label={t("choices")} hint={t("choicesHint")}>
                {(control) => (
                  <TextArea
                    {...control}
                    rows={3}
                    value={row.choices}
                    onChange={(event) => put(at, { choices: event.target.value })}
                  />
                )}
              </Field>
            )}
            <CheckBox
              label={t("required")}
              checked={row.required}
              onChange={(event) => put(at, { required: event.target.checked })}
            />
          </FieldRow>
          <Button
            variant="quiet"
            icon
            aria-label={t("remove", { name: row.name || t("new") })}
            onClick={() => onChange(rows.toSpliced(at, 1))}
          >
            ✕
          </Button>
        </div>
      ))}
      {error && <p role="alert">{error}</p>}
      <Button
        size="small"
        disabled={rows.length >= MAX_TAG_PROPERTIES}
        onClick={() => onChange([...rows, NEW])}
      >
        {t("add")}
      </Button>
    </fieldset>
  );
}
