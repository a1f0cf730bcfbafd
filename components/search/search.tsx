"use client";
import { useIsFetching } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
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
  const [given, setGiven] = useState(first);
  // Counted, so that the same words can be looked for again.
  const [asked, setAsked] = useState({ words: first, count: 0 });
  const busy = useIsFetching({ queryKey: ["GET /search"] }) > 0;
  const look = (words: string) => setAsked({ words, count: asked.count + 1 });
  if (given !== first) {
    setGiven(first);
    if (first.trim() !== "") look(first);
  }

  function submit() {
    if (q.trim() === "") return;
    pushUrl(`?${new URLSearchParams({ q })}`);
    look(q);
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
      {asked.words.trim() === "" ? (
        <p className={styles.said}>{t("hint")}</p>
      ) : (
        <SearchResults key={asked.count} q={asked.words} projectId={projectId} />
      )}
    </>
  );
}
