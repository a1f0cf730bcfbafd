import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import type { WholeList } from "./use-whole-list";

/** Says that more of a list is being read, or why it is not whole. Nothing once it is. */
export function RestOfList({ isWhole, problem, retry }: Omit<WholeList<unknown>, "items">) {
  const t = useTranslations("Ui");
  if (isWhole) return null;
  if (problem === null) return <p role="status">{t("restRead")}</p>;
  return (
    <Problem
      next={<Button onClick={retry}>{t("readRest")}</Button>}
    >{`${t("restUnread")} ${problem}`}</Problem>
  );
}
