"use client";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import "@/messages/documents";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import styles from "./document-list.module.css";

interface FindDocumentsProps {
  /** What the documents shown were searched for; empty for nothing. */
  readonly q: string;
  readonly onFind: (q: string) => void;
}

/** Searches a project's documents by title, author, speaker and publisher. */
export function FindDocuments({ q, onFind }: FindDocumentsProps) {
  const t = useTranslations("Documents.find");
  const [typed, setTyped] = useState(q);
  const [isFinding, begin] = useTransition();
  return (
    <form
      role="search"
      aria-label={t("name")}
      className={styles.find}
      onSubmit={(event) => {
        event.preventDefault();
        begin(() => onFind(typed.trim()));
      }}
    >
      <TextInput
        type="search"
        aria-label={t("label")}
        placeholder={t("label")}
        maxLength={500}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" loading={isFinding}>
        {t("find")}
      </Button>
      {q !== "" && (
        <Button variant="quiet" onClick={() => begin(() => onFind(""))}>
          {t("all")}
        </Button>
      )}
    </form>
  );
}
