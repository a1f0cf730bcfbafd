"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "./second-pane.module.css";

/** How much of the window the second document takes, in percent. */
const MIN_SHARE = 25;
const MAX_SHARE = 70;
const AT_FIRST = 48;
const STEP = 2;
const KEPT = "obelus.beside.share";

/** Between two documents: dragged, or moved with the arrows, Home and End. Kept in this browser. */
export function Divider() {
  const t = useTranslations("Beside");
  const [share, setShare] = useState(readShare);
  const put = (next: number) => {
    const bounded = Math.round(Math.min(Math.max(next, MIN_SHARE), MAX_SHARE));
    setShare(bounded);
    window.localStorage.setItem(KEPT, String(bounded));
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
    put(next);
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
        put(100 - (event.clientX / window.innerWidth) * 100);
      }}
      onDoubleClick={() => put(AT_FIRST)}
    />
  );
}

function readShare(): number {
  const share = Number(window.localStorage.getItem(KEPT) ?? AT_FIRST);
  return share >= MIN_SHARE && share <= MAX_SHARE ? share : AT_FIRST;
}
