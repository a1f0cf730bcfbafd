"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "./second-pane.module.css";

/** The share of the window's width for the second document, in percent. */
const MIN_SHARE = 25;
const MAX_SHARE = 70;
const INITIAL_SHARE = 48;
const STEP = 2;
const STORAGE_KEY = "obelus.beside.share";

/** Resizes two documents, by dragging or with arrows, Home and End. This browser remembers it. */
export function Divider() {
  const t = useTranslations("Beside");
  const [share, setShare] = useState(readShare);
  const resize = (next: number) => {
    const bounded = Math.round(Math.min(Math.max(next, MIN_SHARE), MAX_SHARE));
    setShare(bounded);
    window.localStorage.setItem(STORAGE_KEY, String(bounded));
  };

  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--beside", `${share}vw`);
    return () => void style.removeProperty("--beside");
  }, [share]);

  const onKeyDown = (event: React.KeyboardEvent) => {
    const next = {
      ArrowLeft: share + STEP,
      ArrowRight: share - STEP,
      Home: MAX_SHARE,
      End: MIN_SHARE,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };
  return (
    <div
      className={styles.divider}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t("divider")}
      aria-valuenow={100 - share}
      aria-valuemin={100 - MAX_SHARE}
      aria-valuemax={100 - MIN_SHARE}
      data-print="no"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        resize(100 - (event.clientX / window.innerWidth) * 100);
      }}
      onDoubleClick={() => resize(INITIAL_SHARE)}
    />
  );
}

function readShare(): number {
  const share = Number(window.localStorage.getItem(STORAGE_KEY) ?? INITIAL_SHARE);
  return share >= MIN_SHARE && share <= MAX_SHARE ? share : INITIAL_SHARE;
}
