"use client";
import { useTranslations } from "use-intl";
import { Button } from "./button";

interface MoreRowsProps {
  readonly shown: number;
  readonly count: number;
  readonly onMore: () => void;
}

/** Shows more of a long list; nothing where all of it is shown. */
export function MoreRows({ shown, count, onMore }: MoreRowsProps) {
  const t = useTranslations("Ui");
  return count > shown && <Button onClick={onMore}>{t("moreRows", { shown, count })}</Button>;
}
