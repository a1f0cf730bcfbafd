"use client";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { compareNumbers } from "@/lib/claim/number-comparison";
import "@/messages/claim-pages";
import { Select } from "../ui/select";
import type { ClaimNumbers } from "./evidence";
import { useQuantityWords } from "./quantity-words";
import styles from "./claim-page.module.css";

interface NumbersAgainstProps {
  /** The claim's own numbers. */
  readonly numbers: ClaimNumbers["numbers"];
  /** The numbers of one piece of evidence. */
  readonly found: ClaimNumbers["items"];
}

/** The numbers of a piece of evidence, each with what it says of a number of the claim. */
export function NumbersAgainst({ numbers, found }: NumbersAgainstProps) {
  const t = useTranslations("Numbers");
  if (found.length === 0) return null;
  return (
    <ul className={styles.against} aria-label={t("name")}>
      {found.map((one, i) => (
        <NumberAgainst key={`${i} ${one.number.exact}`} numbers={numbers} one={one} />
      ))}
    </ul>
  );
}

function NumberAgainst({
  numbers,
  one: { number, against },
}: {
  readonly numbers: ClaimNumbers["numbers"];
  readonly one: ClaimNumbers["items"][number];
}) {
  const t = useTranslations("Numbers");
  const format = useFormatter();
  const words = useQuantityWords();
  const [chosen, setChosen] = useState(against);
  const claimed = numbers[chosen];
  if (!claimed) return null;
  const { relation, difference, share } = compareNumbers(claimed, number);
  const signed = { maximumFractionDigits: 2, signDisplay: "exceptZero" } as const;
  const by = [
    `${format.number(difference ?? 0, { ...signed, maximumFractionDigits: 4 })} ${claimed.unit}`,
    ...(share === null ? [] : [`(${format.number(share, { ...signed, style: "percent" })})`]),
  ].join(" ");
  return (
    <li>
      <b dir="auto">{words(number)}</b> {t("against")}{" "}
      {numbers.length === 1 ? (
        <span dir="auto">{words(claimed)}</span>
      ) : (
        <Select
          aria-label={t("choose", { number: words(number) })}
          value={String(chosen)}
          onChange={({ target }) => setChosen(Number(target.value))}
          options={numbers.map((each, i) => ({ value: String(i), label: words(each) }))}
        />
      )}
      : <span>{relation === "differs" ? t("differs", { by }) : t(`relation.${relation}`)}</span>
    </li>
  );
}
