"use client";
import { useTranslations } from "use-intl";
import "@/messages/codebook";
import { Button } from "../ui/button";
import { Field, FieldRow } from "../ui/field";
import { NOTHING, Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { Tag } from "./tag";
import styles from "./near-misses.module.css";

type Miss = Tag["nearMisses"][number];

export interface NearMissesProps {
  /** The slug of the edited tag. */
  readonly own: string;
  readonly others: readonly Tag[];
  readonly misses: readonly Miss[];
  readonly onChange: (misses: readonly Miss[]) => void;
}

/** The tags that this one is often confused with, each with the question that separates the two. */
export function NearMisses({ own, others, misses, onChange }: NearMissesProps) {
  const t = useTranslations("Codebook");
  const put = (at: number, miss: Miss) => onChange(misses.with(at, miss));
  return (
    <fieldset className={styles.misses}>
      <legend>{t("nearMisses")}</legend>
      {misses.map((miss, at) => (
        <div key={at} className={styles.miss}>
          <FieldRow>
            <Field label={t("missOther")}>
              {(control) => (
                <Select
                  {...control}
                  value={miss.slug}
                  onChange={(event) =>
                    put(at, {
                      ...miss,
                      slug: event.target.value,
                      ...(miss.yes === miss.slug ? { yes: event.target.value } : {}),
                    })
                  }
                  options={[
                    { value: "", label: t("choose") },
                    ...others.map(({ slug, label }) => ({ value: slug, label })),
                  ]}
                />
              )}
            </Field>
            <Field label={t("missQuestion")}>
              {(control) => (
                <TextInput
                  {...control}
                  value={miss.question}
                  onChange={(event) => put(at, { ...miss, question: event.target.value })}
                />
              )}
            </Field>
            <Field label={t("missYes")}>
              {(control) => (
                <Select
                  {...control}
                  value={!miss.yes ? "" : miss.yes === miss.slug ? "other" : "own"}
                  onChange={({ target: { value } }) => {
                    const { yes: _, ...rest } = miss;
                    const yes = value === "other" ? miss.slug : own;
                    put(at, value === "" ? rest : { ...rest, yes });
                  }}
                  options={[
                    NOTHING,
                    { value: "own", label: t("yesOwn") },
                    { value: "other", label: t("yesOther") },
                  ]}
                />
              )}
            </Field>
          </FieldRow>
          <Button
            variant="quiet"
            icon
            aria-label={t("missRemove")}
            onClick={() => onChange(misses.toSpliced(at, 1))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...misses, { slug: "", question: "" }])}>
        {t("missAdd")}
      </Button>
    </fieldset>
  );
}
