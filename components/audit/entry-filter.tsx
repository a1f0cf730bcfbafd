"use client";
import { useTranslations } from "use-intl";
import type { readAuditDaysCall } from "@/lib/contract/audit";
import type { QueryOf } from "@/lib/contract/operation";
import { AUDIT_GROUPS } from "@/lib/contract/terms";
import "@/messages/audit";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import styles from "./audit.module.css";

/** What a log is narrowed to, as its address says it. */
export type Narrowed = QueryOf<typeof readAuditDaysCall>;

export interface EntryFilterProps {
  /** The page's own address. */
  readonly action: string;
  readonly narrowed: Narrowed;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** A form that works before any script is there: its answer is the page's own address. */
export function EntryFilter({ action, narrowed, people }: EntryFilterProps) {
  const t = useTranslations("Audit");
  const { group = "", person = "", from = "", to = "" } = narrowed;
  const everybody = { value: "", label: t("everybody") };
  const isKnown = person === "" || people.some(({ id }) => id === person);
  return (
    <form
      role="search"
      method="get"
      action={action}
      className={styles.filter}
      aria-label={t("filter")}
      key={[group, person, from, to].join()}
    >
      <Field label={t("who")}>
        {(control) => (
          <Select
            {...control}
            name="person"
            defaultValue={person}
            options={[
              everybody,
              ...people.map(({ id, name }) => ({ value: id, label: name })),
              ...(isKnown ? [] : [{ value: person, label: t("somebody") }]),
            ]}
          />
        )}
      </Field>
      <Field label={t("what")}>
        {(control) => (
          <Select
            {...control}
            name="group"
            defaultValue={group}
            options={[
              { value: "", label: t("everything") },
              ...AUDIT_GROUPS.map((one) => ({ value: one, label: t(`groups.${one}`) })),
            ]}
          />
        )}
      </Field>
      <Field label={t("from")}>
        {(control) => <TextInput {...control} type="date" name="from" defaultValue={from} />}
      </Field>
      <Field label={t("to")}>
        {(control) => <TextInput {...control} type="date" name="to" defaultValue={to} />}
      </Field>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
