"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "@/components/api";
import { Button } from "@/components/ui/button";
import { Problem } from "@/components/ui/problem";
import { Waiting } from "@/components/ui/spinner";
import { readingKey, type OpenedDocument } from "../model/opened-document";
import { useNarrow } from "../context/use-narrow";
import { useBeside } from "../context/panes";
import { Divider } from "./divider";
import { PaneTabs } from "./pane-tabs";
import { SecondReading } from "./second-reading";
import styles from "./second-pane.module.css";

type Fetched =
  | { readonly id: string; readonly reading: OpenedDocument }
  | { readonly id: string; readonly problem: string };

/** The second document on the right, or behind a tab where there is no room for two. */
export function OpenSecondPane({ documentId, onHelp }: { documentId: string; onHelp: () => void }) {
  const t = useTranslations("Beside");
  const { first, close, seen, activate, see } = useBeside();
  const small = useNarrow("screen");
  const [tries, setTries] = useState(0);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const current = fetched?.id === documentId ? fetched : null;
  const reading = current && "reading" in current ? current.reading : null;
  const title = reading?.document.title ?? "";

  useEffect(() => {
    const ended = new AbortController();
    call("GET /documents/{documentId}/reading", {
      params: { documentId },
      signal: ended.signal,
    })
      // The type allows text and structure to be missing; this request asks for both.
      .then((answer) =>
        setFetched(
          answer.ok
            ? { id: documentId, reading: answer.value as OpenedDocument }
            : { id: documentId, problem: answer.detail },
        ),
      )
      // Only an aborted call throws, and then the answer is no longer needed.
      .catch(() => undefined);
    return () => ended.abort();
  }, [documentId, tries]);

  return (
    <>
      {small && (
        <PaneTabs first={first.title} second={title || t("second")} onSee={see} seen={seen} />
      )}
      {!small && <Divider />}
      <aside
        ref={setRoot}
        className={styles.pane}
        aria-label={title ? t("name", { title }) : t("second")}
        data-small={small || undefined}
        data-print="no"
        hidden={small && seen === "first"}
        onPointerDownCapture={() => activate("second")}
        onFocusCapture={() => activate("second")}
      >
        <div className={styles.head}>
          <h2 className={styles.title} dir="auto">
            {reading ? (
              <a href={`/projects/${reading.project.id}/documents/${documentId}`}>{title}</a>
            ) : (
              t("second")
            )}
          </h2>
          <Button variant="quiet" icon aria-label={t("close")} onClick={close}>
            ✕
          </Button>
        </div>
        {reading && root ? (
          <SecondReading
            key={readingKey(reading)}
            opened={reading}
            root={root}
            onRevised={() => setTries(tries + 1)}
            onHelp={onHelp}
          />
        ) : current && "problem" in current ? (
          <div className={styles.middle}>
            <Problem next={<Button onClick={() => setTries(tries + 1)}>{t("again")}</Button>}>
              {current.problem}
            </Problem>
          </div>
        ) : (
          <div className={styles.middle}>
            <Waiting>{t("loading")}</Waiting>
          </div>
        )}
      </aside>
    </>
  );
}
