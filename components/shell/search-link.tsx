"use client";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";

export function SearchLink() {
  const t = useTranslations("Shell");
  return (
    <Link href="/search" className={buttonClass({ variant: "quiet" })} title={t("searchLabel")}>
      {t("search")}
    </Link>
  );
}
