"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { v7 as newId } from "uuid";
import type { AnswerOf } from "@/lib/contract/operation";
import type { documentSpeakersCall } from "@/lib/contract/speakers";
import "@/messages/documents";
import { call } from "../api";
import { useApi } from "../live/use-api";
import { useChanged } from "../live/use-changed";
import { Button } from "../ui/button";
import { Link } from "../ui/link";
import { Problem } from "../ui/problem";
import { useToast } from "../ui/toast";
import styles from "./speakers.module.css";

type Labelled = AnswerOf<typeof documentSpeakersCall>["items"][number];
type Candidate = Labelled["candidates"][number];

interface LinkLabelsProps {
  readonly projectId: string;
  readonly documentId: string;
  readonly mayLink: boolean;
}

/** Whom a text names as speaking: each with their record, or with those that may be theirs. */
export function LinkLabels({ projectId, documentId, mayLink }: LinkLabelsProps) {
  const t = useTranslations("Speakers.labels");
  const changed = useChanged();
  const toast = useToast();
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState("");
  const { data, problem } = useApi("GET /documents/{documentId}/speakers", {
    params: { documentId },
  });

  /** Gives a record these aliases, and offers to give it back those it had. */
  const rename = async (one: Candidate, aliases: readonly string[], isUndo = false) => {
    const answer = await call("PATCH /speakers/{speakerId}", {
      params: { speakerId: one.id },
      body: { aliases: [...aliases] },
      version: one.version,
    });
    setRefused(answer.ok ? null : answer.detail);
    if (!answer.ok) return;
    changed("speaker");
    if (isUndo) return;
    const { version } = answer.value;
    const onPress = () => void rename({ ...one, version }, one.aliases, true);
    toast({ text: t("linked", { name: one.name }), action: { label: t("undo"), onPress } });
  };
  const create = async (name: string) => {
    const body = { id: newId(), name };
    const answer = await call("POST /projects/{projectId}/speakers", {
      params: { projectId },
      body,
    });
    setRefused(answer.ok ? null : answer.detail);
    if (answer.ok) changed("speaker");
  };
  const doing = async (label: string, work: Promise<void>) => {
    setBusy(label);
    await work;
    setBusy("");
  };

  if (problem) return <Problem>{problem}</Problem>;
  if (!data) return <p role="status">{t("loading")}</p>;
  if (data.items.length === 0) return <p>{t("none")}</p>;
  return (
    <>
      {refused !== null && <Problem>{refused}</Problem>}
      <ul className={styles.list}>
        {data.items.map(({ label, turns, isSpeaker, speakerId, candidates }) => (
          <li key={label} className={styles.labelled}>
            <span className={styles.head}>
              {speakerId ? (
                <Link className={styles.name} href={`/projects/${projectId}/speakers/${speakerId}`}>
                  <bdi>{label}</bdi>
                </Link>
              ) : (
                <b dir="auto">{label}</b>
              )}
              <small className={styles.soft}>
                {[isSpeaker && t("speaker"), turns > 0 && t("turns", { count: turns })]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            {speakerId ? (
              <small className={styles.soft}>{t("hasRecord")}</small>
            ) : (
              mayLink && (
                <span className={styles.actions}>
                  {candidates.map((one) => (
                    <Button
                      key={one.id}
                      size="small"
                      disabled={busy !== ""}
                      aria-label={t("isFor", { label, name: one.name })}
                      onClick={() => void doing(label, rename(one, [...one.aliases, label]))}
                    >
                      {t("is", { name: one.role ? `${one.name}, ${one.role}` : one.name })}
                    </Button>
                  ))}
                  <Button
                    size="small"
                    disabled={busy !== ""}
                    aria-label={t("createFor", { label })}
                    onClick={() => void doing(label, create(label))}
                  >
                    {t("create")}
                  </Button>
                </span>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
