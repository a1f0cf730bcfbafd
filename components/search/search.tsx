"use client";
import { useIsFetching } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/search";
import { pushUrl } from "../replace-url";
import { Button } from "../ui/button";
import { Form } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { SearchResults } from "./search-results";
import styles from "./search.module.css";

export interface SearchProps {
  readonly q: string;
  /** Searches this project alone. */
  readonly projectId?: string;
}

/** The query is in the address, so that going back restores the results. */
export function Search({ q: first, projectId }: SearchProps) {
  const t = useTranslations("Search");
  const [q, setQ] = useState(first);
  const [firstBefore, setFirstBefore] = useState(first);
  // Counted, so that the same words can be looked for again.
  const [submitted, setSubmitted] = useState({ words: first, count: 0 });
  const busy = useIsFetching({ queryKey: ["GET /search"] }) > 0;
  const search = (words: string) => setSubmitted({ words, count: submitted.count + 1 });
  if (firstBefore !== first) {
    setFirstBefore(first);
    if (first.trim() !== "") search(first);
  }

  function submit() {
    if (q.trim() === "") return;
    pushUrl(`?${new URLSearchParams({ q })}`);
    search(q);
  }

  return (
    <>
      <Form className={styles.form} role="search" onSubmit={submit}>
        <TextInput
          type="search"
          aria-label={t("words")}
          placeholder={t("words")}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          maxLength={500}
          dir="auto"
          enterKeyHint="search"
        />
        <Button type="submit" variant="primary" loading={busy}>
          {t("look")}
        </Button>
      </Form>
      {submitted.words.trim() === "" ? (
        <p className={styles.said}>{t("hint")}</p>
      ) : (
        <SearchResults key={submitted.count} q={submitted.words} projectId={projectId} />
      )}
    </>
  );
}
