"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field, Form, FormActions } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import {
  COMMITMENTS,
  OCCURRENCE_ROLES,
  type AnnotationOccurrence,
  type Quantity,
} from "@/lib/annotation/annotation";
import { proposeQuantities } from "@/lib/claim/quantities";
import { useFrame } from "../frame";
import cards from "../margin/card.module.css";
import { editOccurrence } from "./carrying";
import { NO_QUANTITY, QuantityFields } from "./quantity-fields";
import styles from "./claim.module.css";

interface OccurrenceFormProps {
  readonly occurrence: AnnotationOccurrence;
  readonly onClose: () => void;
}

interface Row extends Quantity {
  readonly key: number;
  /** Read from the words by the machine, and nobody has said yes. */
  readonly proposed: boolean;
}

/** What the passage does with the claim, and the numbers in it, which a person confirms. */
export function OccurrenceForm({ occurrence, onClose }: OccurrenceFormProps) {
  const t = useTranslations("Occurrence");
  const { reading } = useFrame();
  const [role, setRole] = useState(occurrence.role);
  const [commitment, setCommitment] = useState(occurrence.commitment);
  const [wording, setWording] = useState(occurrence.wording);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    rowsFor(occurrence, reading.place.language),
  );
  useEffect(() => reading.store.edits(), [reading]);

  const save = () => {
    const quantities = rows
      .filter(({ proposed }) => !proposed)
      .map(({ key: _key, proposed: _proposed, ...quantity }) => quantity);
    const same = JSON.stringify(quantities) === JSON.stringify(occurrence.quantities);
    const edit = {
      ...(role === occurrence.role ? {} : { role }),
      ...(commitment === occurrence.commitment ? {} : { commitment }),
      ...(wording === occurrence.wording ? {} : { wording }),
      ...(same ? {} : { quantities }),
    };
    if (Object.keys(edit).length > 0) editOccurrence(reading, occurrence, edit);
    onClose();
  };
  const change = (key: number, some: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...some } : row)));

  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Form onSubmit={save}>
        <Field label={t("roleLabel")}>
          {(control) => (
            <Select
              {...control}
              autoFocus
              value={role}
              options={OCCURRENCE_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              onChange={(event) => setRole(event.target.value as typeof role)}
            />
          )}
        </Field>
        <Field label={t("commitmentLabel")} hint={t("commitmentHint")}>
          {(control) => (
            <Select
              {...control}
              value={commitment}
              options={COMMITMENTS.map((value) => ({ value, label: t(`commitment.${value}`) }))}
              onChange={(event) => setCommitment(event.target.value as typeof commitment)}
            />
          )}
        </Field>
        <Field label={t("wordingLabel")}>
          {(control) => (
            <TextArea
              {...control}
              className={cards.note}
              rows={2}
              dir="auto"
              value={wording}
              onChange={(event) => setWording(event.target.value)}
            />
          )}
        </Field>
        <fieldset className={styles.claims}>
          <legend className={cards.muted}>{t("numbers")}</legend>
          {rows.map(({ key, proposed, ...quantity }) => (
            <QuantityFields
              key={key}
              quantity={quantity}
              proposed={proposed}
              onChange={(some) => change(key, { ...some, proposed: false })}
              onConfirm={() => change(key, { proposed: false })}
              onRemove={() => setRows(rows.filter((row) => row.key !== key))}
            />
          ))}
          <div>
            <button
              type="button"
              className={cards.small}
              onClick={() => {
                const key = Math.max(0, ...rows.map((row) => row.key)) + 1;
                setRows([...rows, { ...NO_QUANTITY, key, proposed: false }]);
              }}
            >
              {t("addNumber")}
            </button>
          </div>
        </fieldset>
        <FormActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("save")}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}

/** What was confirmed, and what the words propose beside it. */
function rowsFor({ quantities, wording }: AnnotationOccurrence, language?: string): readonly Row[] {
  const known = quantities.map((quantity) => ({ ...quantity, proposed: false }));
  const proposed = proposeQuantities(wording, language)
    .filter(({ value }) => !quantities.some((quantity) => quantity.value === value))
    .map(({ start: _start, end: _end, ...quantity }) => ({ ...quantity, proposed: true }));
  return [...known, ...proposed].map((row, key) => ({ ...row, key }));
}
