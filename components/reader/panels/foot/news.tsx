"use client";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/components/api";
import { useToast } from "@/components/ui/toast";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { useReaderContext, useReading } from "../../context/reader-context";
import type { Command } from "../../model/commands/command";
import { usePanelCommands } from "../../context/use-commands";
import styles from "./foot.module.css";
import "@/messages/card";

type Answer = AnswerAt<"GET /documents/{documentId}/news">;

const COMMANDS: readonly Command<{ readonly count: number; readonly toggle: () => void }>[] = [
  { id: "news", keys: ["I"], when: ({ count }) => count > 0, run: ({ toggle }) => toggle() },
];

/**
 * What others marked or noted since one was last here: how much that is, and a press shows nothing
 * else, so that the keys of the list walk through it. It counts as read when one leaves, or at once.
 */
export function News() {
  const t = useTranslations("News");
  const toast = useToast();
  const { reading, announce } = useReaderContext();
  const { store, place } = reading;
  const isOn = useReading((state) => state.filter.news !== null);
  const [news, setNews] = useState<Answer | null>(null);
  const isSeen = useRef(false);
  const { documentId } = place;

  useEffect(() => {
    let isHere = true;
    void call("GET /documents/{documentId}/news", { params: { documentId } }).then(
      (answer) => answer.ok && isHere && setNews(answer.value),
    );
    return () => void (isHere = false);
  }, [documentId]);

  const mark = useCallback(
    (at: string) =>
      call("PUT /documents/{documentId}/seen", {
        params: { documentId },
        body: { at },
        keepalive: true,
      }),
    [documentId],
  );
  const leave = useEffectEvent(() => {
    if (!news || isSeen.current) return;
    isSeen.current = true;
    void mark(news.at);
  });
  useEffect(() => {
    const onLeave = () => leave();
    window.addEventListener("pagehide", onLeave);
    return () => {
      window.removeEventListener("pagehide", onLeave);
      onLeave();
    };
  }, []);

  const count = news?.count ?? 0;
  const toggle = () => {
    store.changeFilter({ news: isOn || !news ? null : new Set(news.annotationIds) });
    announce(isOn ? t("everything") : t("only", { count }));
  };
  usePanelCommands(COMMANDS, { count, toggle });

  async function readAll() {
    if (!news) return;
    const { seenAt, at } = news;
    const answer = await mark(at);
    if (!answer.ok) return toast({ text: answer.detail, urgent: true });
    isSeen.current = true;
    store.changeFilter({ news: null });
    setNews({ ...news, count: 0 });
    toast({
      text: t("allRead"),
      action: {
        label: t("undo"),
        onPress: () => {
          if (seenAt) void mark(seenAt);
          setNews(news);
        },
      },
    });
  }

  if (!news?.seenAt || count === 0) return null;
  return (
    <>
      <button
        type="button"
        className={styles.pick}
        aria-pressed={isOn}
        aria-keyshortcuts="I"
        data-set={isOn || undefined}
        onClick={toggle}
      >
        {t("new", { count })}
      </button>
      {isOn && (
        <button type="button" className={styles.plain} onClick={() => void readAll()}>
          {t("readAll")}
        </button>
      )}
      {isOn && count > news.annotationIds.length && (
        <span className={styles.count}>{t("left", { count: news.annotationIds.length })}</span>
      )}
    </>
  );
}
