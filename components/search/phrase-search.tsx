"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/search";
import { Button } from "../ui/button";
import { CheckBox } from "../ui/check-box";
import { Form } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { AnnotatePlaces, type AnnotatePlacesProps } from "./annotate-places";
import styles from "./search.module.css";

export interface PhraseSearchProps extends Pick<AnnotatePlacesProps, "projectId" | "tags"> {
  readonly phrase: string;
}

/** Finds a phrase in every text, in order to annotate all its places. */
export function PhraseSearch({ projectId, tags, phrase: first }: PhraseSearchProps) {
  const t = useTranslations("Search");
  const [phrase, setPhrase] = useState(first);
  const [submitted, setSubmitted] = useState(first.trim());
  const [whole, setWhole] = useState(true);
  return (
    <section className={styles.group} aria-label={t("places.title")}>
      <h2>{t("places.title")}</h2>
      <Form className={styles.form} onSubmit={() => setSubmitted(phrase.trim())}>
        <TextInput
          aria-label={t("places.phrase")}
          placeholder={t("places.phrase")}
          value={phrase}
          onChange={({ target }) => setPhrase(target.value)}
          maxLength={500}
          dir="auto"
        />
        <Button type="submit">{t("places.find")}</Button>
      </Form>
      <CheckBox
        label={t("places.whole")}
        checked={whole}
        onChange={({ target }) => setWhole(target.checked)}
      />
      {submitted === "" ? (
        <p className={styles.said}>{t("places.hint")}</p>
      ) : (
        <AnnotatePlaces
          key={`${submitted} ${whole}`}
          projectId={projectId}
          phrase={submitted}
          whole={whole}
          tags={tags}
        />
      )}
    </section>
  );
}
