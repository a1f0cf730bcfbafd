"use client";
import { useTranslations } from "use-intl";
import { SmallButton } from "@/components/ui/small-button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { type AnnotationOccurrence, type Quantity } from "@/lib/annotation/annotation";
import { proposeQuantities } from "@/lib/claim/quantities";
import { CardForm } from "../../context/card-form";
import { useReaderContext } from "../../context/reader-context";
import parts from "@/components/ui/card-parts.module.css";
import { changedFields } from "../../model/deep-equal";
import { useDraft } from "../../context/use-draft";
import { editOccurrence } from "../../model/occurrences";
import { NO_QUANTITY, QuantityFields } from "./quantity-fields";
import styles from "./claim.module.css";
import { COMMITMENTS, OCCURRENCE_ROLES } from "@/lib/contract/terms";

interface OccurrenceFormProps {
  readonly occurrence: AnnotationOccurrence;
  readonly onClose: () => void;
}

interface Row extends Quantity {
  readonly key: number;
  /** Extracted from the words automatically and not yet confirmed. */
  readonly proposed: boolean;
}

/** Edits the role of the passage for the claim, and its quantities, which a person confirms. */
export function OccurrenceForm({ occurrence, onClose }: OccurrenceFormProps) {
  const t = useTranslations("Occurrence");
  const { reading } = useReaderContext();
  // Edits apply to the version at the time the form was opened, whatever arrives meanwhile.
  const form = useDraft(
    `occurrence ${occurrence.id}`,
    () => ({
      before: occurrence,
      role: occurrence.role,
      commitment: occurrence.commitment,
      wording: occurrence.wording,
      rows: rowsFor(occurrence, reading.place.language),
    }),
    onClose,
  );
  const { draft, change } = form;
  const { before, role, commitment, wording, rows } = draft;
  const set = (some: Partial<typeof draft>) => change((now) => ({ ...now, ...some }));
  const setRows = (to: (rows: readonly Row[]) => readonly Row[]) =>
    change((now) => ({ ...now, rows: to(now.rows) }));

  const save = () => {
    const quantities = rows
      .filter(({ proposed }) => !proposed)
      .map(({ key: _key, proposed: _proposed, ...quantity }) => quantity);
    editOccurrence(
      reading,
      before,
      changedFields(before, { role, commitment, wording, quantities }),
    );
    form.finish();
  };
  const setRow = (key: number, some: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...some } : row)));

  return (
    <CardForm form={form} onSave={save}>
      <Field label={t("roleLabel")}>
        {(control) => (
          <Select
            {...control}
            autoFocus
            value={role}
            options={OCCURRENCE_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(event) => set({ role: event.target.value as typeof role })}
          />
        )}
      </Field>
      <Field label={t("commitmentLabel")} hint={t("commitmentHint")}>
        {(control) => (
          <Select
            {...control}
            value={commitment}
            options={COMMITMENTS.map((value) => ({ value, label: t(`commitment.${value}`) }))}
            onChange={(event) => set({ commitment: event.target.value as typeof commitment })}
          />
        )}
      </Field>
      <Field label={t("wordingLabel")}>
        {(control) => (
          <TextArea
            {...control}
            className={parts.note}
            rows={2}
            dir="auto"
            value={wording}
            onChange={(event) => set({ wording: event.target.value })}
          />
        )}
      </Field>
      <fieldset className={styles.claims}>
        <legend className={parts.muted}>{t("numbers")}</legend>
        {rows.map(({ key, proposed, ...quantity }) => (
          <QuantityFields
            key={key}
            quantity={quantity}
            proposed={proposed}
            onChange={(some) => setRow(key, { ...some, proposed: false })}
            onConfirm={() => setRow(key, { proposed: false })}
            onRemove={() => setRows((now) => now.filter((row) => row.key !== key))}
          />
        ))}
        <div>
          <SmallButton
            onClick={() => {
              const key = Math.max(0, ...rows.map((row) => row.key)) + 1;
              setRows((now) => [...now, { ...NO_QUANTITY, key, proposed: false }]);
            }}
          >
            {t("addNumber")}
          </SmallButton>
        </div>
      </fieldset>
    </CardForm>
  );
}

/** Confirmed quantities, then those extracted from the words. */
function rowsFor({ quantities, wording }: AnnotationOccurrence, language?: string): readonly Row[] {
  const known = quantities.map((quantity) => ({ ...quantity, proposed: false }));
  const proposed = proposeQuantities(wording, language)
    .filter(({ value }) => !quantities.some((quantity) => quantity.value === value))
    .map(({ start: _start, end: _end, ...quantity }) => ({ ...quantity, proposed: true }));
  return [...known, ...proposed].map((row, key) => ({ ...row, key }));
}
