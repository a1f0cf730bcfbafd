"use client";
import { useTranslations } from "use-intl";
import type { Alternatives, FormDraft, RowDraft } from "@/lib/query/form";
import {
  MAX_DISTANCE,
  POSITIONS,
  UNITS,
  type Distance,
  type Relation,
  type Position,
  type PositionKind,
  type Unit,
} from "@/lib/query/language";
import "@/messages/query";
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
            types={choices.relation ?? []}
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
  /** The names of the project's types of relation. */
  readonly types: NonNullable<Choices["relation"]>;
  readonly onChange: (relation: Relation) => void;
  readonly onRemove: () => void;
}

const MEASURED: readonly PositionKind[] = ["before", "after", "near"];

/** How a type of relation is called among the values of the list, which also has positions. */
const TYPE = "related:";

function RelationRow({ relation, types, onChange, onRemove }: RelationRowProps) {
  const t = useTranslations("Query");
  const chosen = relation.kind === "related" ? TYPE + (relation.type ?? "") : relation.kind;
  const options = [
    ...POSITIONS.map((each) => ({ value: each, label: t(`relations.${each}`) })),
    { value: TYPE, label: t("relations.related") },
    ...types.map(({ value, label }) => ({ value: TYPE + value, label })),
  ];
  const isListed = options.some(({ value }) => value === chosen);
  const unlisted = isListed ? [] : [{ value: chosen, label: chosen.slice(TYPE.length) }];
  return (
    <div className={styles.relation} role="group" aria-label={t("form.relation")}>
      <div className={styles.how}>
        <Select
          aria-label={t("form.relation")}
          value={chosen}
          onChange={({ target: { value } }) => {
            const kind = POSITIONS.find((each) => each === value);
            if (!kind) onChange({ kind: "related", type: value.slice(TYPE.length) || null });
            else onChange({ kind, within: distanceFor(kind, relation) });
          }}
          options={[...options, ...unlisted]}
        />
        {relation.kind !== "related" && MEASURED.includes(relation.kind) && (
          <DistanceFields position={relation} onChange={onChange} />
        )}
      </div>
      <Button variant="quiet" icon aria-label={t("form.removeSecond")} onClick={onRemove}>
        ✕
      </Button>
    </div>
  );
}

/** The distance of a position that is chosen now: as before, where it has one. */
function distanceFor(kind: PositionKind, before: Relation): Distance | null {
  if (!MEASURED.includes(kind)) return null;
  return before.kind === "related" ? NEAR : (before.within ?? NEAR);
}

interface DistanceFieldsProps {
  readonly position: Position;
  readonly onChange: (position: Position) => void;
}

function DistanceFields({ position: { kind, within }, onChange }: DistanceFieldsProps) {
  const t = useTranslations("Query");
  return (
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
  );
}
