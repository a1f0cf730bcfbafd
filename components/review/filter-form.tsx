"use client";
import { useTranslations } from "use-intl";
import { KINDS, REVIEW_ORDERS, STATUS_FILTERS, TAG_KINDS } from "@/lib/contract/terms";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Disclosure } from "../ui/disclosure";
import { Field } from "../ui/field";
import { Select, type Option } from "../ui/select";
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
  const choose = (
    label: string,
    value: string,
    options: readonly Option[],
    onChange: (value: string) => void,
  ) => (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={withValue(options, value)}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
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
        {choose(
          t("sort"),
          filter.sort ?? "oldest",
          REVIEW_ORDERS.map((order) => ({ value: order, label: t(`sorts.${order}`) })),
          (value) => set({ sort: one(REVIEW_ORDERS, value) }),
        )}
        <CheckBox
          label={t("unseen")}
          checked={filter.unseen === "true"}
          onChange={({ target }) => set({ unseen: target.checked ? "true" : "false" })}
        />
      </div>
      <Disclosure label={t("filterOf", { count })}>
        <div className={styles.fields}>
          {choose(
            t("document"),
            filter.document ?? "",
            [
              { value: "", label: t("anyDocument") },
              ...choices.documents.map(({ id, title }) => ({ value: id, label: title })),
            ],
            (value) => set({ document: value || undefined }),
          )}
          {choose(
            t("author"),
            filter.author ?? "",
            [{ value: "", label: t("anybody") }, ...people],
            (value) => set({ author: value || undefined }),
          )}
          {choose(
            t("tag"),
            filter.tag ?? "",
            [{ value: "", label: t("anyTag") }, ...tags],
            (value) => set({ tag: value || undefined }),
          )}
          {choose(
            t("kind"),
            filter.kind ?? "",
            [
              { value: "", label: t("anyKind") },
              ...KINDS.map((kind) => ({ value: kind, label: ui(`kind.${kind}`) })),
            ],
            (value) => set({ kind: one(KINDS, value) }),
          )}
          {choose(
            t("status"),
            filter.status ?? "",
            [
              { value: "", label: t("anyStatus") },
              ...STATUS_FILTERS.map((status) => ({
                value: status,
                label: t(`statuses.${status}`),
              })),
            ],
            (value) => set({ status: one(STATUS_FILTERS, value) }),
          )}
          {choose(
            t("age"),
            age === undefined ? "" : String(age),
            [
              { value: "", label: t("anyAge") },
              ...ages.map((days) => ({ value: String(days), label: t("ages", { days }) })),
            ],
            (value) => set({ age: value ? Number(value) : undefined }),
          )}
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

/** What an address names stays chosen, also where it is not among the options. */
function withValue(options: readonly Option[], value: string): readonly Option[] {
  const isThere = options.some((option) => option.value === value);
  return isThere ? options : [...options, { value, label: value }];
}
