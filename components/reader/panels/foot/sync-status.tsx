"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { unreachable } from "../../../api";
import { useSubmission } from "../../../use-submission";
import { newsHeld } from "../../model/claim-changes";
import { useReaderContext, useReading } from "../../context/reader-context";
import styles from "./refused-writes.module.css";

/** Quiet lines about the way to the server: what waits, what is new, what is over. */
export function Waiting() {
  const t = useTranslations("Reader");
  const router = useRouter();
  const { reading } = useReaderContext();
  const news = useReading((state) => newsHeld(state, reading.me.id));
  const link = useReading((state) => state.link);
  const keeps = useReading((state) => state.keeps);
  const revised = useReading((state) => state.revised);
  const writes = useReading((state) => state.writes);
  const stopped = writes.find(({ state, tries }) => state === "waiting" && tries > 0);
  const waiting = writes.filter(({ state }) => state === "waiting" || state === "sending").length;
  const isDisconnected = useLater(link === "disconnected", 2_000);

  const taking = useSubmission(async () => {
    const { held, heldClaims } = reading.store.now();
    const isTaken = await reading.takeIn(held, heldClaims);
    return isTaken ? ({ ok: true, value: null } as const) : unreachable();
  });

  const isSaved = useAllSaved(writes.length);

  return (
    <div className={styles.lines} role="status">
      {isSaved && <span className="visually-hidden">{t("saved")}</span>}
      {stopped && (
        <p className={styles.line}>
          {t(stopped.code === "not-signed-in" ? "signedOut" : "waiting", { count: waiting })}
          {stopped.code === "not-signed-in" && (
            <a href={`/sign-in?callbackUrl=${encodeURIComponent(here())}`}>{t("signIn")}</a>
          )}
          <button type="button" className={styles.press} onClick={() => reading.tryNow()}>
            {t("tryNow")}
          </button>
          {!keeps && <span>{t("doesNotKeep")}</span>}
        </p>
      )}
      {!stopped && isDisconnected && <p className={styles.line}>{t("away")}</p>}
      {link === "closed" && <p className={styles.line}>{t("closed")}</p>}
      {news > 0 && (
        <p className={styles.line}>
          <button
            type="button"
            className={styles.press}
            aria-busy={taking.busy || undefined}
            onClick={() => taking.submit()}
          >
            {t("new", { count: news })}
          </button>
          {taking.refusal && <span>{t("notTakenIn")}</span>}
        </p>
      )}
      {revised && (
        <p className={styles.line}>
          {t("revised")}
          <button type="button" className={styles.press} onClick={() => router.refresh()}>
            {t("readNew")}
          </button>
        </p>
      )}
    </div>
  );
}

/** True once everything that was on its way has arrived, until something new is. */
function useAllSaved(count: number): boolean {
  const [had, setHad] = useState(false);
  if (count > 0 && !had) setHad(true);
  return had && count === 0;
}

function here(): string {
  return window.location.pathname + window.location.hash;
}

/** True once something has been true for some milliseconds: short gaps need no words. */
function useLater(now: boolean, milliseconds: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(now), now ? milliseconds : 0);
    return () => clearTimeout(timer);
  }, [now, milliseconds]);
  return now && later;
}
