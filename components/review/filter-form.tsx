"use client";
import { useTranslations } from "use-intl";
import { KINDS, REVIEW_ORDERS, STATUS_FILTERS, TAG_KINDS } from "@/lib/contract/terms";
import "@/messages/review";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Disclosure } from "../ui/disclosure";
import { SelectField } from "../ui/select-field";
import { countConditions, type ReviewFilter } from "./queue-filter";
import styles from "./review.module.css";

export interface FilterChoices {
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly tags: readonly Pick<Tag, "slug" | "label" | "kind">[];
}

interface FilterFormProps {
  readonly filter: ReviewFilter;
  readonly choices: FilterChoices;
  readonly me: string;
  readonly onFilter: (filter: ReviewFilter) => void;
}

const AGES = [1, 7, 30, 90] as const;

/** Narrows and sorts the queue; each choice holds at once. */
export function FilterForm({ filter, choices, me, onFilter }: FilterFormProps) {
  const t = useTranslations("Review");
  const ui = useTranslations("Ui");
  const count = countConditions(filter);
  const set = (some: ReviewFilter) => onFilter({ ...filter, ...some });
  const people = choices.people.map(({ id, name }) => ({
    value: id,
    label: id === me ? t("you", { name }) : name,
  }));
  const tags = TAG_KINDS.flatMap((kind) =>
    choices.tags
      .filter((tag) => tag.kind === kind)
      .map(({ slug, label }) => ({ value: slug, label: `${ui(`kind.${kind}`)}: ${label}` })),
  );
  const { age } = filter;
  const ages = [...new Set([...AGES, ...(age === undefined ? [] : [age])])].toSorted(
    (a, b) => a - b,
  );
  const one = <T extends string>(list: readonly T[], value: string) =>
    list.find((each) => each === value);
  return (
    <form
      role="search"
      className={styles.filter}
      aria-label={t("filter")}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.first}>
        <SelectField
          label={t("sort")}
          value={filter.sort ?? "oldest"}
          options={REVIEW_ORDERS.map((order) => ({ value: order, label: t(`sorts.${order}`) }))}
          onValue={(value) => set({ sort: one(REVIEW_ORDERS, value) })}
        />
        <CheckBox
          label={t("unseen")}
          checked={filter.unseen === "true"}
          onChange={({ target }) => set({ unseen: target.checked ? "true" : "false" })}
        />
      </div>
      <Disclosure label={t("filterOf", { count })}>
        <div className={styles.fields}>
          <SelectField
            label={t("document")}
            value={filter.document ?? ""}
            options={[
              { value: "", label: t("anyDocument") },
              ...choices.documents.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onValue={(value) => set({ document: value || undefined })}
          />
          <SelectField
            label={t("author")}
            value={filter.author ?? ""}
            options={[{ value: "", label: t("anybody") }, ...people]}
            onValue={(value) => set({ author: value || undefined })}
          />
          <SelectField
            label={t("tag")}
            value={filter.tag ?? ""}
            options={[{ value: "", label: t("anyTag") }, ...tags]}
            onValue={(value) => set({ tag: value || undefined })}
          />
          <SelectField
            label={t("kind")}
            value={filter.kind ?? ""}
            options={[
              { value: "", label: t("anyKind") },
              ...KINDS.map((kind) => ({ value: kind, label: ui(`kind.${kind}`) })),
            ]}
            onValue={(value) => set({ kind: one(KINDS, value) })}
          />
          <SelectField
            label={t("status")}
            value={filter.status ?? ""}
            options={[
              { value: "", label: t("anyStatus") },
              ...STATUS_FILTERS.map((status) => ({
                value: status,
                label: t(`statuses.${status}`),
              })),
            ]}
            onValue={(value) => set({ status: one(STATUS_FILTERS, value) })}
          />
          <SelectField
            label={t("age")}
            value={age === undefined ? "" : String(age)}
            options={[
              { value: "", label: t("anyAge") },
              ...ages.map((days) => ({ value: String(days), label: t("ages", { days }) })),
            ]}
            onValue={(value) => set({ age: value ? Number(value) : undefined })}
          />
          <CheckBox
            label={t("differ")}
            checked={filter.differ === "true"}
            onChange={({ target }) => set({ differ: target.checked ? "true" : undefined })}
          />
          {count > 0 && (
            <Button onClick={() => onFilter({ unseen: filter.unseen, sort: filter.sort })}>
              {t("clear")}
            </Button>
          )}
        </div>
      </Disclosure>
    </form>
  );
}
