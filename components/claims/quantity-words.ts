import { useCallback } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Quantity } from "@/lib/annotation/annotation";
import "@/messages/card";

/** A quantity in a few words: "≈ 87 % of the seats, 2023". */
export function useQuantityWords(): (quantity: Quantity) => string {
  const t = useTranslations("Quantity");
  const format = useFormatter();
  return useCallback(
    ({ value, low, high, unit, comparator, denominator, base, period, place }) => {
      const written = (one: number) => format.number(one, { maximumFractionDigits: 4 });
      // A change by two to three has its sign once.
      const ends = [low ?? value, high ?? value].map((end) =>
        comparator === "change" ? Math.abs(end) : end,
      );
      const number = [...new Set(ends)]
        .sort((a, b) => a - b)
        .map(written)
        .join("–");
      const much =
        comparator === "change"
          ? t("changed", { number: value > 0 ? `+${number}` : `−${number}`, unit })
          : comparator === "ratio"
            ? t("times", { number })
            : [comparator === "=" || comparator === "range" ? "" : comparator, number, unit]
                .filter(Boolean)
                .join(" ");
      const whole = denominator && t("of", { what: denominator });
      const start = base && t("from", { base });
      return [[much, whole, start].filter(Boolean).join(" "), period, place]
        .filter(Boolean)
        .join(", ");
    },
    [t, format],
  );
}
