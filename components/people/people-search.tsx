"use client";
import { useTranslations } from "use-intl";
import "@/messages/members";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import styles from "./people.module.css";

/** A form that works before any script is there: its answer is the page's own address. */
export function PeopleSearch({ q }: { readonly q: string }) {
  const t = useTranslations("People");
  return (
    <form role="search" method="get" action="/people" className={styles.search}>
      <TextInput
        type="search"
        name="q"
        defaultValue={q}
        key={q}
        maxLength={200}
        aria-label={t("search")}
        placeholder={t("search")}
      />
      <Button type="submit">{t("find")}</Button>
    </form>
  );
}
