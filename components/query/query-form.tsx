"use client";
import { useTranslations } from "use-intl";
import type { Alternatives, FormDraft, RowDraft } from "@/lib/query/form";
import {
  MAX_DISTANCE,
  RELATIONS,
  UNITS,
  type Distance,
  type Relation,
  type RelationKind,
  type Unit,
} from "@/lib/query/language";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { Choices } from "./answer";
import { ConditionRow } from "./condition-row";
import styles from "./query-form.module.css";

export interface QueryFormProps {
  readonly form: FormDraft;
  readonly choices: Choices;
  readonly onChange: (form: FormDraft) => void;
}

const NEAR: Distance = { count: 200, unit: "characters" };
const NEW_ROW: RowDraft = { field: "kind", value: "claim", not: false };

/** A query as rows of pickers: one annotation, and perhaps its relation to another. */
export function QueryForm({ form, choices, onChange }: QueryFormProps) {
  const t = useTranslations("Query");
  const { first, relation, second } = form;
  return (
    <div className={styles.form}>
      <Rows
        label={t("form.first")}
        form={first}
        choices={choices}
        onChange={(changed) => onChange({ ...form, first: changed })}
      />
      {relation ? (
        <>
          <RelationRow
            relation={relation}
            onChange={(how) => onChange({ ...form, relation: how })}
            onRemove={() => onChange({ first, relation: null, second: [] })}
          />
          <Rows
            label={t("form.second")}
            form={second}
            choices={choices}
            onChange={(changed) => onChange({ ...form, second: changed })}
          />
        </>
      ) : (
        <Button
          className={styles.add}
          onClick={() =>
            onChange({ first, relation: { kind: "before", within: NEAR }, second: [[NEW_ROW]] })
          }
        >
          {t("form.addSecond")}
        </Button>
      )}
    </div>
  );
}

interface RowsProps {
  readonly label: string;
  readonly form: Alternatives<RowDraft>;
  readonly choices: Choices;
  readonly onChange: (form: Alternatives<RowDraft>) => void;
}

function Rows({ label, form, choices, onChange }: RowsProps) {
  const t = useTranslations("Query");
  const alternatives = form.length === 0 ? [[]] : form;
  const put = (at: number, rows: readonly RowDraft[]) =>
    onChange(alternatives.with(at, rows).filter(({ length }) => length > 0));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {alternatives.map((rows, at) => (
        <div
          key={at}
          className={styles.alternative}
          role={alternatives.length > 1 ? "group" : undefined}
          aria-label={alternatives.length > 1 ? t("form.alternative", { at: at + 1 }) : undefined}
        >
          {at > 0 && <p className={styles.or}>{t("form.or")}</p>}
          <ul role="list" className={styles.rows}>
            {rows.map((row, place) => (
              <ConditionRow
                key={place}
                row={row}
                choices={choices}
                onChange={(changed) => put(at, rows.with(place, changed))}
                onRemove={() => put(at, rows.toSpliced(place, 1))}
              />
            ))}
          </ul>
          <div className={styles.adds}>
            <Button size="small" onClick={() => put(at, [...rows, NEW_ROW])}>
              {t("form.add")}
            </Button>
            {at === form.length - 1 && (
              <Button size="small" onClick={() => onChange([...form, [NEW_ROW]])}>
                {t("form.addOr")}
              </Button>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

interface RelationRowProps {
  readonly relation: Relation;
  readonly onChange: (relation: Relation) => void;
  readonly onRemove: () => void;
}

const MEASURED: readonly RelationKind[] = ["before", "after", "near"];

function RelationRow({ relation, onChange, onRemove }: RelationRowProps) {
  const t = useTranslations("Query");
  const { kind, within } = relation;
  return (
    <div className={styles.relation} role="group" aria-label={t("form.relation")}>
      <Select
        aria-label={t("form.relation")}
        value={kind}
        onChange={({ target }) => {
          const chosen = RELATIONS.find((each) => each === target.value) ?? kind;
          const distance = MEASURED.includes(chosen) ? (within ?? NEAR) : null;
          onChange({ kind: chosen, within: distance });
        }}
        options={RELATIONS.map((each) => ({ value: each, label: t(`relations.${each}`) }))}
      />
      {MEASURED.includes(kind) && (
        <>
          <TextInput
            type="number"
            aria-label={t("form.distance")}
            placeholder={kind === "near" ? "" : t("form.any")}
            min={0}
            max={MAX_DISTANCE[within?.unit ?? "characters"]}
            value={within?.count ?? ""}
            onChange={({ target }) => {
              const count = Math.abs(Math.trunc(Number(target.value)));
              const none = target.value === "" && kind !== "near";
              onChange({ kind, within: none ? null : { ...(within ?? NEAR), count } });
            }}
          />
          <Select
            aria-label={t("form.unit")}
            value={within?.unit ?? "characters"}
            onChange={({ target }) =>
              onChange({ kind, within: { ...(within ?? NEAR), unit: target.value as Unit } })
            }
            options={UNITS.map((each) => ({ value: each, label: t(`units.${each}`) }))}
          />
        </>
      )}
      <Button variant="quiet" icon aria-label={t("form.removeSecond")} onClick={onRemove}>
        ✕
      </Button>
    </div>
  );
}
