"use client";
import { useId, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { AnswerOf } from "@/lib/contract/operation";
import type { searchAuthoritiesCall } from "@/lib/contract/authority-search";
import "@/messages/documents";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { useSubmit } from "../use-submit";
import styles from "./speakers.module.css";

type Found = AnswerOf<typeof searchAuthoritiesCall>;

interface AuthoritySearchProps {
  readonly projectId: string;
  /** The servers that are asked: no list for none. */
  readonly services: readonly string[];
  readonly name: string;
  readonly onChoose: (identifier: string) => void;
}

/** Asks authority files for entries by a name, when a person presses the button, and offers them. */
export function AuthoritySearch({ projectId, services, name, onChoose }: AuthoritySearchProps) {
  const t = useTranslations("Speakers");
  const format = useFormatter();
  const hint = useId();
  const [found, setFound] = useState<Found | null>(null);
  const search = useSubmit("POST /projects/{projectId}/authorities/search", {
    onDone: (answer) => setFound(answer),
    onRefused: () => setFound(null),
  });
  if (services.length === 0) return null;
  const sought = name.trim();
  return (
    <div className={styles.lookUp}>
      <Button
        size="small"
        loading={search.busy}
        disabled={sought === ""}
        aria-describedby={hint}
        onClick={() => search.submit({ params: { projectId }, body: { name: sought } })}
      >
        {t("lookUp")}
      </Button>
      <p id={hint} className={styles.soft}>
        {t("lookUpHint", { services: format.list(services) })}
      </p>
      {search.detail !== null && <Problem>{search.detail}</Problem>}
      <div role="status">{found && <p>{t("entriesFound", { count: found.items.length })}</p>}</div>
      {found?.failed.map(({ service, reason }) => (
        <Problem key={service}>{t("serviceFailed", { service, reason })}</Problem>
      ))}
      {found && found.items.length > 0 && (
        <ul role="list" aria-label={t("entries")} className={styles.entries}>
          {found.items.map((entry) => (
            <li key={`${entry.service} ${entry.identifier}`}>
              <div dir="auto">
                <b>{entry.name}</b>{" "}
                {[entry.description, ...entry.types].filter(Boolean).join(" · ")}
              </div>
              <div className={styles.entryActs}>
                <a href={entry.url} target="_blank" rel="noreferrer" dir="ltr">
                  {entry.identifier}
                </a>
                <span className={styles.soft}>{entry.service}</span>
                <Button
                  size="small"
                  aria-label={t("useEntryOf", { identifier: entry.identifier })}
                  onClick={() => onChoose(entry.identifier)}
                >
                  {t("useEntry")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
