"use client";
import { useTranslations } from "use-intl";
import { SmallButton } from "@/components/ui/small-button";
import { type Quantity } from "@/lib/annotation/annotation";
import { missingFrom } from "@/lib/claim/missing-words";
import { useQuantityWords } from "@/components/claims/quantity-words";
import "@/messages/card";
import styles from "./claim.module.css";
import { COMPARATORS } from "@/lib/contract/terms";

export const NO_QUANTITY: Quantity = {
  value: 0,
  unit: "",
  comparator: "=",
  period: "",
  place: "",
  denominator: "",
  base: "",
};

const WORDS = ["unit", "period", "place", "denominator", "base"] as const;

/** A range has two ends, and nothing else has. */
function comparedBy(comparator: Quantity["comparator"], { value }: Quantity): Partial<Quantity> {
  return comparator === "range"
    ? { comparator, low: value, high: value }
    : { comparator, low: undefined, high: undefined };
}

interface QuantityFieldsProps {
  readonly quantity: Quantity;
  /** Extracted from the words automatically; saved only when a person confirms it. */
  readonly proposed: boolean;
  readonly onChange: (some: Partial<Quantity>) => void;
  readonly onConfirm: () => void;
  readonly onRemove: () => void;
}

export function QuantityFields(props: QuantityFieldsProps) {
  const { quantity, proposed, onChange, onConfirm, onRemove } = props;
  const t = useTranslations("Quantity");
  const wordsFor = useQuantityWords();
  const words = wordsFor(quantity);
  return (
    <div
      className={styles.quantity}
      role="group"
      aria-label={words}
      data-proposed={proposed || undefined}
    >
      {proposed && (
        <p className={styles.whole}>
          {t("proposed", { words })}
          <SmallButton onClick={onConfirm}>{t("confirm")}</SmallButton>
        </p>
      )}
      <label>
        {t("comparator")}
        <select
          value={quantity.comparator}
          onChange={(event) =>
            onChange(comparedBy(event.target.value as Quantity["comparator"], quantity))
          }
        >
          {COMPARATORS.map((value) => (
            <option key={value} value={value}>
              {t(`comparators.${value}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("value")}
        <input
          type="number"
          step="any"
          value={quantity.value}
          onChange={(event) => onChange({ value: Number(event.target.value) })}
        />
      </label>
      {quantity.comparator === "range" &&
        (["low", "high"] as const).map((name) => (
          <label key={name}>
            {t(name)}
            <input
              type="number"
              step="any"
              value={quantity[name] ?? quantity.value}
              onChange={(event) => onChange({ [name]: Number(event.target.value) })}
            />
          </label>
        ))}
      {WORDS.map((name) => (
        <label key={name}>
          {t(name)}
          <input
            dir="auto"
            maxLength={200}
            value={quantity[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </label>
      ))}
      <div className={styles.whole}>
        {missingFrom(quantity).map((lack) => (
          <span key={lack} className={styles.lack}>
            <span aria-hidden="true">△</span> {t(`lack.${lack}`, { words })}
          </span>
        ))}
        <SmallButton onClick={onRemove}>{proposed ? t("dismiss") : t("remove")}</SmallButton>
      </div>
    </div>
  );
}
