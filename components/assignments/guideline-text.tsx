"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/assignments";
import { useApi } from "../live/use-api";
import { Field } from "../ui/field";
import { LazyMarkdown } from "../ui/lazy-markdown";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { Spinner } from "../ui/spinner";
import styles from "./assignments.module.css";

/** The words of a guideline: the newest, and with a choice every earlier version. */
export function GuidelineText({ guidelineId }: { readonly guidelineId: string }) {
  const t = useTranslations("Assignments.guideline");
  const { data, problem } = useApi("GET /guidelines/{guidelineId}/versions", {
    params: { guidelineId },
  });
  const [number, setNumber] = useState("");
  if (problem) return <Problem>{problem}</Problem>;
  if (!data) return <Spinner />;
  const { items } = data;
  const [newest] = items;
  const shown = items.find((one) => `${one.number}` === number) ?? newest;
  if (!shown || !newest) return null;
  return (
    <div className={styles.guideline}>
      {items.length > 1 && (
        <Field label={t("versions")}>
          {(control) => (
            <Select
              {...control}
              value={`${shown.number}`}
              onChange={({ target }) => setNumber(target.value)}
              options={items.map(({ number, createdAt, createdBy }) => ({
                value: `${number}`,
                label: t("versionOf", {
                  number,
                  day: readableDate(createdAt),
                  name: createdBy.name,
                }),
              }))}
            />
          )}
        </Field>
      )}
      {shown !== newest && <p role="status">{t("earlier", { number: newest.number })}</p>}
      <LazyMarkdown>{shown.text}</LazyMarkdown>
    </div>
  );
}
